/// Entities of HTML: `&amp;`, `&#8212;`, `&#x2014;`.
enum HTMLEntity {
    /// The character that an ampersand begins, as UTF-8, and the index behind it; nil when the ampersand is text.
    static func read(_ bytes: Span<UInt8>, at start: Int) -> (text: [UInt8], end: Int)? {
        let limit = min(bytes.count, start + 12)
        var index = start + 1
        guard index < limit else { return nil }
        if bytes[index] == UInt8(ascii: "#") {
            index += 1
            let isHex = index < limit && bytes[index].lowercased == UInt8(ascii: "x")
            if isHex { index += 1 }
            let first = index
            var value: UInt32 = 0
            while index < limit, let digit = bytes[index].hexValue, isHex || digit < 10 {
                value = min(value &* (isHex ? 16 : 10) &+ UInt32(digit), 0x11_0000)
                index += 1
            }
            guard index > first else { return nil }
            if index < limit, bytes[index] == UInt8(ascii: ";") { index += 1 }
            return (character(value), index)
        }
        while index < limit, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
        guard index < limit, bytes[index] == UInt8(ascii: ";"), let text = named[bytes.string((start + 1)..<index)]
        else { return nil }
        return (Array(text.utf8), index + 1)
    }

    private static func character(_ value: UInt32) -> [UInt8] {
        if (0x80...0x9F).contains(value) {
            var text: [UInt8] = []
            Windows1252.append(UInt8(value), to: &text)
            return text
        }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "reg": "®",
        "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "euro": "€",
        "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "deg": "°", "plusmn": "±", "times": "×",
        "divide": "÷", "frac12": "½", "frac14": "¼", "sup2": "²", "sup3": "³", "micro": "µ", "auml": "ä", "ouml": "ö",
        "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "ecirc": "ê",
        "agrave": "à", "aacute": "á", "acirc": "â", "aring": "å", "Aring": "Å", "aelig": "æ", "AElig": "Æ",
        "oslash": "ø", "Oslash": "Ø", "ccedil": "ç", "ntilde": "ñ", "iacute": "í", "oacute": "ó", "uacute": "ú",
        "rarr": "→", "larr": "←", "uarr": "↑", "darr": "↓", "zwnj": "\u{200C}", "shy": "",
    ]
}
