/// SipHash-1-3 with a fixed key over the bytes that are no white space (Aumasson and Bernstein, "SipHash", 2012).
struct SipHash {
    private var v0: UInt64 = 0x736f_6d65_7073_6575 ^ 0x7469_6469_6e67_7321
    private var v1: UInt64 = 0x646f_7261_6e64_6f6d ^ 0x6469_6765_7374_2e31
    private var v2: UInt64 = 0x6c79_6765_6e65_7261 ^ 0x7469_6469_6e67_7321
    private var v3: UInt64 = 0x7465_6462_7974_6573 ^ 0x6469_6765_7374_2e31
    private var word: UInt64 = 0
    private var count: UInt64 = 0

    /// Adds a text, and that it ends there.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    /// Adds bytes, and that they end there.
    mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { add($0) } }

    /// Adds bytes, and that they end there.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        withUnsafeTemporaryAllocation(byteCount: Self.pieceSize + 16, alignment: 8) { piece in
            var start = 0
            while let base = bytes.baseAddress, start < bytes.count {
                let length = min(Self.pieceSize, bytes.count - start)
                // Behind the bytes that wait for a whole word.
                let waiting = Int(count & 7)
                piece.storeBytes(of: word.littleEndian, as: UInt64.self)
                let written = Self.squash(UnsafeRawPointer(base + start), length, into: piece, at: waiting)
                take(UnsafeRawBufferPointer(rebasing: piece[..<(waiting + written)]))
                count &+= UInt64(written)
                start += length
            }
        }
        // The end.
        count &+= 1
        guard count & 7 == 0 else { return }
        compress(word)
        word = 0
    }

    /// Bytes that are taken in at once.
    private static let pieceSize = 2048

    /// Compresses whole words, and keeps the rest for the next ones.
    private mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var offset = 0
        while offset &+ 8 <= bytes.count {
            compress(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            offset &+= 8
        }
        word = 0
        var shift: UInt64 = 0
        while offset < bytes.count {
            word |= UInt64(bytes[offset]) << shift
            shift &+= 8
            offset &+= 1
        }
    }

    /// Copies the bytes that are no white space, and returns how many these are; eight more in `target` may be written over.
    private static func squash(
        _ source: UnsafeRawPointer, _ count: Int, into target: UnsafeMutableRawBufferPointer, at start: Int
    ) -> Int {
        var (read, written) = (0, start)
        while read &+ 8 <= count {
            let word = source.loadUnaligned(fromByteOffset: read, as: UInt64.self)
            // Not 0 if a byte is below 0x21, or, harmlessly, stands next to one.
            if (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080 == 0 {
                target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                written &+= 8
            } else {
                for index in read..<(read &+ 8) {
                    let byte = source.load(fromByteOffset: index, as: UInt8.self)
                    target[written] = byte
                    written &+= byte > 0x20 ? 1 : 0
                }
            }
            read &+= 8
        }
        while read < count {
            let byte = source.load(fromByteOffset: read, as: UInt8.self)
            target[written] = byte
            written &+= byte > 0x20 ? 1 : 0
            read &+= 1
        }
        return written &- start
    }

    private mutating func compress(_ word: UInt64) {
        v3 ^= word
        round()
        v0 ^= word
    }

    private mutating func round() {
        v0 = v0 &+ v1
        v1 = (v1 << 13 | v1 >> 51) ^ v0
        v0 = v0 << 32 | v0 >> 32
        v2 = v2 &+ v3
        v3 = (v3 << 16 | v3 >> 48) ^ v2
        v0 = v0 &+ v3
        v3 = (v3 << 21 | v3 >> 43) ^ v0
        v2 = v2 &+ v1
        v1 = (v1 << 17 | v1 >> 47) ^ v2
        v2 = v2 << 32 | v2 >> 32
    }

    /// The sum of all that was added.
    func finished() -> UInt64 {
        var last = self
        last.compress(word | (count & 0xFF) << 56)
        last.v2 ^= 0xFF
        for _ in 0..<3 { last.round() }
        return last.v0 ^ last.v1 ^ last.v2 ^ last.v3
    }
}
