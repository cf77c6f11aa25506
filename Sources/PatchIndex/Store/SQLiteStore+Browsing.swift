internal import GRDB
internal import MailFormat

/// What a reader leafs through: newest first, a page at a time.
extension SQLiteStore {
    /// What the index holds at present, in short.
    public func revision() async throws -> IndexRevision {
        try await reading { database in
            // Every batch moves a cursor, in the transaction that writes it; settling and restoring empty their tables.
            let sources = try Row.fetchAll(database, sql: "SELECT id, archive, cursor, tip FROM source ORDER BY id").map
            {
                "\($0[0] as Int64) \($0[1] as Int64) \(($0[2] as String?) ?? "-") \(($0[3] as String?) ?? "-")"
            }
            let open = try Row.fetchOne(
                database,
                sql: """
                    SELECT (SELECT count(*) FROM unsettled), (SELECT count(*) FROM stale), (SELECT count(*) FROM archive),
                        (SELECT max(id) FROM series), (SELECT max(id) FROM message)
                    """)
            let counts = open.map { row in (0..<5).map { "\((row[$0] as Int64?) ?? 0)" } } ?? []
            return IndexRevision(
                text: (sources + [counts.joined(separator: " ")]).joined(separator: "\n"),
                isSettled: counts.prefix(2).allSatisfy { $0 == "0" })
        }
    }

    /// The threads of an archive (nil: of all) behind a position (nil: from the beginning), by when the archive received
    /// their newest messages, newest first.
    public func threads(in archive: Int64?, after: ListPosition?, limit: Int) async throws -> [ThreadSummary] {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, until: after?.received, database)
            let deliveries = try Row.fetchCursor(
                database,
                sql: """
                    SELECT identity.thread, delivery.received FROM delivery JOIN message ON message.id = delivery.message
                    JOIN identity ON identity.id = message.identity WHERE \(condition) ORDER BY delivery.received DESC
                    """, arguments: arguments)
            let find = try ThreadSummaryReader(
                database, deliveredIn: try Self.delivered(in: archive, database).condition)
            var seen: Set<Int64> = []
            var found: [ThreadSummary] = []
            while let row = try deliveries.next() {
                let received: Int64 = row[1]
                // Those of one second are sorted when all of them are known.
                if found.count >= limit, let last = found.last, received < last.newest { break }
                let thread: Int64 = row[0]
                guard seen.insert(thread).inserted, let summary = try find.summary(of: thread) else { continue }
                // One that continued since then is on an earlier page.
                if let after, !after.isFollowed(by: summary.newest, summary.first.messageID) { continue }
                found.append(summary)
            }
            found.sort {
                $0.newest == $1.newest
                    ? ListPosition.precedes($0.first.messageID, $1.first.messageID) : $0.newest > $1.newest
            }
            return Array(found.prefix(limit))
        }
    }

    /// The newest messages of an archive (nil: of all), newest first.
    public func newestMessages(in archive: Int64?, limit: Int) async throws -> [IndexedMessage] {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, database)
            let sql = """
                SELECT \(Self.messageColumns), delivery.received AS delivered, delivery.entry AS entry
                FROM (SELECT message, received, entry FROM delivery WHERE \(condition)
                    ORDER BY received DESC LIMIT \(max(0, limit) * 2)) AS delivery
                JOIN message ON message.id = delivery.message
                \(Self.messageJoins) ORDER BY delivery.received DESC, identity.text
                """
            let found = try Row.fetchAll(database, sql: sql, arguments: arguments).map(Self.message(from:))
            return Array(Self.once(found).prefix(limit))
        }
    }

    /// The messages with these Message-IDs, in their order, those that the index does not have left out.
    public func messages(withIDs messageIDs: [String]) async throws -> [IndexedMessage] {
        let json = JSONArray.text(of: messageIDs)
        let found = try await messages(where: "identity.text", isIn: json)
        let byID = Dictionary(found.map { ($0.messageID, $0) }) { first, _ in first }
        return messageIDs.compactMap { byID[$0] }
    }

    /// The messages in these rows, in their order, those that the index does not have left out.
    public func messages(inRows rows: [Int64]) async throws -> [IndexedMessage] {
        let found = try await messages(where: "message.id", isIn: JSONArray.text(of: rows))
        let byRow = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return rows.compactMap { byRow[$0] }
    }

    /// The messages with the values of a JSON array in a column that identifies them, in no order.
    private func messages(where column: String, isIn json: String) async throws -> [IndexedMessage] {
        try await reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(Self.messageColumns), message.received AS delivered, NULL AS entry FROM message
                    \(Self.messageJoins) WHERE \(column) IN (SELECT value FROM json_each(?))
                    """, arguments: [json]
            ).map(Self.message(from:))
        }
    }

    /// The newest messages from an address, newest first.
    public func messages(from address: String, in archive: Int64?, limit: Int) async throws -> [IndexedMessage] {
        try await reading { database in
            let isThere = """
                EXISTS (SELECT 1 FROM delivery JOIN source ON source.id = delivery.source
                    WHERE delivery.message = message.id AND source.archive = ?2)
                """
            let sql = """
                SELECT \(Self.messageColumns), message.received AS delivered, NULL AS entry FROM message
                \(Self.messageJoins)
                WHERE message.sender IN (SELECT id FROM person WHERE address = ?1 COLLATE NOCASE)
                    AND (?2 IS NULL OR \(isThere)) ORDER BY message.received DESC, identity.text LIMIT ?3
                """
            return try Row.fetchAll(database, sql: sql, arguments: [address, archive, limit]).map(Self.message(from:))
        }
    }

    /// The deliveries of an archive (nil: of all) up to a time, as a condition that the index on times serves.
    static func delivered(
        in archive: Int64?, until: Int64? = nil, _ database: Database
    ) throws -> (condition: String, arguments: StatementArguments) {
        var conditions = ["1"]
        var arguments: StatementArguments = []
        if let archive {
            let sources = try Int64.fetchAll(
                database, sql: "SELECT id FROM source WHERE archive = ?", arguments: [archive])
            conditions.append("delivery.source IN (\(sources.map(String.init).joined(separator: ",")))")
        }
        if let until {
            conditions.append("delivery.received <= ?")
            arguments += [until]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }

    /// Each message once, where it stands first.
    private static func once(_ messages: [IndexedMessage]) -> [IndexedMessage] {
        var seen: Set<Int64> = []
        return messages.filter { seen.insert($0.id).inserted }
    }
}
