internal import GRDB
internal import PatchTracking

extension SQLiteStore {
    /// As ``IndexStore/landscape(around:of:since:until:joined:)`` says.
    public func landscape(
        around messages: [IndexedMessage.ID], of archives: [IndexedArchive.ID], since: Int64, until: Int64,
        joined: PersonJoining?
    ) async throws -> Landscape {
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
            threads.formUnion(try Self.threadsOfWorks(in: threads, database))
            let reader = try TrackedMessageReader(database)
            let found = try threads.sorted().flatMap { try reader.messages(inThread: $0).map(\.message) }
                .filter { $0.receivedAt <= until }
            let people = try PeopleReader(database)
            let (judged, standings) = try people.judge(Correspondence(found), of: found, joined)
            let pulls = try PullReader(database, reader, people).evidence(for: judged.changes, until: until)
            return Landscape(
                correspondence: judged, messages: judged.messages.merging(pulls.messages) { own, _ in own },
                standings: standings, pulls: pulls.evidence)
        }
    }

    /// The threads of messages, and those in which other versions of their works stand.
    static func threadsAround(_ messages: [IndexedMessage.ID], in database: Database) throws -> Set<Int64> {
        let threads = try threads(of: messages, in: database)
        return threads.union(try threadsOfWorks(in: threads, database))
    }

    private static func threads(of messages: [IndexedMessage.ID], in database: Database) throws -> Set<Int64> {
        let find = try HotStatement(
            database, "SELECT thread FROM message JOIN identity ON identity.id = message.identity WHERE message.id = ?")
        var threads: Set<Int64> = []
        for message in messages {
            find.bind(message)
            if let thread = try find.run() { threads.insert(thread) }
        }
        return threads
    }

    /// The threads in which other versions of the works in `threads` stand.
    private static func threadsOfWorks(in threads: Set<Int64>, _ database: Database) throws -> Set<Int64> {
        let changes = try database.makeStatement(
            sql: """
                SELECT DISTINCT series.change FROM identity JOIN message ON message.identity = identity.id
                JOIN series_member ON series_member.message = message.id JOIN series ON series.id = series_member.series
                WHERE identity.thread = ?
                """)
        let members = try database.makeStatement(
            sql: """
                SELECT DISTINCT identity.thread FROM series JOIN series_member ON series_member.series = series.id
                JOIN message ON message.id = series_member.message JOIN identity ON identity.id = message.identity
                WHERE series.change = ?
                """)
        var works: Set<Int64> = []
        for thread in threads { works.formUnion(try Int64.fetchAll(changes, arguments: [thread])) }
        var found: Set<Int64> = []
        for work in works { found.formUnion(try Int64.fetchAll(members, arguments: [work])) }
        return found
    }
}
