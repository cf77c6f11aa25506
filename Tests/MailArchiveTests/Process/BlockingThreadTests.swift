import Foundation
import Testing

@testable import MailArchive

@Suite("Work that blocks")
struct BlockingThreadTests {
    /// Where so many threads wait for each other.
    ///
    /// `@unchecked Sendable`: `missing` is read and written between `lock()` and `unlock()`.
    private final class Meeting: @unchecked Sendable {
        private let changed = NSCondition()
        private var missing: Int

        init(of count: Int) { missing = count }

        /// Waits until all are here; false when some do not come.
        func join() -> Bool {
            changed.lock()
            defer { changed.unlock() }
            missing -= 1
            changed.broadcast()
            let end = Date(timeIntervalSinceNow: 60)
            while missing > 0 {
                if !changed.wait(until: end) { return false }
            }
            return true
        }
    }

    @Test("runs on threads of its own, of which there are more than the tasks' pool has")
    func ownThreads() async {
        let count = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
        let meeting = Meeting(of: count)
        let met = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<count { group.addTask { await onBlockingThread { meeting.join() } } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(met == count)
    }

    @Test("throws what its body throws")
    func error() async {
        await #expect(throws: ArchiveError.notFound(path: "/x")) {
            try await onBlockingThread { () throws(ArchiveError) -> Int in throw .notFound(path: "/x") }
        }
    }
}
