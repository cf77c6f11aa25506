import MailFormat

/// A display name, ready to be compared with others.
///
/// Case, accents, punctuation, what is in parentheses and the order in "Doe, Jane" do not count: `Jörg Doe (Company)`,
/// `"Doe, Jörg"` and `jorg doe` are one name.
public struct PersonName: Sendable, Hashable {
    /// The words, folded, with a space between them; empty for no name.
    public let words: String

    /// Takes a display name.
    public init(_ name: String) {
        let bytes = name.utf8.prefix(Self.longest)
        var halves: [[UInt8]] = [[]]
        var depth = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "(": depth += 1
            case ")" where depth > 0: depth -= 1
            case _ where depth > 0: break
            case ",": halves.append([])
            default: Self.append(scalar, to: &halves[halves.count - 1])
            }
        }
        let texts = halves.map { half in
            half.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        }.filter { !$0.isEmpty }
        // "Doe, Jane" is what some companies' mail makes of Jane Doe.
        words = (texts.count == 2 ? texts.reversed() : texts).joined(separator: " ")
    }

    /// Whether it is a full name, of two words or more: one of a single word is shared by too many.
    public var isFull: Bool { words.utf8.contains(UInt8(ascii: " ")) }

    private static let longest = 256

    private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
        // Most names are ASCII; Unicode's tables take most of the time otherwise.
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): text.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): text.append(byte | 0x20)
            case UInt8(ascii: "'"): break
            default: text.append(UInt8(ascii: " "))
            }
            return
        }
        if let base = LatinLetter.base(of: scalar) { return text.append(base) }
        let properties = scalar.properties
        if scalar == "'" || scalar == "\u{2019}" || properties.generalCategory == .nonspacingMark { return }
        guard properties.isAlphabetic || properties.numericType != nil else { return text.append(UInt8(ascii: " ")) }
        text.append(contentsOf: properties.lowercaseMapping.utf8)
    }
}

extension Mailbox {
    /// The address in lower case, as addresses are compared here.
    var comparedAddress: String { address.lowercased() }
}
