internal import HTTPTypes
internal import NIOCore
internal import Synchronization

/// Finished pages, as long as the index holds what it held when they were made.
///
/// The ones wanted last are kept, up to a number of bytes. A page that many want at once is made once, and is given up when
/// nobody waits for it any longer.
final class PageCache: Sendable {
    /// What a page is kept under: the address, and what the index held when it was made.
    struct Key: Hashable, Sendable {
        var target: String
        var revision: String
    }

    private struct Entry {
        var page: Page
        var used: UInt64
    }

    /// A page that is being made.
    private struct Making {
        var page: PendingValue<Page>
        var task: Task<Void, Never>
        /// How many wait for it.
        var readers: Int
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var making: [Key: Making] = [:]
        var size = 0
        var clock: UInt64 = 0
        var hits = 0
        var misses = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// How often a page was there, and how often it had to be made; bytes and number of pages kept.
    var counts: (hits: Int, misses: Int, bytes: Int, pages: Int) {
        state.withLock { ($0.hits, $0.misses, $0.size, $0.entries.count) }
    }

    /// The page, if it is cached and valid at a time, in seconds since 1970 UTC.
    func page(_ key: Key, at time: Int64) -> Page? {
        state.withLock { state in
            guard var entry = state.entries[key] else { return nil }
            if let end = entry.page.expires, end <= time {
                state.size -= entry.page.size
                state.entries[key] = nil
                return nil
            }
            state.clock += 1
            state.hits += 1
            entry.used = state.clock
            state.entries[key] = entry
            return entry.page
        }
    }

    /// The page that `make` makes, or that is being made already for somebody else.
    ///
    /// `make` is cancelled when everybody who waits for its page was.
    ///
    /// - Throws: what `make` throws, or `CancellationError` as soon as the task is cancelled.
    func page(
        _ key: Key, on threads: PageThreads = .quick, _ make: @escaping @Sendable () async throws -> Page
    ) async throws -> Page {
        let page = join(key, threads, make)
        defer { leave(key, page) }
        return try await page.value
    }

    /// How many wait for a page that is being made.
    func readers(of key: Key) -> Int { state.withLock { $0.making[key]?.readers ?? 0 } }

    private func join(
        _ key: Key, _ threads: PageThreads, _ make: @escaping @Sendable () async throws -> Page
    ) -> PendingValue<Page> {
        state.withLock { state in
            if var making = state.making[key] {
                making.readers += 1
                state.making[key] = making
                return making.page
            }
            state.misses += 1
            let page = PendingValue<Page>()
            let task = Task(executorPreference: threads) {
                let result: Result<Page, any Error>
                do { result = .success(try await make()) } catch { result = .failure(error) }
                self.finish(key, page, result)
                page.resolve(result)
            }
            state.making[key] = Making(page: page, task: task, readers: 1)
            return page
        }
    }

    /// Somebody waits no longer; what nobody waits for is cancelled, and whoever wants it later starts again.
    private func leave(_ key: Key, _ page: PendingValue<Page>) {
        let abandoned = state.withLock { state -> Task<Void, Never>? in
            guard var making = state.making[key], making.page === page else { return nil }
            making.readers -= 1
            state.making[key] = making.readers > 0 ? making : nil
            return making.readers > 0 ? nil : making.task
        }
        abandoned?.cancel()
    }

    /// Forgets what was made from an index that holds something else now.
    func keepOnly(_ revisions: Set<String>) {
        state.withLock { state in
            for (key, entry) in state.entries where !revisions.contains(key.revision) {
                state.size -= entry.page.size
                state.entries[key] = nil
            }
        }
    }

    private func finish(_ key: Key, _ page: PendingValue<Page>, _ result: Result<Page, any Error>) {
        state.withLock { state in
            if state.making[key]?.page === page { state.making[key] = nil }
            // What was not found, or is too large a part of the whole, is made again.
            guard case .success(let page) = result, page.status == .ok, page.size <= limit / 8 else { return }
            let key = Key(target: key.target, revision: page.revision ?? key.revision)
            state.clock += 1
            state.size += page.size - (state.entries[key]?.page.size ?? 0)
            state.entries[key] = Entry(page: page, used: state.clock)
            Self.shrink(&state, to: limit)
        }
    }

    /// Drops what was not wanted for longest; an eighth more than needed, so that this is seldom done.
    private static func shrink(_ state: inout State, to limit: Int) {
        guard state.size > limit else { return }
        for (key, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) {
            if state.size <= limit - limit / 8 { break }
            state.size -= entry.page.size
            state.entries[key] = nil
        }
    }
}
