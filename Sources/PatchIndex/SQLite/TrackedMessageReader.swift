internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads messages as tracking wants them, those of many threads at a time: each table is asked once for all of them.
///
/// Settling a whole index reads every message, so this goes through statements that make no row objects.
final class TrackedMessageReader {
    /// How many threads, or rows, are read with one statement: so many that statements do not count, so few that the memory
    /// for them does not.
    private static let piece = 256

    private let ofThreads: HotStatement
    private let ofRows: HotStatement
    private let ancestors: HotStatement
    private let recipients: HotStatement
    private let dates: ReceiptDates
    private let links: HotStatement
    private let relations: HotStatement
    private let files: HotStatement
    private let trailers: HotStatement
    private let patch: HotStatement
    private let pull: HotStatement
    private let notice: HotStatement
    private let entries: HotStatement
    private let attached: HotStatement
    private let taken: HotStatement
    private let answered: HotStatement
    /// Whether a sender takes patches of others, by address, as far as it was asked.
    private var committers: [Mailbox: Bool] = [:]
    /// Whether a sender means all patches of a series in answer to the first, as far as it was asked.
    private var speakers: [Mailbox: Bool] = [:]
    private let namedFix: HotStatement

    init(_ database: Database) throws {
        func statement(_ sql: String) throws -> HotStatement { try HotStatement(database, sql) }
        ofThreads = try statement(
            Self.messages + " WHERE identity.thread IN (\(Self.asked)) ORDER BY identity.thread, message.id")
        ofRows = try statement(Self.messages + " WHERE message.id IN (\(Self.asked)) ORDER BY message.id")
        ancestors = try statement(
            """
            SELECT message.id, text FROM message JOIN json_each(message.ancestors) AS ancestor
            JOIN identity ON identity.id = ancestor.value WHERE message.id IN (\(Self.asked)) ORDER BY message.id, key
            """)
        dates = try ReceiptDates(database)
        recipients = try statement(
            """
            SELECT message.id, name, address FROM message JOIN json_each(message.recipients) AS recipient
            JOIN person ON person.id = recipient.value WHERE message.id IN (\(Self.asked)) ORDER BY message.id, key
            """)
        func details(_ columns: String, _ tables: String, order: String? = "place") throws -> HotStatement {
            try statement(
                "SELECT message, \(columns) FROM \(tables) WHERE message IN (\(Self.asked))"
                    + (order.map { " ORDER BY message, \($0)" } ?? ""))
        }
        links = try details("text", "link JOIN identity ON identity.id = identity")
        relations = try details("kind, text", "relation JOIN identity ON identity.id = identity")
        files = try details("text", "changed_file JOIN path ON path.id = path")
        trailers = try details("key, value, is_given, is_withdrawn", "trailer")
        patch = try details("patch_id, change_id, upstream", "patch", order: nil)
        attached = try details(
            "subject, title, person.name, person.address, patch_id, change_id, files, trailers",
            "attached_patch LEFT JOIN person ON person.id = author")
        pull = try details("repository, ref, tip, shortlog", "pull_request JOIN patch USING (message)", order: nil)
        notice = try details("tree, branch, is_machine_written, scope, exceptions, is_withdrawal", "notice", order: nil)
        namedFix = try details("fix", "named_fix", order: nil)
        entries = try details("part, total, title, commit_id, url", "notice_entry")
        answered = try statement(
            """
            SELECT posting.subject FROM message JOIN notice ON notice.message = message.id
            JOIN message AS posting ON posting.identity = json_extract(message.ancestors, '$[#-1]')
            WHERE message.sender IN (SELECT id FROM person WHERE address = ?) AND posting.kind = \(PatchMail.Kind.patch.code)
                AND scope = \(ApplicationNotice.Scope.unspecified.rawValue) AND is_withdrawal = 0
                AND NOT EXISTS (SELECT 1 FROM notice_entry WHERE notice_entry.message = message.id)
            LIMIT 400
            """)
        taken = try statement(
            """
            SELECT 1 FROM message JOIN notice ON notice.message = message.id
            JOIN message AS posting ON posting.identity = json_extract(message.ancestors, '$[#-1]')
            WHERE message.kind = \(PatchMail.Kind.notice.code) AND message.sender IN (
                SELECT id FROM person WHERE address = ?1 OR name = ?2 AND instr(?2, ' ') > 0)
                AND is_withdrawal = 0 AND posting.sender <> message.sender AND posting.kind IN (
                    \(PatchMail.Kind.patch.code), \(PatchMail.Kind.cover.code), \(PatchMail.Kind.pullRequest.code))
            LIMIT 1
            """)
    }

