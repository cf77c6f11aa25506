internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads messages as tracking wants them.
///
/// Settling a whole index reads every message, so this goes through statements that make no row objects.
final class TrackedMessageReader {
    private let ofThread: HotStatement
    private let single: HotStatement
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
        ofThread = try statement(Self.messages + " WHERE identity.thread = ? ORDER BY message.id")
        single = try statement(Self.messages + " WHERE message.id = ?")
        ancestors = try statement(
            """
            SELECT text FROM message JOIN json_each(message.ancestors) AS ancestor JOIN identity ON identity.id = value
            WHERE message.id = ? ORDER BY key
            """)
        dates = try ReceiptDates(database)
        recipients = try statement(
            """
            SELECT name, address FROM message JOIN json_each(message.recipients) JOIN person ON person.id = value
            WHERE message.id = ? ORDER BY key
            """)
        links = try statement(
            "SELECT text FROM link JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        relations = try statement(
            "SELECT kind, text FROM relation JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        files = try statement(
            "SELECT text FROM changed_file JOIN path ON path.id = path WHERE message = ? ORDER BY place")
        trailers = try statement(
            "SELECT key, value, is_given, is_withdrawn FROM trailer WHERE message = ? ORDER BY place")
        patch = try statement("SELECT patch_id, change_id, upstream FROM patch WHERE message = ?")
        attached = try statement(
            """
            SELECT subject, title, person.name, person.address, patch_id, change_id, files, trailers FROM attached_patch
            LEFT JOIN person ON person.id = author WHERE message = ? ORDER BY place
            """)
        pull = try statement(
            "SELECT repository, ref, tip, shortlog FROM pull_request JOIN patch USING (message) WHERE message = ?")
        notice = try statement(
            "SELECT tree, branch, is_machine_written, scope, exceptions, is_withdrawal FROM notice WHERE message = ?")
        namedFix = try statement("SELECT fix FROM named_fix WHERE message = ?")
        entries = try statement(
            "SELECT part, total, title, commit_id, url FROM notice_entry WHERE message = ? ORDER BY place")
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

    private static let messages = """
        SELECT message.id, identity.text, kind, subject, title, sender.name, sender.address, author.name, author.address,
            message.received, sent, automaton, remark, read_as, message.recipients IS NOT NULL, reply.name, reply.address
        FROM message JOIN identity ON identity.id = message.identity
        LEFT JOIN person AS sender ON sender.id = message.sender LEFT JOIN person AS author ON author.id = message.author
        LEFT JOIN person AS reply ON reply.id = message.reply_to
        """

