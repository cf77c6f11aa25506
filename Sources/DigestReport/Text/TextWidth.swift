/// How many columns of a terminal text takes (Unicode Standard Annex 11; combining marks take none).
public enum TextWidth {
    static func columns(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    static func columns(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar.value) ? 2 : 1
        }
    }

    /// More scalars than this in a column are no writing but an attempt to flood the terminal with marks that take no place.
    private static let scalarsPerColumn = 8

    /// The text cut to `width` columns, with `…` at the end when something is missing.
    static func cut(_ text: String, to width: Int) -> String {
        let most = max(width, 1) * scalarsPerColumn
        guard columns(text) > width || text.unicodeScalars.count > most else { return text }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars.prefix(most) {
            used += columns(scalar)
            if used > width - 1 { break }
            result.append(scalar)
        }
        return String(result) + "…"
    }

    /// Several lines, those cut that are longer than any text: an accident, or an attack.
    ///
    /// - Parameter longest: columns; what is shorter stays as it is.
    static func withoutEndlessLines(_ text: String, longest: Int) -> String {
        // Nearly all text has none, and bytes tell so quickly.
        var length = 0
        let isEndless = text.utf8.contains { byte in
            length = byte == 10 ? 0 : length + 1
            return length > longest
        }
        guard isEndless else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { cut(String($0), to: longest) }.joined(separator: "\n")
    }

    /// The text broken at spaces into lines of `width` columns at most; a longer word stands alone.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, columns(last) + 1 + columns(word) <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// The text with spaces behind it up to `width` columns.
    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(text)))
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
