internal import NIOCore
internal import Synchronization

/// Whoever is at the other end of a connection.
final class ConnectedClient: Sendable {
    private struct State {
        /// Requests that were read and not answered yet.
        var requests = 0
        /// When it last asked for something, or got all of an answer.
        var active = ContinuousClock.now
        /// When the answer that is being sent has to have arrived; nil for none, or one without an end.
        var deadline: ContinuousClock.Instant?
        var isGone = false
        var follower: AsyncStream<Never>.Continuation?
    }

    private let channel: any Channel
    private let state = Mutex(State())

    init(_ channel: any Channel) {
        self.channel = channel
    }

    /// Since when nothing is owed to it; nil while an answer is.
    var idleSince: ContinuousClock.Instant? { state.withLock { $0.requests == 0 ? $0.active : nil } }

    /// Whether it takes longer to receive an answer than it may.
    func isTooSlow(at now: ContinuousClock.Instant) -> Bool { state.withLock { $0.deadline.map { $0 < now } ?? false } }

    /// A request was read.
    func asked() {
        state.withLock { state in
            state.requests += 1
            state.active = .now
        }
    }

    /// An answer has begun that is to have arrived at a time.
    func isSent(until deadline: ContinuousClock.Instant?) { state.withLock { $0.deadline = deadline } }

    /// The client has all of an answer.
    func answered() {
        state.withLock { state in
            state.requests -= 1
            state.active = .now
            state.deadline = nil
        }
    }

    /// It sends nothing any more, or is gone.
    func left() {
        let follower = state.withLock { state in
            state.isGone = true
            return state.follower
        }
        follower?.finish()
    }

    /// Ends the connection.
    func close() { channel.close(promise: nil) }

    /// Waits until the client has gone, or the task is cancelled.
    ///
    /// One at a time may wait, as requests of one connection are answered one after the other.
    func waitUntilGone() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        let isGone = state.withLock { state in
            state.follower = continuation
            return state.isGone
        }
        if isGone { return }
        for await _ in stream {}
    }
}
