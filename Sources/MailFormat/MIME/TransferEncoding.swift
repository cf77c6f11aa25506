/// How a part's bytes were made fit for transport.
public enum TransferEncoding: Sendable, Hashable {
    /// As they are: 7bit, 8bit, binary, nothing said, or a name that nobody knows.
    case identity
    /// RFC 2045, section 6.7.
    case quotedPrintable
    /// RFC 2045, section 6.8.
    case base64
    /// The encoding of the days before MIME, `x-uuencode`.
    case uuencode
}

extension TransferEncoding {
    /// Reads the value of a Content-Transfer-Encoding field; nil when nobody knows the name.
    init?(parsing bytes: Span<UInt8>, _ range: Range<Int>) {
        var name = bytes.trimming(range)
        // Some programs add a semicolon or a comment.
        if let end = name.first(where: { bytes[$0] == UInt8(ascii: ";") || bytes[$0].isWhiteSpace }) {
            name = name.lowerBound..<end
        }
        if bytes.matches("7bit", in: name) || bytes.matches("8bit", in: name) || bytes.matches("binary", in: name)
            || bytes.matches("7-bit", in: name) || bytes.matches("8-bit", in: name) || name.isEmpty
        {
            self = .identity
        } else if bytes.matches("quoted-printable", in: name) || bytes.matches("\"quoted-printable\"", in: name) {
            self = .quotedPrintable
        } else if bytes.matches("base64", in: name) || bytes.matches("\"base64\"", in: name) {
            self = .base64
        } else if bytes.matches("x-uuencode", in: name) || bytes.matches("uuencode", in: name)
            || bytes.matches("x-uue", in: name) || bytes.matches("uue", in: name)
        {
            self = .uuencode
        } else {
            return nil
        }
    }
}
