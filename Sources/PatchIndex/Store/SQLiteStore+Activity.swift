internal import GRDB
internal import MailFormat
internal import PatchFormat

/// How busy archives are, and with whom.
extension SQLiteStore {
    /// The series of an archive (nil: of all) behind a position (nil: from the beginning), newest first.
    public func newestSeries(in archive: Int64?, after: ListPosition?, limit: Int) async throws -> [SeriesSummary] {
        try await reading { database in
            let sql = """
                SELECT series.id, identity.text FROM series JOIN message ON message.id = series.head
                JOIN identity ON identity.id = message.identity
                WHERE (series.received < ?1 OR series.received = ?1 AND identity.text > ?4) AND (?2 IS NULL OR EXISTS (
                    SELECT 1 FROM delivery JOIN source ON source.id = delivery.source
                    WHERE delivery.message = series.head AND source.archive = ?2))
                ORDER BY series.received DESC, identity.text LIMIT ?3
                """
            let rows = try Row.fetchAll(
                database, sql: sql, arguments: [after?.received ?? .max, archive, limit, after?.messageID])
            let series = try Self.indexedSeries(rows: rows.map { $0[0] }, in: database)
            return rows.compactMap { row in
                series[row[0]].map { SeriesSummary(series: $0, messageID: row[1]) }
            }
        }
    }

    /// How many messages an archive received in each of the last weeks, oldest first; the last week ends with its newest message.
    public func weeklyMessages(in archive: Int64, weeks: Int) async throws -> [Int] {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, database)
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
                let week = weeks - 1 - (row[0] as Int)
                if counts.indices.contains(week) { counts[week] = row[1] }
            }
            return counts
        }
    }

    /// Who sent what to an archive (nil: to all) between two times, both inside, in seconds since 1970 UTC.
    public func activity(in archive: Int64?, since: Int64, until: Int64) async throws -> MailActivity {
        try await reading { database in
            let (condition, arguments) = try Self.delivered(in: archive, database)
            let kinds = [PatchMail.Kind.patch, .cover].map { String($0.code) }.joined(separator: ", ")
            // min(…) takes the other columns from the first delivery.
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT message.id, message.sender, message.author, min(delivery.received), message.kind IN (\(kinds)),
                        (SELECT count(*) FROM trailer
                            WHERE trailer.message = message.id AND is_given = 1 AND is_withdrawn = 0
                                AND message.kind NOT IN (\(kinds)))
                    FROM delivery JOIN message ON message.id = delivery.message
                    WHERE \(condition) AND delivery.received BETWEEN \(since) AND \(until) AND message.automaton IS NULL
                    GROUP BY message.id
                    """, arguments: arguments)
            let find = try database.makeStatement(sql: "SELECT name, address FROM person WHERE id = ?")
            var indexes: [Int64: Int] = [:]
            var people: [Mailbox] = []
            func index(_ person: Int64?) throws -> Int? {
                guard let person else { return nil }
                if let known = indexes[person] { return known }
                guard let row = try Row.fetchOne(find, arguments: [person]) else { return nil }
                people.append(Mailbox(name: row[0], address: row[1]))
                indexes[person] = people.count - 1
                return people.count - 1
            }
            var entries: [MailActivity.Entry] = []
            while let row = try rows.next() {
                entries.append(
                    MailActivity.Entry(
                        message: row[0], sender: try index(row[1]), author: try index(row[2]), received: row[3],
                        isPosting: row[4], tags: row[5]))
            }
            entries.sort { ($0.received, $0.message) < ($1.received, $1.message) }
            return MailActivity(people: people, entries: entries)
        }
    }
}
