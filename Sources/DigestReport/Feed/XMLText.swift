/// Text of a mail within XML or HTML: shown as it is, never read as markup, made of characters that XML 1.0 allows.
enum XMLText {
    /// One line, for an element or an attribute in double quotes; a line without an end is cut.
    static func line(_ text: String, to columns: Int = longestLine) -> String {
        // Cut first: what is thrown away need not be cleaned.
        escaped(SafeText.line(TextWidth.cut(text, to: columns)))
    }

    /// Several lines; line feeds and tabs stay, lines without an end are cut.
    static func lines(_ text: String) -> String {
        escaped(cutLines(SafeText.lines(text)))
    }

    /// Columns after which a line is no text but an accident.
    static let longestLine = 1000

    /// Markup as text: XML 1.0, sections 2.2 (characters) and 2.4.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case _ where isForbidden(scalar): result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Control characters but tab, line feed and carriage return, and the two that are no characters.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func cutLines(_ text: String) -> String {
        // Nearly all text has no endless line, and bytes tell so quickly.
        var length = 0
        let isEndless = text.utf8.contains { byte in
            length = byte == 10 ? 0 : length + 1
            return length > longestLine
        }
        guard isEndless else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TextWidth.cut(String($0), to: longestLine) }.joined(separator: "\n")
    }
}
