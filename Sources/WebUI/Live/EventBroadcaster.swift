internal import Synchronization

/// Sends events to all subscribers.
final class EventBroadcaster: Sendable {
    /// New mail on a list.
    struct NewMail: Sendable, Encodable {
        /// The list's name in addresses.
        var list: String
        /// The newest message.
        var messageId: String
        /// Its subject.
        var subject: String
        /// When it was received.
        var received: String
    }

    /// What a subscriber receives: new mail, or a heartbeat that keeps the connection open.
    enum Event: Sendable {
        case newMail(NewMail)
        case heartbeat
    }

    /// The most subscribers at a time.
    private let limit: Int
    private struct State {
        var subscribers: [Int: AsyncStream<Event>.Continuation] = [:]
        var next = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    init(limit: Int = 256) {
        self.limit = limit
    }

    /// Whether there is a subscriber.
    var hasSubscribers: Bool { state.withLock { !$0.subscribers.isEmpty } }

    /// The events that are sent after this call; nil when there are too many subscribers, or the server stops.
    func subscribe() -> AsyncStream<Event>? {
        state.withLock { state in
            guard !state.isClosed, state.subscribers.count < limit else { return nil }
            let number = state.next
            state.next += 1
            // A subscriber that does not read loses the oldest events.
            let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(16))
            continuation.onTermination = { [weak self] _ in
                // In a task, since the stream may terminate while the lock is held.
                Task { self?.state.withLock { $0.subscribers[number] = nil } }
            }
            state.subscribers[number] = continuation
            return stream
        }
    }

    /// Sends an event to all subscribers.
    func send(_ event: Event) {
        let subscribers = state.withLock { Array($0.subscribers.values) }
        for subscriber in subscribers { subscriber.yield(event) }
    }

    /// Finishes all streams; later subscriptions are refused.
    func finish() {
        let subscribers = state.withLock { state in
            state.isClosed = true
            defer { state.subscribers = [:] }
            return Array(state.subscribers.values)
        }
        for subscriber in subscribers { subscriber.finish() }
    }
}
