/// Something that versions of one work can have in common, as a 64-bit sum of its bytes (FNV-1a): the same in every run.
public struct LinkKeySum: Sendable, Hashable {
    /// The sum.
    public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The sum of texts in a row.
    public init(_ first: String, _ second: String = "", _ third: String = "", _ fourth: String = "") {
        add(first)
        add(second)
        add(third)
        add(fourth)
    }

    /// Takes a sum that was kept.
    public init(value: UInt64) { self.value = value }

    /// Adds a text, and where it ends.
    mutating func append(_ text: String) {
        add(text)
        value = (value ^ 0xff) &* 0x100_0000_01b3
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
    }
}
