/// SHA-1 (FIPS 180-4) over bytes given in pieces; patch ids are sums of such digests.
///
/// Not for anything that has to withstand an attacker: it names changes, as git does.
struct SHA1 {
    /// The 20 bytes of a digest as little-endian words.
    struct Digest: Equatable {
        var low: UInt64
        var middle: UInt64
        var high: UInt32
    }

    private var a: UInt32 = 0x6745_2301
    private var b: UInt32 = 0xEFCD_AB89
    private var c: UInt32 = 0x98BA_DCFE
    private var d: UInt32 = 0x1032_5476
    private var e: UInt32 = 0xC3D2_E1F0
    private var blockCount: UInt64 = 0

    /// Takes in `count` blocks of 64 bytes; `schedule` is room for 80 words that the caller lends.
    mutating func update(
        blocks bytes: UnsafePointer<UInt8>, count: Int, schedule w: UnsafeMutablePointer<UInt32>
    ) {
        let source = UnsafeRawPointer(bytes)
        for block in 0..<count {
            let words = source + block &* 64
            for index in 0..<16 {
                w[index] = UInt32(
                    bigEndian: words.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
            }
            compress(w)
        }
        blockCount &+= UInt64(count)
    }

    /// Takes in the last `count` bytes (fewer than 64), returns the digest and resets.
    ///
    /// `tail` must have room for 128 bytes: the padding is written behind the bytes.
    mutating func finish(
        tail: UnsafeMutablePointer<UInt8>, count: Int, schedule: UnsafeMutablePointer<UInt32>
    ) -> Digest {
        let bitCount = (blockCount &* 64 &+ UInt64(count)) &* 8
        let blocks = count < 56 ? 1 : 2
        tail[count] = 0x80
        for index in (count + 1)..<(blocks * 64 - 8) { tail[index] = 0 }
        for index in 0..<8 {
            tail[blocks * 64 - 8 + index] = UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * UInt64(index)))
        }
        update(blocks: tail, count: blocks, schedule: schedule)
        let digest = Digest(
            low: UInt64(a.byteSwapped) | UInt64(b.byteSwapped) << 32,
            middle: UInt64(c.byteSwapped) | UInt64(d.byteSwapped) << 32,
            high: e.byteSwapped)
        self = SHA1()
        return digest
    }

    @inline(__always)
    private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &<< n) | (x &>> (32 &- n)) }

    private mutating func compress(_ w: UnsafeMutablePointer<UInt32>) {
        for i in 16..<80 { w[i] = Self.rotate(w[i &- 3] ^ w[i &- 8] ^ w[i &- 14] ^ w[i &- 16], 1) }
        var (a, b, c, d, e) = (self.a, self.b, self.c, self.d, self.e)

        // Five rounds in a row, so that the letters come back to their positions and nothing is moved.
        @inline(__always) func rounds(
            _ range: Range<Int>, _ constant: UInt32, _ mix: (UInt32, UInt32, UInt32) -> UInt32
        ) {
            var i = range.lowerBound
            while i < range.upperBound {
                e = e &+ Self.rotate(a, 5) &+ mix(b, c, d) &+ constant &+ w[i]
                b = Self.rotate(b, 30)
                d = d &+ Self.rotate(e, 5) &+ mix(a, b, c) &+ constant &+ w[i &+ 1]
                a = Self.rotate(a, 30)
                c = c &+ Self.rotate(d, 5) &+ mix(e, a, b) &+ constant &+ w[i &+ 2]
                e = Self.rotate(e, 30)
                b = b &+ Self.rotate(c, 5) &+ mix(d, e, a) &+ constant &+ w[i &+ 3]
                d = Self.rotate(d, 30)
                a = a &+ Self.rotate(b, 5) &+ mix(c, d, e) &+ constant &+ w[i &+ 4]
                c = Self.rotate(c, 30)
                i &+= 5
            }
        }
        rounds(0..<20, 0x5A82_7999) { $2 ^ ($0 & ($1 ^ $2)) }
        rounds(20..<40, 0x6ED9_EBA1) { $0 ^ $1 ^ $2 }
        rounds(40..<60, 0x8F1B_BCDC) { ($0 & $1) | ($2 & ($0 | $1)) }
        rounds(60..<80, 0xCA62_C1D6) { $0 ^ $1 ^ $2 }

        self.a = self.a &+ a
        self.b = self.b &+ b
        self.c = self.c &+ c
        self.d = self.d &+ d
        self.e = self.e &+ e
    }
}
