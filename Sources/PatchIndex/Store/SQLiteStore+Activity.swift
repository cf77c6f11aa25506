internal import GRDB
internal import MailFormat

/// How busy archives are, and with whom.
extension SQLiteStore {
    /// As ``IndexStore/postings(in:before:limit:)`` says.
    public func postings(in archive: Int64?, before: Int64?, limit: Int) async throws -> [SeriesSummary] {
        try await reading { database in
            let sql = """
                SELECT series.id, identity.text FROM series JOIN message ON message.id = series.head
                JOIN identity ON identity.id = message.identity
                WHERE series.received < ?1 AND (?2 IS NULL OR EXISTS (
                    SELECT 1 FROM delivery JOIN source ON source.id = delivery.source
                    WHERE delivery.message = series.head AND source.archive = ?2))
                ORDER BY series.received DESC, series.id DESC LIMIT ?3
                """
            let rows = try Row.fetchAll(database, sql: sql, arguments: [before ?? .max, archive, limit])
            return try rows.compactMap { row in
                try Self.indexedSeries(row: row[0], in: database).map { SeriesSummary(series: $0, messageID: row[1]) }
            }
        }
    }

    /// As ``IndexStore/weeklyMessages(in:weeks:)`` says.
    public func weeklyMessages(in archive: Int64, weeks: Int) async throws -> [Int] {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, before: nil, database)
            let newest = try Int64.fetchOne(
                database, sql: "SELECT max(received) FROM delivery WHERE \(condition)", arguments: arguments)
            guard let newest else { return [Int](repeating: 0, count: weeks) }
            let week: Int64 = 7 * 86_400
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT (\(newest) - received) / \(week), count(*) FROM delivery
                    WHERE \(condition) AND received > \(newest - week * Int64(weeks)) GROUP BY 1
                    """, arguments: arguments)
            var counts = [Int](repeating: 0, count: weeks)
            for row in rows {
                let place = weeks - 1 - (row[0] as Int)
                if counts.indices.contains(place) { counts[place] = row[1] }
            }
            return counts
        }
    }

    /// As ``IndexStore/senders(in:since:limit:)`` says.
    public func senders(in archive: Int64, since: Int64, limit: Int) async throws -> [SenderSummary] {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, before: nil, database)
            // max(…) takes the bare name from the newest row.
            let sql = """
                SELECT lower(person.address) AS address, person.name, count(*), sum(message.kind IN (1, 2)),
                    sum((SELECT count(*) FROM trailer WHERE trailer.message = message.id AND is_given = 1 AND is_withdrawn = 0)),
                    max(message.received)
                FROM (SELECT DISTINCT message FROM delivery WHERE \(condition) AND received >= \(since)) AS delivery
                JOIN message ON message.id = delivery.message JOIN person ON person.id = message.sender
                WHERE message.automaton IS NULL GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT \(max(0, limit))
                """
            return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
                SenderSummary(
                    sender: Mailbox(name: row[1], address: row[0]), messages: row[2], postings: row[3], tags: row[4],
                    newest: row[5])
            }
        }
    }
}
