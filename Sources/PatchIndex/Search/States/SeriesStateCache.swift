internal import PatchTracking
internal import Synchronization

/// A cache of the states of series, kept while the index is open.
///
/// Settling gives a series a new row whenever a message of its threads is added or removed, and rows are never reused. An
/// entry is thus valid as long as the same series are versions of its change and are in the threads of pull requests that
/// name it. It does not depend on the time.
final class SeriesStateCache: Sendable {
    /// What is cached for a series.
    struct Reading: Sendable, Equatable {
        /// The rows of all versions of its change, and of the series in threads of pull requests that may have brought it,
        /// ascending.
        var basis: [Int64]
        /// Its state, before time is taken into account.
        var stateBeforeDormancy: SeriesState
        /// When something was last said about it, in seconds since 1970 UTC.
        var lastActivityAt: Int64
    }

    private let state = Mutex<[Int64: Reading]>([:])

    /// All entries, by the row of the series.
    var readings: [Int64: Reading] { state.withLock { $0 } }

    /// Inserts entries, and removes those of series that no longer exist.
    func insert(_ readings: [Int64: Reading], keepingWhere exists: (Int64) -> Bool) {
        guard !readings.isEmpty else { return }
        state.withLock { kept in
            kept.merge(readings) { $1 }
            kept = kept.filter { exists($0.key) }
        }
    }
}
