internal import GRDB

extension SQLiteStore {
    /// The mails whose copies say different things, by Message-ID.
    public func differingCopies() async throws -> [DifferingCopies] {
        try await reading { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT message.id, identity.text FROM (
                        SELECT message FROM delivery GROUP BY message HAVING min(digest) <> max(digest)) AS differing
                    JOIN message ON message.id = differing.message JOIN identity ON identity.id = message.identity
                    ORDER BY identity.text
                    """)
            let deliveries = try database.makeStatement(sql: DeliveryWriter.deliveries)
            return try rows.map { row in
                var seen: Set<String> = []
                let archives = try Row.fetchAll(deliveries, arguments: [row[0] as Int64]).map { $0["path"] as String }
                return DifferingCopies(messageID: row[1], archives: archives.filter { seen.insert($0).inserted })
            }
        }
    }
}
