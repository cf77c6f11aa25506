internal import GRDB
internal import PatchTracking

/// The states of the series that messages are parts of, as a search asks for them.
///
/// No tree is asked, and dormant is what has rested for ninety days before the newest message of the index, as in
/// `tidings series`. Most series of an archive are dormant, and nobody says in their threads that they were applied: their
/// state is known without reading mails. That of the others is cached.
struct SearchStates {
    /// Of so few messages the threads are read, without looking at all others.
    private static let few = 32
    /// Messages that are in memory at once, about.
    private static let piece = 2_000

    private let database: Database
    private let stateCache: SeriesStateCache
    private let rules: StateRules
    private let people: PeopleReader
    private let messages: TrackedMessageReader
    private let pulls: PullReader

    /// - Throws: what SQLite says.
    init(_ database: Database, stateCache: SeriesStateCache) throws {
        self.database = database
        self.stateCache = stateCache
        rules = StateRules(now: try NewestReceipt.find(in: database))
        people = try PeopleReader(database)
        messages = try TrackedMessageReader(database)
        pulls = try PullReader(database, messages, people)
    }

    /// Which of `messages` are parts of series in the states that are asked for; others may be there, too.
    func rows(in asked: Set<SeriesState>, among messages: RowSet) throws -> StateRows {
        var found = StateRows()
        if messages.count <= Self.few {
            try read(SQLiteStore.threadsAround(messages.rows, in: database).sorted()) { rows, status in
                found.insert(rows, in: status.state)
            }
            return found
        }
        let map = try ChangeMap(database)
        let known = stateCache.readings
        var open: [Int] = []
        for (index, change) in map.changes.enumerated() {
            let superseded = VersionNode.superseded(among: change.versions.map(\.node))
            for version in change.versions where version.messages.contains(where: messages.contains) {
                let state = Self.restingState(isSuperseded: superseded.contains(version.node.id))
                let hasNotice = map.hasNotice(version)
                let isResting =
                    SeriesStatus.state(.new, lastActivityAt: map.newest(around: version), rules: rules) == .dormant
                if isResting, !hasNotice {
                    found.insert(version.messages, in: state)
                } else if asked.isDisjoint(with: Self.possible(isResting: isResting, hasNotice: hasNotice)) {
                    continue
                } else if let reading = known[version.row], reading.basis == map.basis(of: version.row) {
                    found.insert(version.messages, in: self.state(reading))
                } else if open.last != index {
                    open.append(index)
                }
            }
        }
        try read(open, of: map, into: &found)
        return found
    }

    // MARK: Without mails

    /// What becomes of a series that nobody says to have been taken, when time makes dormant what is not superseded.
    private static func restingState(isSuperseded: Bool) -> SeriesState { isSuperseded ? .superseded : .dormant }

    /// The states that a series can have, the one that no tree was asked for left out.
    private static func possible(isResting: Bool, hasNotice: Bool) -> Set<SeriesState> {
        var states: Set<SeriesState> = isResting ? [.superseded, .dormant] : Set(SeriesState.allCases)
        states.remove(.mainlined)
        if hasNotice {
            states.formUnion([.accepted, .rejected, .notApplicable, .handledElsewhere])
        } else {
            states.subtract([.accepted, .rejected, .notApplicable, .handledElsewhere, .deferred, .awaitingUpstream])
        }
        return states
    }

    private func state(_ reading: SeriesStateCache.Reading) -> SeriesState {
        SeriesStatus.state(reading.stateBeforeDormancy, lastActivityAt: reading.lastActivityAt, rules: rules)
    }

    // MARK: From mails

    private func read(_ changes: [Int], of map: ChangeMap, into found: inout StateRows) throws {
        guard !changes.isEmpty else { return }
        let unsettled = Set(try Int64.fetchAll(database, sql: "SELECT thread FROM unsettled"))
        var fresh: [Int64: SeriesStateCache.Reading] = [:]
        for threads in map.pieces(around: changes, messages: Self.piece) {
            // Until a thread is settled its series do not reflect all its messages.
            let isSettled = unsettled.isDisjoint(with: threads)
            try read(threads) { rows, status in
                found.insert(rows, in: status.state)
                // A stranger of today is known tomorrow, without a word in these threads.
                guard isSettled, status.disregarded.isEmpty, !status.isProvisional,
                    let series = rows.first.flatMap(map.series(with:))
                else {
                    return
                }
                fresh[series] = SeriesStateCache.Reading(
                    basis: map.basis(of: series), stateBeforeDormancy: status.stateBeforeDormancy,
                    lastActivityAt: status.lastActivityAt)
            }
        }
        stateCache.insert(fresh, keepingWhere: map.has)
    }

    /// Reads all series in threads; calls `body` with the rows of the messages of each, its head's first, and its status.
    private func read(
        _ threads: [Int64], _ body: ([Int64], SeriesStatus) -> Void
    ) throws {
        let read = try messages.messages(inThreads: threads)
        let rows = Dictionary(read.map { ($0.message.id, $0.row) }) { first, _ in first }
        let (graph, standings) = try people.judge(
            ConversationGraph(read.map(\.message)), of: read.map(\.message))
        var rules = rules
        rules.standings = standings
        rules.pulls = try pulls.evidence(for: graph.changes).evidence
        for change in graph.changes {
            let tags = ChangeTags(of: change, answers: graph.answers)
            for series in change.series {
                try Task.checkCancellation()
                let status = SeriesStatus(
                    of: series, in: change, answers: graph.answers(to: series),
                    tags: tags.tags(of: series), rules: rules)
                body(series.messages.compactMap { rows[$0.id] }, status)
            }
        }
    }
}
