/// Which bytes make words, the same for mails and for queries.
///
/// A word is a run of letters, digits, `_` and bytes above 127, in lower case. Words of code, with `_` in them, count whole
/// and in their parts, so that `kvm_load_xfeatures` is found by that and by `xfeatures`.
package enum WordClass {
    /// The longest word that the index keeps, in bytes: what is longer is an encoded file.
    package static let longest = 64
    /// The shortest word that the index keeps, in bytes.
    package static let shortest = 2

    /// A letter or digit of ASCII.
    static let plain: UInt8 = 1
    /// The underscore.
    static let joint: UInt8 = 2
    /// A byte of a character beyond ASCII.
    static let high: UInt8 = 4

    /// What each byte is to a word; 0 where it is no part of one.
    static let table: [UInt8] = (0...255).map { value in
        let byte = UInt8(value)
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return plain
        case UInt8(ascii: "_"): return joint
        case 0x80...0xFF: return high
        default: return 0
        }
    }

    /// A byte of a word in lower case.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
