/// A 128-bit name of bytes: two 64-bit FNV-1a hashes from different starts, the second over words.
///
/// It tells a page from what the page was before; nothing secret rests on it.
enum ContentHash {
    /// The hash as 32 hexadecimal digits.
    static func hex(of bytes: some Sequence<UInt8>) -> String {
        var first: UInt64 = 0xcbf2_9ce4_8422_2325
        var second: UInt64 = 0x9e37_79b9_7f4a_7c15
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
            second = (second ^ (UInt64(byte) &+ first >> 32)) &* 0xff51_afd7_ed55_8ccd
            second ^= second >> 33
        }
        return digits(first) + digits(second)
    }

    private static func digits(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
