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
        for byte in bytes where byte > 0x20 { add(byte) }
        add(0)
    }

    private mutating func add(_ byte: UInt8) {
        word |= UInt64(byte) << (8 * (count & 7))
        count &+= 1
        guard count & 7 == 0 else { return }
        compress(word)
        word = 0
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
