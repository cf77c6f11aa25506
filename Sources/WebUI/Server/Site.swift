internal import DigestReport
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import MailArchive
internal import NIOCore
internal import PatchIndex

/// The pages of the server, and what they are made from.
struct Site: Sendable {
    let store: any IndexStore
    let mails: RawMessages
    let search: MessageSearch
    let configuration: WebConfiguration
    let templates: Templates
    let assets: Assets
    let cache: PageCache
    let watch: IndexWatch
    let limiter: RenderLimiter
    let metrics: Metrics
    let news: NewsDesk

    init(
        store: any IndexStore, configuration: WebConfiguration, metrics: Metrics
    ) throws {
        self.store = store
        search = MessageSearch(store: store, organisations: configuration.choices.organisations)
        self.configuration = configuration
        self.metrics = metrics
        mails = RawMessages(store: store, archives: OpenArchives())
        templates = try Templates()
        assets = Assets()
        cache = PageCache(limit: configuration.cacheSize)
        watch = IndexWatch(store: store, freshness: configuration.freshness)
        // A page is made on one core; one more keeps both busy while git is read.
        limiter = RenderLimiter(width: 4, queue: 512)
        news = NewsDesk()
    }

    /// The answer to a request.
    ///
    /// - Throws: `PageError`, or what the index and the archives say.
    func response(to request: Request, _ route: Route, _ target: RequestTarget) async throws -> Response {
        switch route {
        case .health:
            _ = try await watch.snapshot()
            return sent(Page(.text, "ok\n", lifetime: .none), to: request)
        case .metrics: return sent(Page(.metrics, metrics.text(cache: cache), lifetime: .none), to: request)
        case .robots: return sent(Page(.text, Assets.robots), to: request)
        case .asset(let version, let name): return sent(try assets.page(version: version, name: name), to: request)
        case .events(let name): return try await events(of: name)
        default: break
        }
        let snapshot = try await watch.snapshot()
        var key = PageCache.Key(target: request.head.path ?? "", revision: snapshot.settled)
        let page: Page
        if let known = cache.page(key) {
            page = known
        } else {
            key.revision = snapshot.revision
            if let known = snapshot.revision == snapshot.settled ? nil : cache.page(key) {
                page = known
            } else {
                page = try await made(key, route, target, snapshot)
            }
        }
        return sent(page, to: request, since: snapshot.since)
    }

    /// Makes a page, or waits for whoever makes it already, as long as a reader has patience.
    private func made(
        _ key: PageCache.Key, _ route: Route, _ target: RequestTarget, _ snapshot: IndexWatch.Snapshot
    ) async throws -> Page {
        let making = cache.making(key) {
            // Compressed at once, since almost everybody takes it so, and many may wait.
            let page = try await limiter.run {
                try await PageMaker(site: self, snapshot: snapshot, target: target).page(for: route).compressed()
            }
            cache.keepOnly([snapshot.revision, snapshot.settled])
            return page
        }
        let patience = configuration.patience
        return try await withThrowingTaskGroup(of: Page?.self) { group in
            group.addTask { try await making.value }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            guard let page = try await group.next() ?? nil else { throw PageError.slow }
            return page
        }
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
