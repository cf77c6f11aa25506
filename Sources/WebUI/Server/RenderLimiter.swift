internal import Synchronization

/// Lets only so many pages be made at a time; the rest wait, and too many are turned away.
///
/// Clients take turns: one that wants many pages at once waits for its own, and keeps nobody else waiting for more than a
/// page. A task that is cancelled waits no longer.
final class RenderLimiter: Sendable {
    private struct Waiting {
        var number: Int
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var running = 0
        var next = 0
        /// Those who wait, by client, in the order in which they came.
        var waiting: [String: [Waiting]] = [:]
        /// The clients with somebody in `waiting`, whose turn it is first.
        var turns: [String] = []
        var count = 0

        /// Takes out whoever is next.
        mutating func take() -> Waiting? {
            guard !turns.isEmpty else { return nil }
            let client = turns.removeFirst()
            guard var own = waiting.removeValue(forKey: client), !own.isEmpty else { return nil }
            let first = own.removeFirst()
            count -= 1
            if !own.isEmpty {
                waiting[client] = own
                turns.append(client)
            }
            return first
        }

        /// Takes out one of a client's; nil when it is missing.
        mutating func remove(_ number: Int, of client: String) -> Waiting? {
            guard var own = waiting[client], let index = own.firstIndex(where: { $0.number == number }) else {
                return nil
            }
            let found = own.remove(at: index)
            count -= 1
            if own.isEmpty {
                waiting[client] = nil
                turns.removeAll { $0 == client }
            } else {
                waiting[client] = own
            }
            return found
        }
    }

    private let width: Int
    private let queue: Int
    private let state = Mutex(State())

    /// At most `width` at a time, at most `queue` behind them.
    init(width: Int, queue: Int) {
        self.width = width
        self.queue = queue
    }

    /// How many wait.
    var waiting: Int { state.withLock { $0.count } }

    /// Runs `body` when it is the turn of `client`.
    ///
    /// - Throws: `PageError.busy`, `CancellationError`, or what `body` throws.
    func run<Value: Sendable>(for client: String, _ body: @Sendable () async throws -> Value) async throws -> Value {
        try await begin(client)
        defer { end() }
        try Task.checkCancellation()
        let value = try await body()
        // What was made while the task was cancelled may be cut short.
        try Task.checkCancellation()
        return value
    }

    private func begin(_ client: String) async throws {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (answer, turnedAway) = admit(Waiting(number: number, continuation: continuation), client)
                if let answer { continuation.resume(with: answer) }
                turnedAway?.continuation.resume(throwing: PageError.busy)
            }
        } onCancel: {
            state.withLock { $0.remove(number, of: client) }?.continuation.resume(throwing: CancellationError())
        }
    }

    /// The answer for somebody who comes, nil for one who waits, and somebody who has to go instead.
    private func admit(
        _ newcomer: Waiting, _ client: String
    ) -> (answer: Result<Void, any Error>?, turnedAway: Waiting?) {
        state.withLock { state in
            if Task.isCancelled { return (.failure(CancellationError()), nil) }
            if state.running < width {
                state.running += 1
                return (.success(()), nil)
            }
            var turnedAway: Waiting?
            if state.count >= queue {
                // Whoever has most in the queue gives way.
                let own = state.waiting[client]?.count ?? 0
                guard let largest = state.waiting.max(by: { $0.value.count < $1.value.count }),
                    largest.value.count > own + 1, let last = largest.value.last
                else { return (.failure(PageError.busy), nil) }
                turnedAway = state.remove(last.number, of: largest.key)
            }
            if state.waiting[client] == nil { state.turns.append(client) }
            state.waiting[client, default: []].append(newcomer)
            state.count += 1
            return (nil, turnedAway)
        }
    }

    private func end() {
        // The next one takes over the slot.
        let next = state.withLock { state in
            let next = state.take()
            if next == nil { state.running -= 1 }
            return next
        }
        next?.continuation.resume()
    }
}
