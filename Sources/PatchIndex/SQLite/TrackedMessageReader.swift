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
    private let links: HotStatement
    private let relations: HotStatement
    private let files: HotStatement
    private let trailers: HotStatement
    private let patch: HotStatement
    private let pull: HotStatement
    private let notice: HotStatement
    private let entries: HotStatement
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
        links = try statement(
            "SELECT text FROM link JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        relations = try statement(
            "SELECT kind, text FROM relation JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        files = try statement(
            "SELECT text FROM changed_file JOIN path ON path.id = path WHERE message = ? ORDER BY place")
        trailers = try statement(
            "SELECT key, value, is_given, is_withdrawn FROM trailer WHERE message = ? ORDER BY place")
        patch = try statement("SELECT patch_id, change_id, upstream FROM patch WHERE message = ?")
        pull = try statement("SELECT repository, ref, tip FROM pull_request WHERE message = ?")
        notice = try statement("SELECT tree, branch, is_machine_written FROM notice WHERE message = ?")
        namedFix = try statement("SELECT fix FROM named_fix WHERE message = ?")
        entries = try statement(
            "SELECT part, total, title, commit_id, url FROM notice_entry WHERE message = ? ORDER BY place")
    }

    private static let messages = """
        SELECT message.id, identity.text, kind, subject, title, sender.name, sender.address, author.name, author.address,
            message.received, sent, automaton, remark
        FROM message JOIN identity ON identity.id = message.identity
        LEFT JOIN person AS sender ON sender.id = message.sender LEFT JOIN person AS author ON author.id = message.author
        """

    /// The messages of one thread, with their rows.
    func messages(inThread thread: Int64) throws -> [(row: Int64, message: TrackedMessage)] {
        ofThread.bind(thread)
        return try messages(from: ofThread)
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
            var message = TrackedMessage(
                id: rows.text(1) ?? "", kind: PatchMail.Kind(code: rows.integer(2) ?? 0),
                subject: PatchSubject(parsing: rows.text(3) ?? ""), title: rows.text(4) ?? "",
                sender: Self.mailbox(rows, 5), author: Self.mailbox(rows, 7), receivedAt: rows.integer(9) ?? 0,
                sentAt: rows.integer(10), automaton: rows.text(11),
                remark: rows.integer(12).flatMap(ReplyRemark.init(code:)))
            message.ancestors = try texts(ancestors, row)
            if !isForLinking || message.isPosting { try readDetails(of: row, into: &message, isForLinking) }
            messages.append((row, message))
        }
        return messages
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
            message.pullRequest = PullReference(repository: pull.text(0), ref: pull.text(1), tip: pull.text(2))
        }
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
                tree: notice.text(0), branch: notice.text(1), entries: found, isMachineWritten: notice.integer(2) == 1)
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
