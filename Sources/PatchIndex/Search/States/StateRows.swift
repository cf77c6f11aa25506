internal import PatchTracking

/// The messages whose series are in each state.
struct StateRows: Sendable, Equatable {
    private var rows: [SeriesState: RowSet] = [:]

    /// The messages of the series in a state.
    subscript(state: SeriesState) -> RowSet { rows[state] ?? RowSet() }

    /// Adds the messages of a series.
    mutating func insert(_ messages: some Sequence<Int64>, in state: SeriesState) {
        for message in messages { rows[state, default: RowSet()].insert(message) }
    }
}
