/// Which of 64 bytes in a row belong to words, a bit a byte, the first byte in the lowest bit.
///
/// Eight bytes are looked at together as a number; the classes are those of ``WordClass``.
struct WordMasks {
    /// Bytes of words.
    var word: UInt64
    /// Those of them that are no letters or digits of ASCII: `_` and bytes above 127.
    var special: UInt64

    /// Reads 64 bytes starting at `bytes`.
    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>) {
        word = 0
        special = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let eight = UnsafeRawPointer(bytes).loadUnaligned(
                fromByteOffset: Int(truncatingIfNeeded: shift), as: UInt64.self
            ).littleEndian
            // Seven bits a byte, so that no addition carries into the next one; the highest bit then says "at least".
            let low = eight & Self.each(0x7F)
            let letter = low | Self.each(0x20)
            let isLetter = (letter &+ Self.each(0x80 - 0x61)) & ~(letter &+ Self.each(0x80 - 0x7B))
            let isDigit = (low &+ Self.each(0x80 - 0x30)) & ~(low &+ Self.each(0x80 - 0x3A))
            let isSpecial = eight | ~((low ^ Self.each(0x5F)) &+ Self.each(0x7F))
            word |= Self.bits(isLetter | isDigit | isSpecial) << shift
            special |= Self.bits(isSpecial) << shift
            shift &+= 8
        }
    }

    /// `byte` eight times.
    @inline(__always)
    private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

    /// The highest bits of eight bytes as the lowest eight bits.
    @inline(__always)
    private static func bits(_ bytes: UInt64) -> UInt64 {
        ((bytes >> 7 & each(1)) &* 0x0102_0408_1020_4080) >> 56
    }
}
