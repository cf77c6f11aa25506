import HTTPTypes
import Testing

@testable import WebUI

@Suite("News")
struct NewsTests {
    private let news = NewsDesk.News(list: "tide", messageId: "a@b", subject: "a", received: "2026-01-05T10:00:00Z")

    @Test("come to everybody who follows, until the server stops")
    func following() async throws {
        let desk = NewsDesk()
        let (first, second) = (try #require(desk.follow()), try #require(desk.follow()))
        desk.tell(.news(news))
        desk.tell(.beat)
        desk.close()
        for stream in [first, second] {
            var lists: [String?] = []
            for await event in stream {
                if case .news(let news) = event { lists.append(news.list) } else { lists.append(nil) }
            }
            #expect(lists == ["tide", nil])
        }
        #expect(desk.follow() == nil)
        #expect(!desk.hasFollowers)
    }

    @Test("are followed by a bounded number of readers")
    func bounds() {
        let desk = NewsDesk()
        let streams = (0..<300).map { _ in desk.follow() }
        #expect(streams.prefix(256).allSatisfy { $0 != nil })
        #expect(streams.dropFirst(256).allSatisfy { $0 == nil })
    }
}
