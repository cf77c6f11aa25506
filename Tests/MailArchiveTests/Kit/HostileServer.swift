import Synchronization
import TestKit

/// A server on this machine that answers as it likes, also for ever.
final class HostileServer: Sendable {
    /// What it sends for a path.
    enum Answer: Sendable {
        /// This, with status 200.
        case bytes([UInt8])
        /// The same again and again, until the client has enough.
        case endless([UInt8])
        /// Nothing, until the client goes.
        case silence
        /// That there is no such thing.
        case nothing
    }

    /// Where it listens, without a slash at the end.
    var url: String { server.url }
    private let server: LoopbackServer
    private let asked: Counter

    private final class Counter: Sendable {
        let value = Mutex(0)
    }

    /// How often it was asked for something.
    var requests: Int { asked.value.withLock { $0 } }

    init(_ answer: @escaping @Sendable (String) -> Answer) throws {
        let asked = Counter()
        self.asked = asked
        server = try LoopbackServer { connection in
            asked.value.withLock { $0 += 1 }
            switch answer(connection.path) {
            case .bytes(let bytes):
                if connection.sendHead(200, length: bytes.count) { connection.send(bytes) }
            case .nothing: connection.sendHead(404, length: 0)
            case .endless(let bytes):
                guard connection.sendHead(200, length: nil) else { return }
                while connection.send(bytes) {}
            case .silence: connection.waitUntilGone()
            }
        }
    }
}
