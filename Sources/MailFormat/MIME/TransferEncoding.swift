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
