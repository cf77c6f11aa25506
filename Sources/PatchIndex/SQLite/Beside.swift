internal import Dispatch

/// Something that is worked out on another core while the thread that writes goes on.
///
/// `@unchecked Sendable`: `result` is written once, before `done` is signalled, and read only after it was.
final class Beside<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchGroup()
    private var result: Value?

    /// Begins to work out `body`.
    init(_ body: @escaping @Sendable () -> Value) {
        DispatchQueue.global().async(group: done) { self.result = body() }
    }

    /// The result; waits for it.
    var value: Value {
        done.wait()
        guard let result else { preconditionFailure("the work has ended") }
        return result
    }
}