    /// The messages of one thread, with their rows.
    func messages(inThread thread: Int64) throws -> [(row: Int64, message: TrackedMessage)] {
        ofThread.bind(thread)
        var messages = try messages(from: ofThread)
        // Who takes a patch of their own is asked for nothing else than that.
        var authors: Set<String> = []
        for (_, message) in messages where message.isPosting {
            for mailbox in [message.sender, message.author] {
                guard let mailbox else { continue }
                authors.formUnion([mailbox.address, mailbox.name])
            }
        }
        for index in messages.indices where messages[index].message.notice != nil {
            if messages[index].message.notice?.scope == .unspecified, let sender = messages[index].message.sender,
                messages[index].message.subject.part == 1
            {
                messages[index].message.speaksForAllParts = try speaksForAllParts(sender)
            }
            guard let sender = messages[index].message.sender,
                authors.contains(sender.address) || authors.contains(sender.name)
            else { continue }
            messages[index].message.isFromCommitter = try isCommitter(sender)
        }
        return messages
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

    /// The message in one row, as far as series and versions depend on it.
    func messageForLinking(row: Int64) throws -> TrackedMessage? {
        single.bind(row)
        return try messages(from: single, isForLinking: true).first?.message
    }

    private func messages(
        from rows: HotStatement, isForLinking: Bool = false
    ) throws -> [(row: Int64, message: TrackedMessage)] {
        var messages: [(row: Int64, message: TrackedMessage)] = []
        while try rows.step() {
            guard let row = rows.integer(0) else { continue }
            let readAs = ReadAs(code: rows.integer(13) ?? 0)
            // A series that is read again to be linked has the kinds that its thread told.
            let kind = isForLinking ? PatchMail.Kind(code: rows.integer(2) ?? 0) : readAs.kind
            var message = TrackedMessage(
                id: rows.text(1) ?? "", kind: kind,
                subject: PatchSubject(parsing: rows.text(3) ?? ""), title: rows.text(4) ?? "",
                sender: Self.mailbox(rows, 5), author: Self.mailbox(rows, 7), receivedAt: rows.integer(9) ?? 0,
                sentAt: rows.integer(10), automaton: rows.text(11),
                remark: rows.integer(12).flatMap(ReplyRemark.init(code:)), hasOverview: readAs.hasOverview)
            message.ancestors = try texts(ancestors, row)
            if !isForLinking {
                message.replyTo = Self.mailbox(rows, 15)
                if let sent = message.sentAt, message.receivedAt - sent > TrackedMessage.usualDelay,
                    try dates.isPlausible(sent, ofMessage: row)
                {
                    message.postedAt = sent
                }
                if rows.integer(14) == 1 { message.recipients = try readRecipients(of: row) }
            }
            if !isForLinking || message.isPosting { try readDetails(of: row, into: &message, isForLinking) }
            if readAs.mayBeReply, !isForLinking { try readNotice(of: row, into: &message) }
            if readAs.hasAttachedPatches { message.attachedPatches = try attachedPatches(of: row, in: message) }
            messages.append((row, message))
        }
        return messages
    }

    private func readRecipients(of row: Int64) throws -> [Mailbox] {
        recipients.bind(row)
        var found: [Mailbox] = []
        while try recipients.step() { if let mailbox = Self.mailbox(recipients, 0) { found.append(mailbox) } }
        return found
    }

    private func readDetails(of row: Int64, into message: inout TrackedMessage, _ isForLinking: Bool) throws {
        message.linkedMessageIDs = try texts(links, row)
        relations.bind(row)
        while try relations.step() {
            guard let kind = PatchRelation.Kind(code: relations.integer(0) ?? 0) else { continue }
            message.relations.append(PatchRelation(kind: kind, messageID: relations.text(1) ?? ""))
        }
        if !isForLinking { try readTrailers(of: row, into: &message) }
        switch message.kind {
        case .patch, .cover, .pullRequest: try readPatch(of: row, into: &message)
        case .notice: try readNotice(of: row, into: &message)
        case .reply: if !isForLinking { message.namedFix = try texts(namedFix, row).first }
        case .other: break
        }
    }

    private func readTrailers(of row: Int64, into message: inout TrackedMessage) throws {
        trailers.bind(row)
        while try trailers.step() {
            let trailer = Trailer(
                key: trailers.text(0) ?? "", value: trailers.text(1) ?? "", isWithdrawn: trailers.integer(3) == 1)
            if trailers.integer(2) == 1 { message.givenTags.append(trailer) } else { message.trailers.append(trailer) }
        }
    }

    private func readPatch(of row: Int64, into message: inout TrackedMessage) throws {
        patch.bind(row)
        while try patch.step() {
            message.patchID = patch.blob(0).flatMap { PatchID(bytes: $0) }
            message.changeID = patch.text(1)
            message.upstreamCommit = patch.text(2)
        }
        message.files = try texts(files, row)
        message.hasDiff = message.kind == .patch
        guard message.kind != .patch else { return }
        pull.bind(row)
        while try pull.step() {
            message.pullRequest = PullReference(
                repository: pull.text(0), ref: pull.text(1), tip: pull.text(2),
                patches: ShortlogEntry.all(in: Array((pull.text(3) ?? "").utf8)))
        }
    }

    /// The patches that are attached to the message in a row, where there are more than one.
    func attachedPatches(of row: Int64, in message: TrackedMessage) throws -> [TrackedMessage] {
        attached.bind(row)
        var patches: [TrackedMessage] = []
        while try attached.step() {
            patches.append(
                message.attached(
                    patches.count, subject: PatchSubject(parsing: attached.text(0) ?? ""),
                    title: attached.text(1) ?? "", author: Self.mailbox(attached, 2),
                    patchID: attached.blob(4).flatMap { PatchID(bytes: $0) }, changeID: attached.text(5),
                    files: Self.lines(attached.text(6)), trailers: Self.lines(attached.text(7)).compactMap(Self.trailer)
                ))
        }
        return patches
    }

    private static func lines(_ text: String?) -> [String] { (text ?? "").split(separator: "\n").map(String.init) }

    /// The trailer in a line "Key: value".
    private static func trailer(_ line: String) -> Trailer? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return Trailer(key: String(line[..<colon]), value: String(line[colon...].dropFirst(2)))
    }

    private func readNotice(of row: Int64, into message: inout TrackedMessage) throws {
        var found: [ApplicationNotice.Entry] = []
        entries.bind(row)
        while try entries.step() {
            found.append(
                ApplicationNotice.Entry(
                    part: entries.integer(0).map(Int.init), total: entries.integer(1).map(Int.init),
                    title: entries.text(2),
                    commit: entries.text(3), url: entries.text(4)))
        }
        notice.bind(row)
        while try notice.step() {
            message.notice = ApplicationNotice(
                tree: notice.text(0), branch: notice.text(1), entries: found, isMachineWritten: notice.integer(2) == 1,
                scope: notice.integer(3).flatMap { ApplicationNotice.Scope(rawValue: Int($0)) } ?? .answered,
                exceptions: (notice.text(4) ?? "").split(separator: " ").compactMap { Int($0) },
                isWithdrawal: notice.integer(5) == 1)
        }
    }

    private func texts(_ statement: HotStatement, _ row: Int64) throws -> [String] {
        statement.bind(row)
        var texts: [String] = []
        while try statement.step() { texts.append(statement.text(0) ?? "") }
        return texts
    }

    private static func mailbox(_ row: HotStatement, _ column: Int32) -> Mailbox? {
        guard let address = row.text(column + 1) else { return nil }
        return Mailbox(name: row.text(column) ?? "", address: address)
    }
}
