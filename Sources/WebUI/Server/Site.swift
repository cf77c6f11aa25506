internal import DigestReport
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import MailArchive
internal import NIOCore
internal import PatchIndex

/// The pages of the server, and what they are made from.
struct Site: Sendable {
    private(set) var store: any IndexStore
    private(set) var mails: RawMessages
    private(set) var search: MessageSearch
    private let archives = OpenArchives()
    let configuration: WebConfiguration
    let templates: Templates
    let assets: Assets
    let cache: PageCache
    let watch: IndexWatch
    /// Pages that are made within milliseconds do not wait for those that can take seconds.
    let quick: RenderLimiter
    let costly: RenderLimiter
    /// Digests of many messages, of which two would not fit into memory beside each other.
    let large = RenderLimiter(width: 1, queue: 64)
    let connections: Connections
    let hosts: AllowedHosts
    let sending = SendingBudget(limit: 128 << 20)
    let metrics: Metrics
    let broadcaster: EventBroadcaster
    let clock: Clock

    init(
        store: any IndexStore, configuration: WebConfiguration, metrics: Metrics, clock: @escaping Clock
    ) throws {
        self.store = store
        search = MessageSearch(store: store, organisations: configuration.choices.organisations)
        self.configuration = configuration
        self.metrics = metrics
        self.clock = clock
        mails = RawMessages(store: store, archives: archives)
        templates = try Templates()
        assets = Assets()
        cache = PageCache(limit: configuration.cacheSize)
        watch = IndexWatch(store: store, freshness: configuration.freshness, clock: clock)
        // Together fewer than the connections to the index, so that no page waits for one.
        quick = RenderLimiter(width: 2, queue: 512)
        costly = RenderLimiter(width: 2, queue: 512)
        connections = Connections(limit: configuration.connections)
        hosts = AllowedHosts(configuration)
        broadcaster = EventBroadcaster(limit: max(1, min(256, configuration.connections / 2)))
    }

    /// The answer to a request that somebody sent over a connection; nil for one in memory.
    ///
    /// - Throws: `PageError`, or what the index and the archives say.
    func response(
        to request: Request, _ route: Route, _ target: RequestTarget, for client: String = "",
        over connection: ConnectedClient? = nil
    ) async throws -> Response {
        switch route {
        case .health:
            // Known from the last look: this answer waits for nothing.
            watch.lookSoon()
            let page =
                watch.isReadable
                ? Page(.text, "ok\n", lifetime: .none)
                : Page(.text, "the index cannot be read\n", status: .serviceUnavailable, lifetime: .none)
            return sent(page, to: request)
        case .metrics: return sent(Page(.metrics, metrics.text(cache: cache), lifetime: .none), to: request)
        case .robots: return sent(Page(.text, Assets.robots), to: request)
        case .asset(let version, let name): return sent(try assets.page(version: version, name: name), to: request)
        case .events(let name): return try await events(of: name)
        default: break
        }
        let snapshot = try await watch.snapshot()
        let now = clock()
        var key = PageCache.Key(target: request.head.path ?? "", revision: snapshot.settled)
        let page: Page
        if let known = cache.page(key, at: now) {
            page = known
        } else {
            key.revision = snapshot.revision
            if let known = snapshot.revision == snapshot.settled ? nil : cache.page(key, at: now) {
                page = known
            } else {
                page = try await made(key, route, target, snapshot, client, connection)
            }
        }
        // What changes while the index is the same says nothing of when it changed last.
        return sent(page, to: request, since: page.expires == nil ? snapshot.since : nil)
    }

    /// Makes a page, or waits for whoever makes it already, as long as a reader has patience and does not leave.
    private func made(
        _ key: PageCache.Key, _ route: Route, _ target: RequestTarget, _ snapshot: IndexWatch.Snapshot,
        _ client: String, _ connection: ConnectedClient?
    ) async throws -> Page {
        let isCostly = route.isCostly || target.query["q"] != nil
        return try await withThrowingTaskGroup(of: Page.self) { group in
            group.addTask {
                try await cache.page(key, on: isCostly ? .costly : .quick) {
                    try await make(route, target, snapshot, for: client, isCostly: isCostly)
                }
            }
            group.addTask {
                try await Task.sleep(for: configuration.patience)
                throw PageError.slow
            }
            if let connection {
                group.addTask {
                    await connection.waitUntilGone()
                    throw PageError.abandoned
                }
            }
            // Whichever is first; the others are cancelled, and the page, too, when nobody else waits for it.
            defer { group.cancelAll() }
            guard let page = try await group.next() else { throw PageError.slow }
            return page
        }
    }

    private func make(
        _ route: Route, _ target: RequestTarget, _ snapshot: IndexWatch.Snapshot, for client: String, isCostly: Bool
    ) async throws -> Page {
        // Compressed at once, since almost everybody takes it so, and many may wait.
        let page = try await (isCostly ? costly : quick).run(for: client) {
            defer { if isCostly { FreedMemory.giveBack() } }
            return try await whole(route, target, snapshot).compressed()
        }
        // What others made meanwhile from a newer index stays.
        let newest = (try? await watch.snapshot()) ?? snapshot
        cache.keepOnly([
            page.revision ?? snapshot.revision, snapshot.revision, snapshot.settled, newest.revision, newest.settled,
        ])
        return page
    }

    /// A page from one snapshot of the index: what is written meanwhile is not mixed in.
    private func whole(_ route: Route, _ target: RequestTarget, _ snapshot: IndexWatch.Snapshot) async throws -> Page {
        // Writes are rare, and holding a snapshot costs more than making a page once more. While an index run is under way it
        // is the other way round.
        if snapshot.revision == snapshot.settled {
            let result: Result<Page, any Error>
            do { result = .success(try await page(route, target, snapshot)) } catch { result = .failure(error) }
            if try await watch.isCurrent(snapshot) { return try result.get() }
        }
        var site = self
        site.store = try await store.snapshot()
        site.mails = RawMessages(store: site.store, archives: archives)
        site.search = MessageSearch(store: site.store, organisations: configuration.choices.organisations)
        let held = try await watch.snapshot(of: site.store)
        var page = try await site.page(route, target, held)
        page.revision = held.revision
        return page
    }

    private func page(_ route: Route, _ target: RequestTarget, _ snapshot: IndexWatch.Snapshot) async throws -> Page {
        try await PageMaker(site: self, snapshot: snapshot, target: target, now: clock()).page(for: route)
    }

    static func takesGzip(_ request: Request) -> Bool {
        guard let accepted = request.headers[.acceptEncoding] else { return false }
        return accepted.lowercased().split(separator: ",").contains { coding in
            let words = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            guard words.first == "gzip" || words.first == "x-gzip" || words.first == "*" else { return false }
            return !words.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
        }
    }
}
