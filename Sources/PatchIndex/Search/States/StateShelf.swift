internal import PatchTracking
internal import Synchronization

/// What was read of the states of series, kept while the index is open.
///
/// Settling gives a series a new row whenever a message of its threads came or went, and rows are never used twice. What was
/// read of a row thus holds as long as the same series are versions of its work and stand in the threads of pull requests that name it. Time is left out of it.
final class StateShelf: Sendable {
    /// What was read of a series.
    struct Reading: Sendable, Equatable {
        /// The rows of all versions of its work, and of the series in threads of pull requests that may have brought it, ascending.
        var work: [Int64]
        /// Its state, if time did not count.
        var stateBeforeDormancy: SeriesState
        /// When something was last said about it, in seconds since 1970 UTC.
        var lastActivityAt: Int64
    }

    private let state = Mutex<[Int64: Reading]>([:])

    /// Everything that is kept, by the row of the series.
    var readings: [Int64: Reading] { state.withLock { $0 } }

    /// Keeps readings, and forgets those of series that are gone.
    func keep(_ readings: [Int64: Reading], whereThere isThere: (Int64) -> Bool) {
        guard !readings.isEmpty else { return }
        state.withLock { kept in
            kept.merge(readings) { $1 }
            kept = kept.filter { isThere($0.key) }
        }
    }
}
