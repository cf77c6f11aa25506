/// How many columns of a terminal text takes (Unicode Standard Annex 11; combining marks take none).
public enum TextWidth {
    static func columns(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    static func columns(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return WideScalars.contain(scalar.value) ? 2 : 1
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
        // Nearly all text has none, which a look at the bytes finds quickly.
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
}
