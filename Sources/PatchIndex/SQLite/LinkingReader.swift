internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads all messages at once, as far as series and versions depend on them: answers with what ties them into threads, and
/// nothing else.
///
/// Every table is read from its beginning to its end, side by side, and each text once.
final class LinkingReader {
    private let messages: HotStatement
    private let references: MessageRows
    private let links: MessageRows
    private let files: MessageRows
    private let patches: MessageRows
    private let pulls: MessageRows
    private let ids: [String]
    private let paths: [String]
    private let people: [Mailbox?]

    init(_ database: Database) throws {
        messages = try HotStatement(
            database,
            "SELECT id, identity, kind, subject, title, sender, author, received, sent FROM message ORDER BY id")
        func rows(_ columns: String, of table: String, by order: String = "message, place") throws -> MessageRows {
            try MessageRows(database, "SELECT message, \(columns) FROM \(table) ORDER BY \(order)")
        }
        references = try rows("identity", of: "reference")
        links = try rows("identity", of: "link")
        files = try rows("path", of: "changed_file")
        patches = try rows("patch_id, change_id", of: "patch", by: "message")
        pulls = try rows("repository, ref, tip", of: "pull_request", by: "message")
        ids = try Self.texts("identity", database)
        paths = try Self.texts("path", database)
        people = try Self.people(database)
    }

    /// All messages with their rows, by row.
    func all() throws -> [(row: Int64, message: TrackedMessage)] {
        var found: [(row: Int64, message: TrackedMessage)] = []
        while try messages.step() {
            guard let row = messages.integer(0) else { continue }
            let kind = PatchMail.Kind(code: messages.integer(2) ?? 0)
            let isAnswer = kind == .reply || kind == .other || kind == .notice
            var message = TrackedMessage(
                id: id(messages.integer(1)), kind: kind,
                subject: PatchSubject(parsing: isAnswer ? "" : messages.text(3) ?? ""),
                title: messages.text(4) ?? "", receivedAt: messages.integer(7) ?? 0)
            try references.forEach(of: row) { message.ancestors.append(id($0.integer(1))) }
            if !isAnswer {
                message.sender = person(messages.integer(5))
                message.author = person(messages.integer(6)) ?? message.sender
                message.sentAt = messages.integer(8)
                if message.isPosting { try readDetails(of: row, into: &message) }
            }
            found.append((row, message))
        }
        return found
    }

    private func readDetails(of row: Int64, into message: inout TrackedMessage) throws {
        message.hasDiff = message.kind == .patch
        try links.forEach(of: row) { message.linkedMessageIDs.append(id($0.integer(1))) }
        try files.forEach(of: row) { message.files.append(Self.element(paths, $0.integer(1)) ?? "") }
        try patches.forEach(of: row) { patch in
            message.patchID = patch.blob(1).flatMap { PatchID(bytes: $0) }
            message.changeID = patch.text(2)
        }
        try pulls.forEach(of: row) { pull in
            message.pullRequest = PullReference(repository: pull.text(1), ref: pull.text(2), tip: pull.text(3))
        }
    }

    private func id(_ row: Int64?) -> String { Self.element(ids, row) ?? "" }

    private func person(_ row: Int64?) -> Mailbox? { Self.element(people, row) ?? nil }

    private static func element<Element>(_ elements: [Element], _ row: Int64?) -> Element? {
        guard let row, row > 0, row < elements.count else { return nil }
        return elements[Int(row)]
    }

    // MARK: Texts by row

    private static func texts(_ table: String, _ database: Database) throws -> [String] {
        let rows = try HotStatement(database, "SELECT id, text FROM \(table) ORDER BY id")
        var texts: [String] = []
        while try rows.step() {
            // Rows are given one after the other and never taken away.
            while texts.count < rows.integer(0) ?? 0 { texts.append("") }
            texts.append(rows.text(1) ?? "")
        }
        return texts
    }

    private static func people(_ database: Database) throws -> [Mailbox?] {
        let rows = try HotStatement(database, "SELECT id, name, address FROM person ORDER BY id")
        var people: [Mailbox?] = []
        while try rows.step() {
            while people.count < rows.integer(0) ?? 0 { people.append(nil) }
            people.append(Mailbox(name: rows.text(1) ?? "", address: rows.text(2) ?? ""))
        }
        return people
    }
}

/// The rows of a table that belong to messages, in their order, read along with them.
final class MessageRows {
    private let statement: HotStatement
    /// The message of the row that comes next; `nil` at the end.
    private var next: Int64?

    /// - Parameter sql: a query with the message in its first column, ordered by it.
    init(_ database: Database, _ sql: String) throws {
        statement = try HotStatement(database, sql)
        try advance()
    }

    /// Calls `body` with each row of `message`; messages are asked for in ascending order.
    func forEach(of message: Int64, _ body: (HotStatement) -> Void) throws {
        while let owner = next, owner <= message {
            if owner == message { body(statement) }
            try advance()
        }
    }

    private func advance() throws { next = try statement.step() ? statement.integer(0) : nil }
}
