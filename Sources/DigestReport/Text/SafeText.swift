/// Makes text from mail fit for people: nothing in it can move a cursor, change colours or turn the reading direction.
///
/// Control characters become the pictures that Unicode has for them (`␛`), marks that reorder text become U+FFFD
/// (the characters of "Trojan Source", CVE-2021-42574; Unicode Technical Report 36).
public enum SafeText {
    /// Several lines: line feeds and tabs stay.
    public static func lines(_ text: String) -> String { clean(text, keepsLines: true) }

    /// One line: line feeds and tabs become spaces; a line that is longer than any subject or name is cut.
    public static func line(_ text: String) -> String {
        guard text.utf8.count > longest else { return clean(text, keepsLines: false) }
        return clean(String(text.unicodeScalars.prefix(longest)), keepsLines: false)
            + (text.unicodeScalars.dropFirst(longest).isEmpty ? "" : "…")
    }

    /// One line as ``line(_:)`` has it, however long: for addresses of pages, which are nothing when they are cut.
    public static func wholeLine(_ text: String) -> String { clean(text, keepsLines: false) }

    /// Scalars of one line.
    ///
    /// Subjects and names of real mails are shorter; 50 MB of one would be in every list.
    static let longest = 2000

    private static func clean(_ text: String, keepsLines: Bool) -> String {
        // Almost all text needs no change, which a look at the bytes finds quickly.
        if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || (keepsLines && ($0 == 0x0A || $0 == 0x09)) }) {
            return text
        }
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            let next = replacement(of: scalar, keepsLines: keepsLines)
            if hides(last, next) { result.append(base) }
            result.append(next)
            last = next
        }
        return String(result)
    }

    /// The character on which a combining mark without a base is shown (Unicode Standard, section 7.9).
    private static let base: Unicode.Scalar = "\u{25CC}"

    /// Whether two scalars make one character in which a mark of markup is no longer found by who looks for it as a character.
    ///
    /// Such as `<` with an accent; templates that escape by characters let it through.
    private static func hides(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        guard isMarkup(first) && !second.isASCII || isMarkup(second) && !first.isASCII else { return false }
        var pair = String.UnicodeScalarView()
        pair.append(first)
        pair.append(second)
        return String(pair).count == 1
    }

    private static func isMarkup(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "&", "\"", "'": true
        default: false
        }
    }

    private static func replacement(of scalar: Unicode.Scalar, keepsLines: Bool) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: return keepsLines ? scalar : " "
        case 0x00..<0x20: return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: return "\u{2421}"
        case 0x80..<0xA0: return "\u{FFFD}"
        case 0x2028, 0x2029: return keepsLines ? "\n" : " "
        case _ where isReordering(scalar): return "\u{FFFD}"
        default: return scalar
        }
    }

    /// Whether the scalar changes the order in which text is shown, or is a tag nobody sees.
    static func isReordering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}