    /// The rows that a JSON array names.
    private static let asked = "SELECT value FROM json_each(?)"

    private static let messages = """
        SELECT message.id, identity.text, kind, subject, title, sender.name, sender.address, author.name, author.address,
            message.received, sent, automaton, remark, read_as, message.recipients IS NOT NULL, reply.name, reply.address,
            identity.thread
        FROM message JOIN identity ON identity.id = message.identity
        LEFT JOIN person AS sender ON sender.id = message.sender LEFT JOIN person AS author ON author.id = message.author
        LEFT JOIN person AS reply ON reply.id = message.reply_to
        """

    /// A message, its row and its thread.
    private struct Found {
        var row: Int64
        var thread: Int64
        var message: TrackedMessage
        var readAs: ReadAs
        var hasRecipients: Bool
    }

    /// The messages of one thread, with their rows.
    func messages(inThread thread: Int64) throws -> [(row: Int64, message: TrackedMessage)] {
        try messages(inThreads: [thread])
    }

    /// The messages of threads, with their rows, thread by thread in the order of their numbers.
    func messages(inThreads threads: some Collection<Int64>) throws -> [(row: Int64, message: TrackedMessage)] {
        var all: [(row: Int64, message: TrackedMessage)] = []
        var rest = threads.sorted()[...]
        while !rest.isEmpty {
            ofThreads.bind(list: Array(rest.prefix(Self.piece)))
            rest = rest.dropFirst(Self.piece)
            var found = try messages(from: ofThreads)
            var start = 0
            while start < found.count {
                let end = found[start...].firstIndex { $0.thread != found[start].thread } ?? found.count
                try readCommitters(&found[start..<end])
                start = end
            }
            all += found.map { ($0.row, $0.message) }
        }
        return all
    }

    /// Finds out which notices of a thread are by people who take patches of others, and which mean all parts.
    private func readCommitters(_ found: inout ArraySlice<Found>) throws {
        // Who takes a patch of their own is asked for nothing else than that.
        var authors: Set<String> = []
        for message in found.lazy.map(\.message) where message.isPosting {
            for mailbox in [message.sender, message.author] {
                guard let mailbox else { continue }
                authors.formUnion([mailbox.address, mailbox.name])
            }
        }
        for index in found.indices where found[index].message.notice != nil {
            let message = found[index].message
            if message.notice?.scope == .unspecified, let sender = message.sender, message.subject.part == 1 {
                found[index].message.speaksForAllParts = try speaksForAllParts(sender)
            }
            guard let sender = message.sender, authors.contains(sender.address) || authors.contains(sender.name)
            else { continue }
            found[index].message.isFromCommitter = try isCommitter(sender)
        }
    }

    /// Whether somebody says "Applied" in answer to the first of several patches, more than once, and never to a later one.
    private func speaksForAllParts(_ mailbox: Mailbox) throws -> Bool {
        if let known = speakers[mailbox] { return known }
        answered.bind(mailbox.address)
        var firsts = 0
        var isSingly = false
        while try answered.step() {
            guard let subject = answered.text(0).map({ PatchSubject(parsing: $0) }), let part = subject.part,
                subject.total ?? 0 > 1
            else { continue }
            if part == 1 { firsts += 1 } else if part > 1 { isSingly = true }
        }
        let speaks = firsts > 1 && !isSingly
        speakers[mailbox] = speaks
        return speaks
    }

