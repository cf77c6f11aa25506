internal import Synchronization

/// A value that is being worked out, for any number of tasks to wait for.
///
/// A task that is cancelled waits no longer, whatever becomes of the value.
final class PendingValue<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, any Error>?
        var waiting: [Int: CheckedContinuation<Value, any Error>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// Gives everybody the result, those who ask later, too.
    func resolve(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state in
            state.result = result
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in waiting { continuation.resume(with: result) }
    }

    /// The value, once it is known.
    ///
    /// - Throws: what working it out threw, or `CancellationError` as soon as the task is cancelled.
    var value: Value {
        get async throws {
            let number = state.withLock { state in
                state.next += 1
                return state.next
            }
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let known: Result<Value, any Error>? = state.withLock { state in
                        if let result = state.result { return result }
                        // A later cancellation finds the continuation.
                        if Task.isCancelled { return .failure(CancellationError()) }
                        state.waiting[number] = continuation
                        return nil
                    }
                    if let known { continuation.resume(with: known) }
                }
            } onCancel: {
                let continuation = state.withLock { $0.waiting.removeValue(forKey: number) }
                continuation?.resume(throwing: CancellationError())
            }
        }
    }
}

/// What `body` gives within a time; nil when it takes longer, and is cancelled.
///
/// - Throws: what `body` throws.
func within<Value: Sendable>(
    _ time: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: time)
            return nil
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
    }
}
