internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads many messages at once, as far as series and versions depend on them: answers with what ties them into threads,
/// and nothing else.
///
/// Every table is read from its beginning to its end, side by side.
final class LinkingReader {
    /// Messages of whole threads, once those of all rows are put together.
    struct Half: Sendable {
        var messages: [TrackedMessage] = []
        /// Rows of the postings.
        var rows: [(id: TrackedMessage.ID, row: Int64)] = []
    }

    private let messages: HotStatement
    private let links: MessageRows
    private let relations: MessageRows
    private let files: MessageRows
    private let patches: MessageRows
    private let pulls: MessageRows
    private let attached: TrackedMessageReader
    private let texts: LinkingTexts

    /// A reader of the messages in `rows`.
    init(_ database: Database, _ texts: LinkingTexts, rows: Range<Int64>) throws {
        let range = "BETWEEN \(rows.lowerBound) AND \(rows.upperBound - 1)"
        messages = try HotStatement(
            database,
            """
            SELECT id, identity, read_as, subject, title, sender, author, received, sent, ancestors FROM message
            WHERE id \(range) ORDER BY id
            """)
        func facts(_ columns: String, of table: String, by order: String = "message, place") throws -> MessageRows {
            try MessageRows(
                database, "SELECT message, \(columns) FROM \(table) WHERE message \(range) ORDER BY \(order)")
        }
        links = try facts("identity", of: "link")
        relations = try facts("kind, identity", of: "relation")
        files = try facts("path", of: "changed_file")
        patches = try facts("patch_id, change_id, upstream", of: "patch", by: "message")
        attached = try TrackedMessageReader(database)
        pulls = try facts("repository, ref, tip", of: "pull_request", by: "message")
        self.texts = texts
    }

    /// All of the messages, in two parts of about one size; what is in one thread is in one of them.
    func halves() throws -> [Half] {
        var halves = [Half(), Half()]
        while try messages.step() {
            guard let row = messages.integer(0), let identity = messages.integer(1) else { continue }
            let readAs = ReadAs(code: messages.integer(2) ?? 0)
            let isAnswer = !readAs.mayPost
            var message = TrackedMessage(
                id: texts.ids[identity], kind: readAs.kind,
                subject: PatchSubject(parsing: isAnswer ? "" : messages.text(3) ?? ""),
                title: messages.text(4) ?? "", receivedAt: messages.integer(7) ?? 0)
            messages.forEach(inList: 9) { message.ancestors.append(texts.ids[$0]) }
            let half = Int(texts.threads[identity] & 1)
            if !isAnswer {
                message.sender = texts.people[messages.integer(5) ?? 0]
                message.author = texts.people[messages.integer(6) ?? 0] ?? message.sender
                message.sentAt = messages.integer(8)
                message.hasOverview = readAs.hasOverview
                if readAs.hasNotice {
                    message.notice = ApplicationNotice(tree: nil, branch: nil, entries: [], isMachineWritten: false)
                }
                try readDetails(of: row, into: &message)
                if readAs.hasAttachedPatches {
                    message.attachedPatches = try attached.attachedPatches(of: row, in: message)
                }
                halves[half].rows.append((message.id, row))
            }
            halves[half].messages.append(message)
        }
        return halves
    }

    private func readDetails(of row: Int64, into message: inout TrackedMessage) throws {
        message.hasDiff = message.kind == .patch
        try links.forEach(of: row) { message.linkedMessageIDs.append(texts.ids[$0.integer(1) ?? 0]) }
        try relations.forEach(of: row) { relation in
            guard let kind = PatchRelation.Kind(code: relation.integer(1) ?? 0) else { return }
            message.relations.append(PatchRelation(kind: kind, messageID: texts.ids[relation.integer(2) ?? 0]))
        }
        try files.forEach(of: row) { message.files.append(texts.paths[$0.integer(1) ?? 0]) }
        try patches.forEach(of: row) { patch in
            message.patchID = patch.blob(1).flatMap { PatchID(bytes: $0) }
            message.changeID = patch.text(2)
            message.upstreamCommit = patch.text(3)
        }
        try pulls.forEach(of: row) { pull in
            message.pullRequest = PullReference(repository: pull.text(1), ref: pull.text(2), tip: pull.text(3))
        }
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
