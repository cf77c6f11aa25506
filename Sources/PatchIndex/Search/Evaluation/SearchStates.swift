internal import GRDB
internal import PatchTracking

/// The states of the series that messages are parts of, as a search asks for them.
enum SearchStates {
    /// The name of its series' state for each of the messages that is a part of one.
    ///
    /// Dormant is what has rested for ninety days before the newest message of the index, as in `tidings series`.
    static func states(of messages: RowSet, in database: Database) throws -> [Int64: String] {
        let threads = try SQLiteStore.threadsAround(messages.rows, in: database)
        let reader = try TrackedMessageReader(database)
        let read = try threads.sorted().flatMap { try reader.messages(inThread: $0) }
        let rows = Dictionary(read.map { ($0.message.id, $0.row) }) { first, _ in first }
        let correspondence = Correspondence(read.map(\.message))
        let rules = StateRules(now: try Int64.fetchOne(database, sql: "SELECT max(received) FROM delivery"))
        var states: [Int64: String] = [:]
        for change in correspondence.changes {
            for series in change.series {
                let status = SeriesStatus(
                    of: series, in: change, answers: correspondence.answers(to: series), rules: rules)
                for message in series.messages { states[rows[message.id] ?? 0] = status.state.searchName }
            }
        }
        return states
    }
}
