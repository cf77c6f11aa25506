internal import GRDB
internal import PatchTracking

extension SQLiteStore {
    /// The threads, series and changes that `messages` are part of, and those of the series that were posted to `archives`
    /// between two times, as of the second one: messages that were received later are left out.
    public func relatedThreads(
        around messages: [IndexedMessage.ID], postedTo archives: [IndexedArchive.ID], since: Int64, until: Int64,
        joined: PersonJoining?
    ) async throws -> RelatedThreads {
        try await reading { database in
            var threads = try Self.threads(of: messages, in: database)
            threads.formUnion(
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT identity.thread FROM series
                        JOIN series_member ON series_member.series = series.id
                        JOIN message ON message.id = series_member.message JOIN identity ON identity.id = message.identity
                        JOIN delivery ON delivery.message = message.id JOIN source ON source.id = delivery.source
                        WHERE series.received BETWEEN ? AND ?
                            AND source.archive IN (\(archives.map(String.init).joined(separator: ", ")))
                        """, arguments: [since, until]))
            threads.formUnion(try Self.threadsOfChanges(in: threads, database))
            let reader = try TrackedMessageReader(database)
            let found = try reader.messages(inThreads: threads).map(\.message).filter { $0.receivedAt <= until }
            let people = try PeopleReader(database)
            let (judged, standings) = try people.judge(ConversationGraph(found), of: found, joined)
            let pulls = try PullReader(database, reader, people).evidence(for: judged.changes, until: until)
            return RelatedThreads(
                graph: judged, messages: judged.messages.merging(pulls.messages) { own, _ in own },
                standings: standings, pulls: pulls.evidence)
        }
    }

    /// The threads of messages, and those in which other versions of their changes are.
    static func threadsAround(_ messages: [IndexedMessage.ID], in database: Database) throws -> Set<Int64> {
        let threads = try threads(of: messages, in: database)
        return threads.union(try threadsOfChanges(in: threads, database))
    }

    private static func threads(of messages: [IndexedMessage.ID], in database: Database) throws -> Set<Int64> {
        Set(
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT thread FROM message JOIN identity ON identity.id = message.identity
                    WHERE message.id IN (SELECT value FROM json_each(?))
                    """, arguments: [JSONArray.text(of: messages)]))
    }

    /// The threads in which other versions of the changes in `threads` are.
    private static func threadsOfChanges(in threads: Set<Int64>, _ database: Database) throws -> Set<Int64> {
        let changes = try Int64.fetchAll(
            database,
            sql: """
                SELECT DISTINCT series.change FROM identity JOIN message ON message.identity = identity.id
                JOIN series_member ON series_member.message = message.id JOIN series ON series.id = series_member.series
                WHERE identity.thread IN (SELECT value FROM json_each(?))
                """, arguments: [JSONArray.text(of: threads.sorted())])
        return Set(
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT identity.thread FROM series JOIN series_member ON series_member.series = series.id
                    JOIN message ON message.id = series_member.message JOIN identity ON identity.id = message.identity
                    WHERE series.change IN (SELECT value FROM json_each(?))
                    """, arguments: [JSONArray.text(of: changes)]))
    }
}
