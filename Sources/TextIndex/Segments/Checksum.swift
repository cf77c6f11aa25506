/// A checksum of 64 bits over bytes: one changed word of eight bytes always changes it, anything else but once in 2^64 times.
///
/// Four lanes of eight bytes each, so that a page of 8 KiB takes about a microsecond.
package enum Checksum {
    /// The checksum of `bytes`; equal bytes with another `seed` have another one.
    package static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        let first = prime &* (seed &+ UInt64(bytes.count))
        var (a, b, c, d) = (first, first ^ prime, first &+ prime, ~first)
        var offset = 0
        if let start = bytes.baseAddress {
            while offset &+ 32 <= bytes.count {
                a = step(a, start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                b = step(b, start.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
                c = step(c, start.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt64.self))
                d = step(d, start.loadUnaligned(fromByteOffset: offset &+ 24, as: UInt64.self))
                offset &+= 32
            }
            while offset &+ 8 <= bytes.count {
                a = step(a, start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset &+= 8
            }
            var rest: UInt64 = 0
            while offset < bytes.count {
                rest = rest << 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
                offset &+= 1
            }
            b = step(b, rest.littleEndian)
        }
        // Each lane alone decides the result where the others are equal.
        return finish(a ^ rotated(b, by: 17) ^ rotated(c, by: 31) ^ rotated(d, by: 47))
    }

    /// A bijection of `lane` for each word, and of the word for each lane.
    @inline(__always)
    private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane ^ UInt64(littleEndian: word), by: 29) &* prime
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 { value << bits | value >> (64 &- bits) }

    /// Spreads each bit over all, so that a part of the result is a checksum, too.
    private static func finish(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
        value = (value ^ value >> 32) &* 0xd6e8_feb8_6659_fd93
        return value ^ value >> 32
    }

    private static let prime: UInt64 = 0x9e37_79b9_7f4a_7c15
}

extension Checksum {
    /// How many bytes ``append(to:seed:)`` adds.
    static let length = 4

    /// Writes half of the checksum of `bytes` behind them, the lowest byte first.
    static func append(to bytes: inout [UInt8], seed: Int64) {
        let sum = bytes.withUnsafeBytes { UInt32(truncatingIfNeeded: of($0, seed: UInt64(bitPattern: seed))) }
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
    }

    /// The bytes before the checksum that ``append(to:seed:)`` wrote behind them; `nil` when it is not theirs.
    static func verified(_ bytes: [UInt8], seed: Int64) -> ArraySlice<UInt8>? {
        guard bytes.count >= length else { return nil }
        let sum = bytes.withUnsafeBytes { bytes in
            UInt32(
                truncatingIfNeeded: of(
                    UnsafeRawBufferPointer(rebasing: bytes.dropLast(length)), seed: UInt64(bitPattern: seed)))
        }
        let kept = bytes.suffix(length).reversed().reduce(0 as UInt32) { $0 << 8 | UInt32($1) }
        return sum == kept ? bytes.dropLast(length) : nil
    }
}
