import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore

/// Collects the body of a response in memory.
final class BodyCollector: ResponseBodyWriter, Sendable {
    private let collected = NIOLockedValueBox(ByteBuffer())

    /// What was written so far.
    var buffer: ByteBuffer { collected.withLockedValue { $0 } }

    func write(_ buffer: ByteBuffer) async throws {
        _ = collected.withLockedValue { $0.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
