internal import CZlib

/// Compresses (RFC 1952); no time is written into it, so that the same bytes give the same bytes.
enum Gzip {
    /// The bytes compressed; as a member that can stand behind others.
    static func compress(_ bytes: UnsafeRawBufferPointer, level: Int32 = 5) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for gzip's own header.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            preconditionFailure("zlib has no memory")
        }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: room) { output, count in
            stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: Bytef.self).baseAddress)
            stream.avail_in = UInt32(bytes.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(room)
            deflate(&stream, Z_FINISH)
            count = room - Int(stream.avail_out)
        }
    }
}
