/// The value of a tag as people send it, cleaned of what mailers and habits add: `Ana Reis <ana@example.com>`.
enum TagValue {
    /// The value without a final full stop, a link that a mailer put into the address, no-break spaces and a note in brackets.
    ///
    /// A note behind `#` stays, as the kernel's documentation has it.
    static func cleaned(_ value: String) -> String {
        if isClean(value) { return value }
        var text = value
        if value.utf8.contains(where: { $0 >= 0x80 }) {
            text = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.compactMap { scalar in
                        switch scalar.value {
                        case 0xA0, 0x2007, 0x202F, 0x3000: " "
                        case 0x200B...0x200F, 0x2060, 0xFEFF: nil
                        default: scalar
                        }
                    }))
        }
        if value.utf8.contains(UInt8(ascii: "&")) { text = withoutEntities(text) }
        text = withoutMailto(text)
        let words = text.split(separator: " ")
        text = words.joined(separator: " ")
        return withoutTail(text)
    }

    /// Whether the value is as most are, so that nothing is to be cleaned: `Ana Reis <ana@example.com>` in ASCII.
    private static func isClean(_ value: String) -> Bool {
        let bytes = value.utf8
        guard bytes.first != 0x20, bytes.last == UInt8(ascii: ">") else { return false }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: ":")
                || byte == 0x20 && previous == 0x20 || previous == UInt8(ascii: ">")
            {
                return false
            }
            previous = byte
        }
        return true
    }

    /// Whether the value asks instead of giving, as in "Reviewed-by: Ana Reis <ana@example.com>?".
    static func isQuestion(_ value: String) -> Bool {
        value.utf8.reversed().first { $0 > 0x20 } == UInt8(ascii: "?")
    }

    /// `a@b<mailto:a@b>` and `a@b [mailto:a@b]` without the link, `<mailto:a@b>` without the scheme.
    private static func withoutMailto(_ text: String) -> String {
        var bytes = Array(text.utf8)
        let scheme = Array("mailto:".utf8)
        // Nobody's mailer writes more of them, and each costs a copy.
        for _ in 0..<4 {
            guard
                let start = bytes.indices.first(where: { index in
                    index > 0 && bytes[index...].starts(with: scheme)
                        && [UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "(")].contains(bytes[index - 1])
                })
            else { break }
            let close = bytes[start...].firstIndex {
                [UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: ")")].contains($0)
            }
            let hasAddress = bytes[..<(start - 1)].contains(UInt8(ascii: "@"))
            if hasAddress {
                bytes.removeSubrange((start - 1)..<(close.map { $0 + 1 } ?? bytes.count))
            } else {
                bytes.removeSubrange(start..<(start + scheme.count))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withoutEntities(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.first {
            if rest.starts(with: "&lt;".utf8) {
                bytes.append(UInt8(ascii: "<"))
                rest = rest.dropFirst(4)
            } else if rest.starts(with: "&gt;".utf8) {
                bytes.append(UInt8(ascii: ">"))
                rest = rest.dropFirst(4)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value up to its address, where nothing but punctuation or a note in brackets is behind it.
    private static func withoutTail(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let close = bytes.firstIndex(of: UInt8(ascii: ">")) else {
            // A bare address ends a sentence, too.
            guard let last = bytes.last, [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(last),
                bytes.contains(UInt8(ascii: "@")), !bytes.contains(UInt8(ascii: "#"))
            else { return text }
            return String(decoding: bytes.dropLast(), as: UTF8.self)
        }
        let tail = bytes[(close + 1)...].drop { $0 == 0x20 }
        let isNote = tail.first == UInt8(ascii: "[") && tail.last == UInt8(ascii: "]")
        let isPunctuation = tail.allSatisfy { [0x20, 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x2A].contains($0) }
        return isNote || isPunctuation ? String(decoding: bytes[...close], as: UTF8.self) : text
    }
}
