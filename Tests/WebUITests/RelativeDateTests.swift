import HTTPTypes
import Synchronization
import Testing

@testable import WebUI

@Suite("A search with a relative date")
struct RelativeDateTests {
    /// A clock that is put forward by hand.
    private final class HandClock: Sendable {
        private let seconds: Mutex<Int64>

        init(_ seconds: Int64) { self.seconds = Mutex(seconds) }
        var now: Int64 { seconds.withLock { $0 } }
        func advance(_ by: Int64) { seconds.withLock { $0 += by } }
    }

    /// 2026-01-06 at 09:00:30; the mails came on the day before, from 10:00 on.
    private static let start: Int64 = 1_767_690_030
    private static let day: Int64 = 86_400

    @Test(
        "finds something else when time has gone by, under another ETag",
        arguments: [
            "/tide/?q=rt:yesterday..", "/tide/?q=dt:1.day.ago..", "/tide/?q=s:tide+rt:yesterday..&x=A",
            "/search?q=NOT+rt:..1.day.ago", "/api/v1/search?q=rt:24.hours.ago..",
        ])
    func time(path: String) async throws {
        let clock = HandClock(Self.start)
        let site = try await TestSite(clock: { clock.now })
        let before = try await site.get(path)
        #expect(before.status == .ok && before.text.contains("question@example.org"))
        clock.advance(2 * Self.day)
        let tag = try #require(before.headers[.eTag])
        let after = try await site.get(path, [.ifNoneMatch: tag])
        #expect(after.status == .ok && !after.text.contains("question@example.org"))
        #expect(after.headers[.eTag] != tag)
        // The index has not changed since, but the page has.
        #expect(after.headers[.lastModified] == nil)
        #expect(after.headers[.cacheControl] == "public, no-cache")
    }

    @Test("is kept to the end of the minute, and any other one as long as the index is the same")
    func minute() async throws {
        let clock = HandClock(Self.start)
        let site = try await TestSite(clock: { clock.now })
        func misses() async throws -> Substring? {
            try await site.get("/metrics").text.firstMatch(of: #/(?m)^tidings_page_cache_misses_total (\d+)/#)?.output.1
        }
        for (seconds, expected) in [(0, "2"), (29, "2"), (1, "3"), (59, "3"), (1, "4"), (86_400, "5")]
            as [(Int64, Substring)]
        {
            clock.advance(seconds)
            for query in ["rt:yesterday..", "rt:20260105.."] {
                #expect(try await site.get("/tide/?q=\(query)").status == .ok)
            }
            #expect(try await misses() == expected)
        }
    }
}
