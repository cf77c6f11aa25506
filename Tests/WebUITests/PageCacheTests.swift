import Testing

@testable import WebUI

@Suite("The cache of pages")
struct PageCacheTests {
    private func key(_ number: Int, _ revision: String = "r") -> PageCache.Key {
        .init(target: "/\(number)", revision: revision)
    }
    private func page(_ size: Int) -> Page { Page(.text, [UInt8](repeating: 65, count: size)) }

    @Test("makes a page once, however many want it")
    func once() async throws {
        let cache = PageCache(limit: 1 << 20)
        let isAllowed = PendingValue<Void>()
        let isAsked = PendingValue<Void>()
        async let first = cache.page(key(1)) {
            isAsked.resolve(.success(()))
            try await isAllowed.value
            return Page(.text, "one")
        }
        try await isAsked.value
        async let second = cache.page(key(1)) { Page(.text, "two") }
        while cache.readers(of: key(1)) < 2 { await Task.yield() }
        isAllowed.resolve(.success(()))
        #expect(try await first.tag == second.tag)
        #expect(cache.page(key(1), at: 0)?.tag == Page(.text, "one").tag)
        #expect(cache.counts.misses == 1)
    }

    @Test("keeps the pages wanted last, within its bounds")
    func bounds() async throws {
        let cache = PageCache(limit: 100_000)
        for number in 0..<100 {
            let page = page(4000)
            _ = try await cache.page(key(number)) { page }
            _ = cache.page(key(0), at: 0)
            #expect(cache.counts.bytes <= 100_000)
        }
        #expect(cache.page(key(0), at: 0) != nil)
        #expect(cache.page(key(99), at: 0) != nil)
        #expect(cache.page(key(1), at: 0) == nil)
    }

    @Test("keeps no error, no page that is too large and none of an older index")
    func nothing() async throws {
        let cache = PageCache(limit: 100_000)
        _ = try? await cache.page(key(1)) { throw PageError.notFound("") }
        let large = page(20_000)
        _ = try await cache.page(key(2)) { large }
        _ = try await cache.page(key(3, "old")) { Page(.text, "old") }
        _ = try await cache.page(key(3)) { Page(.text, "new") }
        cache.keepOnly(["r"])
        #expect(cache.page(key(1), at: 0) == nil)
        #expect(cache.page(key(2), at: 0) == nil)
        #expect(cache.page(key(3, "old"), at: 0) == nil)
        #expect(cache.page(key(3), at: 0) != nil)
        #expect(cache.counts.pages == 1)
    }

    @Test("keeps a page until it expires, under what the index held when it was made")
    func expiring() async throws {
        let cache = PageCache(limit: 100_000)
        var page = page(4000)
        page.expires = 120
        page.revision = "newer"
        let made = page
        _ = try await cache.page(key(1)) { made }
        #expect(cache.page(key(1), at: 60) == nil)
        #expect(cache.page(key(1, "newer"), at: 119) != nil)
        #expect(cache.page(key(1, "newer"), at: 120) == nil)
        #expect(cache.counts.pages == 0 && cache.counts.bytes == 0)
    }
}
