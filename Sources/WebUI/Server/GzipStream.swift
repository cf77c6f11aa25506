internal import CZlib

/// Compresses what comes piece by piece (RFC 1952), so that only the result is in memory; no time is written into it.
///
/// The same bytes give the same bytes, and a result can follow another one as a member.
struct GzipStream: ~Copyable {
    /// zlib got no memory.
    struct OutOfMemory: Error {}

    private let stream: UnsafeMutablePointer<z_stream>
    /// The most bytes that zlib is given at once: its counts have 32 bits.
    private let largestPiece: Int
    private var compressed: [UInt8] = []

    /// Starts a stream.
    ///
    /// - Parameter allocate: what zlib calls for memory; nil for `malloc`.
    /// - Throws: ``OutOfMemory``.
    init(level: Int32 = 5, largestPiece: Int = 1 << 30, allocate: alloc_func? = nil) throws(OutOfMemory) {
        // Before anything of `self` is there: `deinit` belongs to streams that were made.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        stream.pointee.zalloc = allocate
        // 15 bits of window, and 16 for gzip's own header.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            stream.deallocate()
            throw OutOfMemory()
        }
        self.stream = stream
        self.largestPiece = largestPiece
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The bytes compressed.
    ///
    /// - Throws: ``OutOfMemory``.
    static func compress(_ bytes: UnsafeRawBufferPointer) throws(OutOfMemory) -> [UInt8] {
        var gzip = try GzipStream()
        gzip.append(bytes)
        return gzip.finish()
    }

    /// Compresses more.
    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Compresses more.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            deflate(UnsafeRawBufferPointer(rebasing: rest.prefix(largestPiece)), Z_NO_FLUSH)
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(largestPiece))
        }
    }

    /// Everything that was compressed; nothing may follow.
    mutating func finish() -> [UInt8] {
        deflate(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH)
        return compressed
    }

    private mutating func deflate(_ bytes: UnsafeRawBufferPointer, _ flush: Int32) {
        // zlib takes a pointer that is not const and only reads.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: Bytef.self).baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
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