    /// Whether somebody with the address, or the full name, took patches of others.
    private func isCommitter(_ mailbox: Mailbox) throws -> Bool {
        if let known = committers[mailbox] { return known }
        taken.bind(mailbox.address)
        taken.bind(mailbox.name)
        let isCommitter = try taken.run() != nil
        committers[mailbox] = isCommitter
        return isCommitter
    }

    /// The messages in some rows, by row, as far as series and versions depend on them.
    func messagesForLinking(rows: some Collection<Int64>) throws -> [Int64: TrackedMessage] {
        var all: [Int64: TrackedMessage] = [:]
        var rest = Array(rows)[...]
        while !rest.isEmpty {
            ofRows.bind(list: Array(rest.prefix(Self.piece)))
            rest = rest.dropFirst(Self.piece)
            for found in try messages(from: ofRows, isForLinking: true) { all[found.row] = found.message }
        }
        return all
    }

    /// Steps through messages, and reads what further tables have of them.
    private func messages(from rows: HotStatement, isForLinking: Bool = false) throws -> [Found] {
        var found: [Found] = []
        while try rows.step() {
            guard let row = rows.integer(0) else { continue }
            let readAs = ReadAs(code: rows.integer(13) ?? 0)
            // A series that is read again to be linked has the kinds that follow from its thread.
            let kind = isForLinking ? PatchMail.Kind(code: rows.integer(2) ?? 0) : readAs.kind
            var message = TrackedMessage(
                id: rows.text(1) ?? "", kind: kind,
                subject: PatchSubject(parsing: rows.text(3) ?? ""), title: rows.text(4) ?? "",
                sender: Self.mailbox(rows, 5), author: Self.mailbox(rows, 7), receivedAt: rows.integer(9) ?? 0,
                sentAt: rows.integer(10), automaton: rows.text(11),
                remark: rows.integer(12).flatMap(ReplyRemark.init(code:)), hasOverview: readAs.hasOverview)
            if !isForLinking { message.replyTo = Self.mailbox(rows, 15) }
            found.append(
                Found(
                    row: row, thread: rows.integer(17) ?? 0, message: message, readAs: readAs,
                    hasRecipients: rows.integer(14) == 1))
        }
        guard !found.isEmpty else { return [] }
        try readDetails(&found, isForLinking)
        return found
    }

