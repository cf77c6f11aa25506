internal import Foundation
internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads messages as tracking wants them, thread by thread.
final class TrackedMessageReader {
    private let database: Database
    private let ancestors: Statement
    private let links: Statement
    private let files: Statement
    private let trailers: Statement
    private let patch: Statement
    private let pull: Statement
    private let notice: Statement
    private let entries: Statement

    init(_ database: Database) throws {
        self.database = database
        func statement(_ sql: String) throws -> Statement { try database.makeStatement(sql: sql) }
        ancestors = try statement(
            "SELECT text FROM reference JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        links = try statement(
            "SELECT text FROM link JOIN identity ON identity.id = identity WHERE message = ? ORDER BY place")
        files = try statement(
            "SELECT text FROM changed_file JOIN path ON path.id = path WHERE message = ? ORDER BY place")
        trailers = try statement(
            "SELECT key, value, is_given, is_withdrawn FROM trailer WHERE message = ? ORDER BY place")
        patch = try statement("SELECT patch_id, change_id FROM patch WHERE message = ?")
        pull = try statement("SELECT repository, ref, tip FROM pull_request WHERE message = ?")
        notice = try statement("SELECT tree, branch, is_machine_written FROM notice WHERE message = ?")
        entries = try statement(
            "SELECT part, total, title, commit_id, url FROM notice_entry WHERE message = ? ORDER BY place")
    }

    private static let columns = """
        SELECT message.id, identity.text, kind, subject, title, sender.name, sender.address, author.name, author.address,
            message.received, sent, automaton, remark, identity.thread
        FROM message JOIN identity ON identity.id = message.identity
        LEFT JOIN person AS sender ON sender.id = message.sender LEFT JOIN person AS author ON author.id = message.author
        """

    /// The messages of one thread, with their rows.
    func messages(inThread thread: Int64) throws -> [(row: Int64, message: TrackedMessage)] {
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: Self.columns + " WHERE identity.thread = ? ORDER BY message.id"),
            arguments: [thread])
        return try rows.map(message(from:))
    }

    /// The message in one row.
    func message(row: Int64) throws -> TrackedMessage? {
        try Row.fetchOne(database.cachedStatement(sql: Self.columns + " WHERE message.id = ?"), arguments: [row]).map(
            message(from:))?.message
    }

    /// All messages, with their rows.
    func allMessages() throws -> [(row: Int64, message: TrackedMessage)] {
        let rows = try Row.fetchCursor(database, sql: Self.columns + " ORDER BY message.id")
        var messages: [(row: Int64, message: TrackedMessage)] = []
        while let row = try rows.next() { messages.append(try message(from: row)) }
        return messages
    }

    private func message(from row: Row) throws -> (row: Int64, message: TrackedMessage) {
        let id: Int64 = row[0]
        let kind = PatchMail.Kind(code: row[2])
        let subject = PatchSubject(parsing: row[3])
        var message = TrackedMessage(
            id: row[1], kind: kind, subject: subject, title: row[4], sender: Self.mailbox(row, 5),
            author: Self.mailbox(row, 7),
            receivedAt: row[9], sentAt: row[10], automaton: row[11],
            remark: (row[12] as Int64?).flatMap(ReplyRemark.init(code:)))
        message.ancestors = try String.fetchAll(ancestors, arguments: [id])
        message.linkedMessageIDs = try String.fetchAll(links, arguments: [id])
        try readTrailers(of: id, into: &message)
        switch kind {
        case .patch, .cover, .pullRequest: try readPatch(of: id, into: &message)
        case .notice: try readNotice(of: id, into: &message)
        case .reply, .other: break
        }
        return (id, message)
    }

    private func readTrailers(of id: Int64, into message: inout TrackedMessage) throws {
        let rows = try Row.fetchCursor(trailers, arguments: [id])
        while let row = try rows.next() {
            let trailer = Trailer(key: row[0], value: row[1], isWithdrawn: row[3])
            if row[2] { message.givenTags.append(trailer) } else { message.trailers.append(trailer) }
        }
    }

    private func readPatch(of id: Int64, into message: inout TrackedMessage) throws {
        if let row = try Row.fetchOne(patch, arguments: [id]) {
            message.patchID = (row[0] as Data?).flatMap { PatchID(bytes: $0) }
            message.changeID = row[1]
        }
        message.files = try String.fetchAll(files, arguments: [id])
        message.hasDiff = message.kind == .patch
        if message.kind == .pullRequest, let row = try Row.fetchOne(pull, arguments: [id]) {
            message.pullRequest = PullReference(repository: row[0], ref: row[1], tip: row[2])
        }
    }

    private func readNotice(of id: Int64, into message: inout TrackedMessage) throws {
        guard let row = try Row.fetchOne(notice, arguments: [id]) else { return }
        let entries = try Row.fetchAll(entries, arguments: [id]).map { row in
            ApplicationNotice.Entry(part: row[0], total: row[1], title: row[2], commit: row[3], url: row[4])
        }
        message.notice = ApplicationNotice(tree: row[0], branch: row[1], entries: entries, isMachineWritten: row[2])
    }

    private static func mailbox(_ row: Row, _ column: Int) -> Mailbox? {
        guard let address: String = row[column + 1] else { return nil }
        return Mailbox(name: row[column] ?? "", address: address)
    }
}
