internal import Synchronization

/// How many bytes of large answers may be on their way at once, so that clients who take them slowly do not fill the memory.
final class SendingBudget: Sendable {
    /// A share of it, given back when the response is released.
    final class Share: Sendable {
        private let budget: SendingBudget
        private let bytes: Int

        fileprivate init(_ budget: SendingBudget, _ bytes: Int) {
            self.budget = budget
            self.bytes = bytes
        }

        deinit { budget.used.withLock { $0 -= bytes } }
    }

    /// Smaller answers are not counted.
    static let small = 256 << 10

    private let limit: Int
    private let used = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// A share for an answer of so many bytes; nil when too much is on its way.
    ///
    /// One alone is always given.
    func share(_ bytes: Int) -> Share? {
        used.withLock { used in
            guard used == 0 || used + bytes <= limit else { return nil }
            used += bytes
            return Share(self, bytes)
        }
    }
}
