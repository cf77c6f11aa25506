internal import GRDB
internal import MailArchive
internal import MailFormat
internal import PatchFormat

extension SQLiteStore {
    /// The messages of a selection, oldest first by what the archive received, each message once.
    public func messages(_ selection: MessageSelection) async throws -> [IndexedMessage] {
        let (condition, arguments) = Self.condition(of: selection)
        return try await reading { database in
            // min(…) keeps the first delivery of a message that came twice; the bare columns beside it are from the same row.
            let sql = """
                SELECT \(Self.messageColumns), min(delivery.received), delivery.received AS delivered, delivery.entry AS entry
                FROM delivery JOIN source ON source.id = delivery.source JOIN message ON message.id = delivery.message
                \(Self.messageJoins)
                WHERE \(condition) GROUP BY message.id ORDER BY source.name + 0, source.name, delivery.sequence
                """
            return try Row.fetchAll(database, sql: sql, arguments: arguments).map(Self.message(from:))
        }
    }

    /// How many deliveries a selection has, counted up to a limit.
    public func count(of selection: MessageSelection, upTo limit: Int) async throws -> Int {
        let (condition, arguments) = Self.condition(of: selection)
        return try await reading { database in
            let sql = """
                SELECT count(*) FROM (SELECT 1 FROM delivery JOIN source ON source.id = delivery.source
                    WHERE \(condition) LIMIT \(limit))
                """
            return try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
        }
    }

    static let messageColumns = """
        message.id, identity.text AS message_id, identity.thread, message.kind, message.subject, message.title,
        message.sent, message.zone, message.automaton, sender.name AS sender_name, sender.address AS sender_address,
        author.name AS author_name, author.address AS author_address,
        (SELECT text FROM identity AS parent WHERE parent.id = json_extract(message.ancestors, '$[#-1]')) AS parent
        """

    static let messageJoins = """
        JOIN identity ON identity.id = message.identity
        LEFT JOIN person AS sender ON sender.id = message.sender
        LEFT JOIN person AS author ON author.id = message.author
        """

    private static func condition(of selection: MessageSelection) -> (String, StatementArguments) {
        var conditions = ["source.archive = ?"]
        var arguments: StatementArguments = [selection.archive]
        if let spans = selection.spans {
            conditions.append(
                "("
                    + (spans.map { _ in "source.name = ? AND sequence > ? AND sequence <= ?" } + ["0"]).joined(
                        separator: " OR ") + ")")
            for span in spans { arguments += [span.source, span.after, span.through] }
        }
        if let since = selection.since {
            conditions.append("delivery.received >= ?")
            arguments += [since]
        }
        if let until = selection.until {
            conditions.append("delivery.received <= ?")
            arguments += [until]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }

    static func message(from row: Row) -> IndexedMessage {
        let sent: Int64? = row["sent"]
        return IndexedMessage(
            id: row["id"], messageID: row["message_id"], kind: PatchMail.Kind(code: row["kind"]),
            subject: row["subject"], title: row["title"],
            sender: mailbox(row, "sender_name", "sender_address"),
            author: mailbox(row, "author_name", "author_address"),
            sent: sent.map {
                MailDate(secondsSince1970: $0, zoneMinutes: row["zone"] ?? 0, isZoneKnown: row["zone"] != nil)
            },
            received: row["delivered"], thread: row["thread"], entry: row["entry"], automaton: row["automaton"],
            parent: row["parent"])
    }

    static func mailbox(_ row: Row, _ name: String, _ address: String) -> Mailbox? {
        guard let address: String = row[address] else { return nil }
        return Mailbox(name: row[name] ?? "", address: address)
    }
}
