internal import Dispatch

/// A future: computes a value on another thread, and blocks a caller who asks for it before it is computed.
///
/// `@unchecked Sendable`: `result` is written once, before `done` is signalled, and read only after it was.
final class BlockingTask<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchGroup()
    private var result: Value?

    /// Starts `body` on a queue of Dispatch.
    init(_ body: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async(group: done) { self.result = body() }
    }

    /// The value of `body`; blocks until it has returned.
    var value: Value {
        done.wait()
        guard let result else { preconditionFailure("the task has ended") }
        return result
    }
}
