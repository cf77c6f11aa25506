internal import Synchronization

/// Passes news on to whoever follows them.
final class NewsDesk: Sendable {
    /// New mail on a list.
    struct News: Sendable, Encodable {
        /// The list's name in addresses.
        var list: String
        /// The newest message.
        var messageId: String
        /// Its subject.
        var subject: String
        /// When it was received.
        var received: String
    }

    /// What a follower gets: news, or nothing but a sign of life.
    enum Event: Sendable {
        case news(News)
        case beat
    }

    /// Most followers at a time.
    private let limit: Int
    private struct State {
        var followers: [Int: AsyncStream<Event>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    init(limit: Int = 256) {
        self.limit = limit
    }

    /// Whether anybody follows.
    var hasFollowers: Bool { state.withLock { !$0.followers.isEmpty } }

    /// What comes from now on; nil when too many follow already, or the server stops.
    func follow() -> AsyncStream<Event>? {
        state.withLock { state in
            guard !state.isClosed, state.followers.count < limit else { return nil }
            let number = state.next
            state.next += 1
            // Who does not read loses the oldest.
            let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(16))
            continuation.onTermination = { [weak self] _ in
                // Not here and now: the end may come while the lock is held.
                Task { self?.state.withLock { $0.followers[number] = nil } }
            }
            state.followers[number] = continuation
            return stream
        }
    }

    /// Tells all followers.
    func tell(_ event: Event) {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers { follower.yield(event) }
    }

    /// Sends everybody home.
    func close() {
        let followers = state.withLock { state in
            state.isClosed = true
            defer { state.followers = [:] }
            return Array(state.followers.values)
        }
        for follower in followers { follower.finish() }
    }
}
