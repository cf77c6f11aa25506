/// Text of a mail within XML or HTML: shown as it is, never read as markup, made of characters that XML 1.0 allows.
package enum XMLText {
    /// One line, for an element or an attribute in double quotes; a line without an end is cut.
    package static func line(_ text: String, to columns: Int = longestLine) -> String {
        // Cut first: what is thrown away need not be cleaned.
        escaped(SafeText.line(TextWidth.cut(text, to: columns)))
    }

    /// Several lines; line feeds and tabs stay, lines without an end are cut.
    package static func lines(_ text: String) -> String {
        escaped(TextWidth.withoutEndlessLines(SafeText.lines(text), longest: Self.longestLine))
    }

    /// Columns after which a line is no text but an accident.
    package static let longestLine = 1000

    /// Markup as text: XML 1.0, sections 2.2 (characters) and 2.4.
    package static func escaped(_ text: String) -> String {
        // Bytes of UTF-8, since whole commit messages come through here.
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 16)
        for byte in text.utf8 {
            switch byte {
            // Needs no entity between double quotes.
            case UInt8(ascii: "'"): output.append(byte)
            case 0x09, 0x0A, 0x0D: output.append(byte)
            case 0..<0x20: output += "\u{FFFD}".utf8
            // U+FFFE and U+FFFF, which are no characters: EF BF BE and EF BF BF.
            case 0xBE, 0xBF:
                if output.suffix(2).elementsEqual([0xEF, 0xBF]) {
                    output.removeLast(2)
                    output += "\u{FFFD}".utf8
                } else {
                    output.append(byte)
                }
            default:
                if let entity = MarkupEscaping.entity(of: byte) {
                    entity.withUTF8Buffer { output.append(contentsOf: $0) }
                } else {
                    output.append(byte)
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
