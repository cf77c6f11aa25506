internal import MailFormat

/// A 128-bit name of bytes: 64-bit FNV-1a, and another hash that mixes it in.
///
/// It detects that a page changed; it is not a secret.
enum ContentHash {
    /// The hash as 32 hexadecimal digits.
    static func hex(of bytes: some Sequence<UInt8>) -> String {
        var first = FNV1a()
        var second: UInt64 = 0x9e37_79b9_7f4a_7c15
        for byte in bytes {
            first.add(byte)
            second = (second ^ (UInt64(byte) &+ first.value >> 32)) &* 0xff51_afd7_ed55_8ccd
            second ^= second >> 33
        }
        return digits(first.value) + digits(second)
    }

    private static func digits(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
