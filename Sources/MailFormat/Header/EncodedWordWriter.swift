/// Writes text as RFC 2047 encoded words, for header fields that have to be ASCII.
public enum EncodedWordWriter {
    /// `text` as it is when it is printable ASCII, else as words in UTF-8 of at most 75 bytes, each on a line of its own.
    ///
    /// Control characters become spaces: what comes out can never begin another field.
    public static func unstructured(_ text: String) -> String {
        let line = oneLine(text)
        return isPlain(line) ? line : words(line)
    }

    /// `text` with spaces for control characters, so that it stays within its field.
    public static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    /// A display name: as it is, in quotes where it has special characters, or as encoded words.
    public static func phrase(_ name: String) -> String {
        let encoded = unstructured(name)
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
    private static func isAtomText(_ byte: UInt8) -> Bool {
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

    private static func words(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        // 75 bytes a word, less "=?utf-8?q?" and "?=".
        for scalar in text.unicodeScalars {
            let encoded = String(scalar).utf8.map(encode).joined()
            if word.utf8.count + encoded.utf8.count > 63 {
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
