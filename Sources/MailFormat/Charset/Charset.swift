/// A charset as mails name it, and how its bytes become UTF-8.
enum Charset {
    /// UTF-8, ASCII, or nothing that can be relied on: valid UTF-8 is taken as such, any other byte as Windows-1252.
    case unicode(isKnown: Bool)
    /// ISO 8859-1 and Windows-1252, which is what its users mean.
    case windows1252
    /// Whatever iconv calls by this name.
    case iconv(name: String, hasASCII: Bool)

    /// Text that was made from bytes, and what was wrong with them.
    struct Decoded {
        var text: [UInt8]
        var defect: Defect.Kind?
    }

    /// Converts a range of bytes that somebody labelled.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, label: String) -> Decoded {
        switch Charset(label: label) {
        case .unicode(let isKnown):
            if bytes.isASCII(range) { return Decoded(text: bytes.array(range)) }
            if UTF8Validation.isValid(bytes, range) {
                return Decoded(text: bytes.array(range), defect: isKnown ? nil : .unknownCharset)
            }
            return Decoded(
                text: MixedText.decode(bytes, range),
                defect: !isKnown ? .unknownCharset : label.isEmpty ? nil : .wrongCharset)
        case .windows1252:
            if bytes.isASCII(range) { return Decoded(text: bytes.array(range)) }
            return Decoded(text: Windows1252.decode(bytes, range))
        case .iconv(let name, let hasASCII):
            if hasASCII, bytes.isASCII(range) { return Decoded(text: bytes.array(range)) }
            guard let converter = Iconv(from: name) else {
                return Decoded(text: decodeUnlabelled(bytes, range), defect: .unknownCharset)
            }
            let converted = converter.convert(bytes, range)
            guard converted.isComplete else {
                return Decoded(
                    text: fallback(bytes, range, hasASCII ? name : nil) ?? converted.text, defect: .wrongCharset)
            }
            return Decoded(text: converted.text)
        }
    }

    /// Converts a range of bytes that nobody labelled.
    static func decodeUnlabelled(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        if bytes.isASCII(range) || UTF8Validation.isValid(bytes, range) { return bytes.array(range) }
        return MixedText.decode(bytes, range)
    }

    /// What to read instead where bytes do not fit a charset: valid UTF-8, or the best guess where the charset has one byte a
    /// character and so was certainly not meant; nil where a broken character or two does not speak against it.
    private static func fallback(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: String?) -> [UInt8]? {
        guard let name else { return nil }
        if UTF8Validation.isValid(bytes, range) { return bytes.array(range) }
        let isWide = ["gb18030", "cp949", "cp932", "big5-hkscs", "euc-"].contains { name.hasPrefix($0) }
        return isWide ? nil : MixedText.decode(bytes, range)
    }
}
