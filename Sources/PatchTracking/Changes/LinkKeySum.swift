internal import MailFormat

/// Something that versions of one change can have in common, as a 64-bit hash of its bytes (FNV-1a): the same in every run.
public struct LinkKeySum: Sendable, Hashable {
    private var hash = FNV1a()
    /// The sum.
    public var value: UInt64 { hash.value }

    /// The sum of texts in a row.
    public init(_ first: String, _ second: String = "", _ third: String = "", _ fourth: String = "") {
        for text in [first, second, third, fourth] { add(text) }
    }

    /// Takes a sum that was kept.
    public init(value: UInt64) { hash.value = value }

    /// Adds a text, and where it ends.
    mutating func append(_ text: String) {
        add(text)
        hash.add(0xff)
    }

    private mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { hash.add($0) }
    }
}
