internal import GRDB
internal import MailFormat

extension SQLiteStore {
    /// Rebuilds the series and changes of the threads that changed since the last call, in one transaction.
    public func settle() async throws {
        // Looked up first: a run without news must not wait for another process that writes.
        let isSettled = try await reading { try Int.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM unsettled)") == 0 }
        if isSettled { return }
        try await writing { [pool, path] database in
            try Settling(database, pool).run()
            try ForeignKeys.checkInTests(database, path: path)
        }
    }

    /// The series that the messages belong to, oldest first.
    public func series(of messages: [IndexedMessage.ID]) async throws -> [IndexedSeries] {
        try await reading { database in
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT series FROM series_member WHERE message IN (SELECT value FROM json_each(?))
                    """, arguments: [JSONArray.text(of: messages)])
            return try Self.indexedSeries(rows: ids, in: database).values.sorted {
                ($0.received, $0.id) < ($1.received, $1.id)
            }
        }
    }

    static func indexedSeries(row id: Int64, in database: Database) throws -> IndexedSeries? {
        try indexedSeries(rows: [id], in: database)[id]
    }

    /// The series in some rows, by row.
    static func indexedSeries(rows ids: [Int64], in database: Database) throws -> [Int64: IndexedSeries] {
        let list = JSONArray.text(of: ids)
        let members = Dictionary(
            grouping: try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT series, number, message FROM series_member
                        WHERE series IN (SELECT value FROM json_each(?)) AND role = 0 ORDER BY series, number
                        """), arguments: [list])
        ) { $0["series"] as Int64 }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT series.*, message.title, author.name AS author_name, author.address AS author_address
                    FROM series JOIN message ON message.id = series.head
                    LEFT JOIN person AS author ON author.id = message.author
                    WHERE series.id IN (SELECT value FROM json_each(?))
                    """), arguments: [list])
        var found: [Int64: IndexedSeries] = [:]
        for row in rows {
            let id: Int64 = row["id"]
            found[id] = IndexedSeries(
                id: id, change: row["change"], version: row["version"], versionMinor: row["version_minor"],
                isRFC: row["is_rfc"], isResend: row["is_resend"],
                tags: (row["tags"] as String).split(separator: " ").map(String.init), title: row["title"],
                author: mailbox(row, "author_name", "author_address"), total: row["total"],
                parts: (members[id] ?? []).map { IndexedSeries.Part(number: $0["number"], message: $0["message"]) },
                received: row["received"])
        }
        return found
    }
}
