/// Writes text as RFC 2047 encoded words, for header fields that have to be ASCII.
public enum EncodedWordWriter {
    /// `text` as it is when it is printable ASCII, else as words in UTF-8 of at most 75 bytes, each on a line of its own.
    ///
    /// Control characters become spaces: what comes out can never begin another field. The first word leaves room for the
    /// `columns` that are before it on its line.
    public static func unstructured(_ text: String, after columns: Int = 0) -> String {
        let line = oneLine(text)
        return isPlain(line) ? line : words(line, after: columns)
    }

    /// `text` with spaces for control characters, so that it stays within its field.
    public static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    /// A display name: as it is, in quotes where it has special characters, or as encoded words.
    public static func phrase(_ name: String, after columns: Int = 0) -> String {
        let name = oneLine(name)
        let encoded = unstructured(name, after: columns)
        guard encoded == name else { return encoded }
        let isAtoms = name.utf8.allSatisfy { byte in byte == 0x20 || isAtomText(byte) }
        if isAtoms { return name }
        var quoted = "\""
        for character in name {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }

    /// RFC 5322, section 3.2.3.
    static func isAtomText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
    }

    /// `text` as encoded words, whatever is in it.
    static func words(_ text: String, after columns: Int = 0) -> String {
        var words: [String] = []
        var word = ""
        // 75 bytes a word, less "=?utf-8?q?" and "?="; 76 a line (RFC 2047, section 2).
        for scalar in text.unicodeScalars {
            let encoded = String(scalar).utf8.map(encode).joined()
            let room = words.isEmpty ? min(63, max(24, 64 - columns)) : 63
            if word.utf8.count + encoded.utf8.count > room {
                words.append(word)
                word = ""
            }
            word += encoded
        }
        words.append(word)
        return words.map { "=?utf-8?q?\($0)?=" }.joined(separator: "\n ")
    }

    private static func encode(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            String(UnicodeScalar(byte))
        case 0x20: "_"
        default:
            "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
