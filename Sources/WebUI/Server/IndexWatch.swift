internal import PatchIndex
internal import Synchronization

/// Knows what the index holds now, and asks it again no more often than it has to.
final class IndexWatch: Sendable {
    /// The state of the index at one time.
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
        /// The look that is under way.
        var look: PendingValue<Snapshot>?
        var isReadable = true
    }

    /// How long an answer waits for a look at an index that is known from before.
    ///
    /// A look takes a millisecond where nothing is wrong; on a busy machine or a slow disk, an answer from what was known a
    /// moment ago is better than none.
    private static let patience = Duration.milliseconds(10)

    private let store: any IndexStore
    private let freshness: Duration
    private let clock: Clock
    private let state = Mutex(State())

    init(store: any IndexStore, freshness: Duration, clock: @escaping Clock) {
        self.store = store
        self.freshness = freshness
        self.clock = clock
    }

    /// Whether the last look at the index worked; known without another one.
    var isReadable: Bool { state.withLock { $0.isReadable } }

    /// The index as it was at most ``WebConfiguration/freshness`` ago, or, where looking takes long, as it was last seen.
    ///
    /// - Throws: what the index says, while nothing is known of it.
    func snapshot() async throws -> Snapshot {
        // Without any time, everybody looks, as tests do that have just written.
        guard freshness > .zero else { return try await snapshot(of: store).kept(by: self) }
        let (known, look) = begin()
        guard let look else {
            guard let known else { preconditionFailure("what is known or a look") }
            return known
        }
        guard let known else { return try await look.value }
        return try await within(Self.patience) { try await look.value } ?? known
    }

    /// Looks in the background where the last look was too long ago.
    func lookSoon() { if freshness > .zero { _ = begin() } }

    /// What is known, and the look that is under way, begun now where the last one was too long ago; nil where it was not.
    private func begin() -> (known: Snapshot?, look: PendingValue<Snapshot>?) {
        let now = ContinuousClock.now
        return state.withLock { state in
            if let known = state.snapshot, let checked = state.checked, now - checked < freshness {
                return (known, nil)
            }
            if let look = state.look { return (state.snapshot, look) }
            let look = PendingValue<Snapshot>()
            state.look = look
            Task { await self.run(look) }
            return (state.snapshot, look)
        }
    }

    /// Looks, and resolves it for everybody who waits.
    private func run(_ look: PendingValue<Snapshot>) async {
        let result: Result<Snapshot, any Error>
        do { result = .success(try await snapshot(of: store).kept(by: self)) } catch { result = .failure(error) }
        state.withLock { state in
            state.look = nil
            if case .failure = result { state.isReadable = false }
        }
        look.resolve(result)
    }

    fileprivate func keep(_ fresh: Snapshot) {
        state.withLock { state in
            state.snapshot = fresh
            state.checked = .now
            state.isReadable = true
        }
    }

    /// The state of `store`, which is the index or a snapshot of it.
    func snapshot(of store: any IndexStore) async throws -> Snapshot {
        let found = try await store.revision()
        let revision = ContentHash.hex(of: found.text.utf8)
        let last = state.withLock { $0.snapshot }
        if let last, last.revision == revision { return last }
        return Snapshot(
            revision: revision, settled: found.isSettled ? revision : last?.settled ?? revision,
            lists: Lists(try await store.archives()), since: clock())
    }

    /// Whether the index holds now what it held then; if not, whoever comes next looks again.
    func isCurrent(_ snapshot: Snapshot) async throws -> Bool {
        if ContentHash.hex(of: try await store.revision().text.utf8) == snapshot.revision { return true }
        state.withLock { $0.checked = nil }
        return false
    }
}

extension IndexWatch.Snapshot {
    /// The same, after `watch` has taken note of it.
    fileprivate func kept(by watch: IndexWatch) -> IndexWatch.Snapshot {
        watch.keep(self)
        return self
    }
}
