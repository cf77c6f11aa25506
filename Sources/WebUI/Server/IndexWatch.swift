internal import PatchIndex
internal import Synchronization

/// Knows what the index holds now, and asks it again no more often than it has to.
final class IndexWatch: Sendable {
    /// The index at a moment.
    struct Snapshot: Sendable {
        /// Differs whenever the index holds something else.
        var revision: String
        /// The last one at the end of a run: pages made then are shown until the next run has ended.
        var settled: String
        /// Its lists, by the names in addresses.
        var lists: Lists
        /// When this server first saw it so, in seconds since 1970 UTC.
        var since: Int64
    }

    private struct State {
        var snapshot: Snapshot?
        var checked: ContinuousClock.Instant?
    }

    private let store: any IndexStore
    private let freshness: Duration
    private let clock: Clock
    private let state = Mutex(State())

    init(store: any IndexStore, freshness: Duration, clock: @escaping Clock) {
        self.store = store
        self.freshness = freshness
        self.clock = clock
    }

    /// The index as it was at most ``WebConfiguration/freshness`` ago.
    func snapshot() async throws -> Snapshot {
        let now = ContinuousClock.now
        let known = state.withLock { state -> Snapshot? in
            guard let known = state.snapshot, let checked = state.checked, now - checked < freshness else { return nil }
            return known
        }
        if let known { return known }
        // Whoever comes while we ask takes what was known before.
        state.withLock { if $0.snapshot != nil { $0.checked = now } }
        let fresh = try await snapshot(of: store)
        state.withLock { state in
            state.snapshot = fresh
            state.checked = now
        }
        return fresh
    }

    /// The index as `moment` has it, which is the index or one moment of it.
    func snapshot(of moment: any IndexStore) async throws -> Snapshot {
        let found = try await moment.revision()
        let revision = ContentHash.hex(of: found.text.utf8)
        let last = state.withLock { $0.snapshot }
        if let last, last.revision == revision { return last }
        return Snapshot(
            revision: revision, settled: found.isSettled ? revision : last?.settled ?? revision,
            lists: Lists(try await moment.archives()), since: clock())
    }

    /// Whether the index holds now what it held then; if not, whoever comes next looks again.
    func isCurrent(_ snapshot: Snapshot) async throws -> Bool {
        if ContentHash.hex(of: try await store.revision().text.utf8) == snapshot.revision { return true }
        state.withLock { $0.checked = nil }
        return false
    }
}
