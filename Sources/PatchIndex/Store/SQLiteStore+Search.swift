internal import GRDB
internal import MailArchive

extension SQLiteStore {
    /// What a query finds: a page of `limit` hits starting at `offset`, and how many there are.
    public func search(
        _ query: SearchQuery, order: SearchOrder, grouping: SearchGrouping, in archive: IndexedArchive.ID?, limit: Int,
        offset: Int
    ) async throws -> SearchResults {
        let asked = try await reading { [path, stateCache, wordHeads] database in
            try Self.candidates(query, in: archive, database, path: path, stateCache, wordHeads)
        }
        var found = asked.candidates
        var isComplete = true
        if !asked.plan.isExact {
            isComplete = found.count <= SearchVerification.most
            found = try await SearchVerification(store: self, plan: asked.plan).matches(among: found)
        }
        return try await reading { [found, isComplete] database in
            let ordered = try Self.grouped(Self.ordered(found, order), grouping, database)
            let page = ordered.dropFirst(max(offset, 0)).prefix(max(limit, 0))
            return SearchResults(
                total: ordered.count, isComplete: isComplete, hits: try page.compactMap { try Self.hit($0, database) })
        }
    }

    /// The newest version of each change that the messages are parts of, in the order of the messages, each change once.
    public func newestSeries(ofChangesWith messages: [IndexedMessage.ID]) async throws -> [IndexedSeries] {
        try await reading { database in
            let changeOfMessage = try HotStatement(
                database, "SELECT change FROM series_member JOIN series ON series.id = series WHERE message = ?")
            let newest = try HotStatement(
                database, "SELECT id FROM series WHERE change = ? ORDER BY received DESC, version DESC, id DESC LIMIT 1"
            )
            var seen: Set<Int64> = []
            return try messages.compactMap { message in
                changeOfMessage.bind(message)
                guard let change = try changeOfMessage.run(), seen.insert(change).inserted else { return nil }
                newest.bind(change)
                return try newest.run().flatMap { try Self.indexedSeries(row: $0, in: database) }
            }
        }
    }

    private static func candidates(
        _ query: SearchQuery, in archive: IndexedArchive.ID?, _ database: Database, path: String,
        _ stateCache: SeriesStateCache, _ wordHeads: WordHeadCache
    ) throws -> (plan: SearchPlan, candidates: [SearchCandidate]) {
        let planner = try SearchPlanner(database, path: path, wordHeads)
        var plan = try planner.plan(query.root)
        var all = planner.all
        if let archive {
            let sql = "SELECT message FROM delivery JOIN source ON source.id = source WHERE archive = ?"
            all.formIntersection(RowSet(try Int64.fetchAll(database, sql: sql, arguments: [archive])))
        }
        let states = plan.states
        if !states.isEmpty {
            let possible = plan.candidates(among: all)
            plan = plan.settled(try SearchStates(database, stateCache: stateCache).rows(in: states, among: possible))
        }
        let received = try HotStatement(
            database,
            "SELECT received, text FROM message JOIN identity ON identity.id = identity WHERE message.id = ?")
        var found: [SearchCandidate] = []
        for row in plan.candidates(among: all).rows {
            received.bind(row)
            while try received.step() {
                found.append(
                    SearchCandidate(
                        row: row, messageID: received.text(1) ?? "", received: received.integer(0) ?? 0,
                        score: planner.scores[row] ?? 0))
            }
        }
        return (plan, found)
    }

    private static func ordered(_ found: [SearchCandidate], _ order: SearchOrder) -> [SearchCandidate] {
        found.sorted { left, right in
            if order == .relevance, left.score != right.score { return left.score > right.score }
            if left.received != right.received { return left.received > right.received }
            return left.messageID < right.messageID
        }
    }

    /// The first of each thread or change.
    private static func grouped(
        _ found: [SearchCandidate], _ grouping: SearchGrouping, _ database: Database
    ) throws -> [SearchCandidate] {
        let sql: String
        switch grouping {
        case .messages: return found
        case .threads:
            sql = "SELECT thread FROM message JOIN identity ON identity.id = identity WHERE message.id = ?"
        case .series:
            sql = "SELECT change FROM series_member JOIN series ON series.id = series WHERE message = ?"
        }
        let group = try HotStatement(database, sql)
        var seen: Set<Int64> = []
        return try found.filter { candidate in
            group.bind(candidate.row)
            return try group.run().map { seen.insert($0).inserted } ?? false
        }
    }

    private static func hit(_ candidate: SearchCandidate, _ database: Database) throws -> SearchResults.Hit? {
        let message = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT \(messageColumns), message.received AS delivered, NULL AS entry
                    FROM message \(messageJoins) WHERE message.id = ?
                    """), arguments: [candidate.row])
        let lists = try String.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT archive.name FROM delivery JOIN source ON source.id = delivery.source
                    JOIN archive ON archive.id = source.archive WHERE delivery.message = ? ORDER BY archive.name
                    """), arguments: [candidate.row])
        return message.map {
            SearchResults.Hit(message: Self.message(from: $0), lists: lists, score: candidate.score)
        }
    }
}

/// A message that a query may mean.
struct SearchCandidate: Sendable {
    var row: Int64
    var messageID: String
    var received: Int64
    var score: Double
}
