/// Lets only so many pages be made at a time; the rest wait, and too many are sent away.
actor RenderLimiter {
    private let width: Int
    private let queue: Int
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// At most `width` at a time, at most `queue` behind them.
    init(width: Int, queue: Int) {
        self.width = width
        self.queue = queue
    }

    /// Runs `body` when it is its turn.
    ///
    /// - Throws: `PageError.busy`, or what `body` throws.
    nonisolated func run<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        try await begin()
        do {
            let value = try await body()
            await end()
            return value
        } catch {
            await end()
            throw error
        }
    }

    private func begin() async throws(PageError) {
        if running < width {
            running += 1
            return
        }
        guard waiting.count < queue else { throw .busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func end() {
        // Whoever waited longest takes the place over.
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