    private func readDetails(_ found: inout [Found], _ isForLinking: Bool) throws {
        let indices = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.row, $0) })
        /// Reads a table for the messages that may have something in it.
        func read(
            _ statement: HotStatement, where mayHave: (Found) -> Bool,
            _ take: (HotStatement, inout TrackedMessage) -> Void
        ) throws {
            let rows = found.lazy.filter(mayHave).map(\.row)
            guard !rows.isEmpty else { return }
            statement.bind(list: Array(rows))
            while try statement.step() {
                guard let index = statement.integer(0).flatMap({ indices[$0] }) else { continue }
                take(statement, &found[index].message)
            }
        }
        try read(ancestors, where: { _ in true }) { $1.ancestors.append($0.text(1) ?? "") }
        func hasDetails(_ one: Found) -> Bool { !isForLinking || one.message.isPosting }
        func isPosting(_ one: Found) -> Bool {
            hasDetails(one) && [.patch, .cover, .pullRequest].contains(one.message.kind)
        }
        if !isForLinking {
            try readDates(&found)
            try read(recipients, where: \.hasRecipients) { row, message in
                if let mailbox = Self.mailbox(row, 1) { message.recipients.append(mailbox) }
            }
            try read(trailers, where: hasDetails) { row, message in
                let trailer = Trailer(
                    key: row.text(1) ?? "", value: row.text(2) ?? "", isWithdrawn: row.integer(4) == 1)
                if row.integer(3) == 1 { message.givenTags.append(trailer) } else { message.trailers.append(trailer) }
            }
            try read(namedFix, where: { $0.message.kind == .reply }) { $1.namedFix = $0.text(1) }
        }
        try read(links, where: hasDetails) { $1.linkedMessageIDs.append($0.text(1) ?? "") }
        try read(relations, where: hasDetails) { row, message in
            guard let kind = PatchRelation.Kind(code: row.integer(1) ?? 0) else { return }
            message.relations.append(PatchRelation(kind: kind, messageID: row.text(2) ?? ""))
        }
        try read(patch, where: isPosting) { row, message in
            message.patchID = row.blob(1).flatMap { PatchID(bytes: $0) }
            message.changeID = row.text(2)
            message.upstreamCommit = row.text(3)
        }
        try read(files, where: isPosting) { $1.files.append($0.text(1) ?? "") }
        for index in found.indices where isPosting(found[index]) {
            found[index].message.hasDiff = found[index].message.kind == .patch
        }
        try read(pull, where: { isPosting($0) && $0.message.kind != .patch }) { row, message in
            message.pullRequest = PullReference(
                repository: row.text(1), ref: row.text(2), tip: row.text(3),
                patches: ShortlogEntry.all(in: Array((row.text(4) ?? "").utf8)))
        }
        func mayNotify(_ one: Found) -> Bool {
            hasDetails(one) && one.message.kind == .notice || one.readAs.mayBeReply && !isForLinking
        }
        try read(notice, where: mayNotify) { row, message in
            message.notice = ApplicationNotice(
                tree: row.text(1), branch: row.text(2), entries: [], isMachineWritten: row.integer(3) == 1,
                scope: row.integer(4).flatMap { ApplicationNotice.Scope(rawValue: Int($0)) } ?? .answered,
                exceptions: (row.text(5) ?? "").split(separator: " ").compactMap { Int($0) },
                isWithdrawal: row.integer(6) == 1)
        }
        try read(entries, where: { $0.message.notice != nil }) { row, message in
            message.notice?.entries.append(
                ApplicationNotice.Entry(
                    part: row.integer(1).map(Int.init), total: row.integer(2).map(Int.init), title: row.text(3),
                    commit: row.text(4), url: row.text(5)))
        }
        // Copies of the message are made of what is known by now.
        try read(attached, where: \.readAs.hasAttachedPatches, Self.addAttachedPatch)
    }

    /// The patches that are attached to the message in a row, where there are more than one.
    func attachedPatches(of row: Int64, in message: TrackedMessage) throws -> [TrackedMessage] {
        attached.bind(list: [row])
        var message = message
        while try attached.step() { Self.addAttachedPatch(attached, &message) }
        return message.attachedPatches
    }

    private static func addAttachedPatch(_ row: HotStatement, _ message: inout TrackedMessage) {
        message.attachedPatches.append(
            message.attached(
                message.attachedPatches.count, subject: PatchSubject(parsing: row.text(1) ?? ""),
                title: row.text(2) ?? "", author: mailbox(row, 3), patchID: row.blob(5).flatMap { PatchID(bytes: $0) },
                changeID: row.text(6), files: lines(row.text(7)), trailers: lines(row.text(8)).compactMap(trailer)))
    }

    /// The own date of messages that were received days after it, where it can be believed.
    private func readDates(_ found: inout [Found]) throws {
        var late: [Int64: Int64] = [:]
        for one in found {
            guard let sent = one.message.sentAt, one.message.receivedAt - sent > TrackedMessage.usualDelay else {
                continue
            }
            late[one.row] = sent
        }
        guard !late.isEmpty else { return }
        let plausible = try dates.plausible(late)
        for index in found.indices where plausible.contains(found[index].row) {
            if let sent = found[index].message.sentAt { found[index].message.postedAt = sent }
        }
    }

    private static func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }

    /// The trailer in a line "Key: value".
    private static func trailer(_ line: String) -> Trailer? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return Trailer(key: String(line[..<colon]), value: String(line[colon...].dropFirst(2)))
    }

    private static func mailbox(_ row: HotStatement, _ column: Int32) -> Mailbox? {
        guard let address = row.text(column + 1) else { return nil }
        return Mailbox(name: row.text(column) ?? "", address: address)
    }
}
