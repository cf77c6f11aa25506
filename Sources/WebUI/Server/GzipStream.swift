internal import CZlib

/// Compresses what comes piece by piece (RFC 1952), so that only the result is in memory; no time is written into it.
///
/// Whoever makes one calls ``end()``.
struct GzipStream {
    private let stream: UnsafeMutablePointer<z_stream>
    private var compressed: [UInt8] = []

    init(level: Int32 = 5) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, and 16 for gzip's own header.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            preconditionFailure("zlib has no memory")
        }
    }

    /// Frees the memory.
    func end() {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Compresses more.
    mutating func append(_ bytes: [UInt8]) { deflate(bytes, Z_NO_FLUSH) }

    /// Everything that was compressed; nothing may follow.
    mutating func finish() -> [UInt8] {
        deflate([], Z_FINISH)
        return compressed
    }

    private mutating func deflate(_ bytes: [UInt8], _ flush: Int32) {
        var bytes = bytes
        bytes.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            repeat {
                compressed += [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, count in
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    _ = CZlib.deflate(stream, flush)
                    count = output.count - Int(stream.pointee.avail_out)
                }
            } while stream.pointee.avail_out == 0
        }
    }
}
