import HTTPTypes
import Testing

@testable import WebUI

@Suite("Events")
struct EventBroadcasterTests {
    private let newMail = EventBroadcaster.NewMail(
        list: "tide", messageId: "a@b", subject: "a", received: "2026-01-05T10:00:00Z")

    @Test("are sent to every subscriber, until the server stops")
    func subscribers() async throws {
        let broadcaster = EventBroadcaster()
        let (first, second) = (try #require(broadcaster.subscribe()), try #require(broadcaster.subscribe()))
        broadcaster.send(.newMail(newMail))
        broadcaster.send(.heartbeat)
        broadcaster.finish()
        for stream in [first, second] {
            var lists: [String?] = []
            for await event in stream {
                if case .newMail(let newMail) = event { lists.append(newMail.list) } else { lists.append(nil) }
            }
            #expect(lists == ["tide", nil])
        }
        #expect(broadcaster.subscribe() == nil)
        #expect(!broadcaster.hasSubscribers)
    }

    @Test("have a bounded number of subscribers")
    func bounds() {
        let broadcaster = EventBroadcaster()
        let streams = (0..<300).map { _ in broadcaster.subscribe() }
        #expect(streams.prefix(256).allSatisfy { $0 != nil })
        #expect(streams.dropFirst(256).allSatisfy { $0 == nil })
    }
}
