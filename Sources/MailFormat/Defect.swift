/// Something in a message that does not follow the standards, and where.
public struct Defect: Sendable, Hashable {
    /// What is wrong.
    public var kind: Kind
    /// Where, in bytes from the beginning of the message (of the enclosing message for decoded enclosed ones).
    public var offset: Int

    /// Says what is wrong and where.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension Defect {
    /// What can be wrong with a message.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The message has no bytes.
        case empty
        /// The message does not begin with a header block.
        case missingHeader
        /// The header block runs into the body without an empty line.
        case missingSeparator
        /// A line in the header block is no field; it was left out.
        case lineWithoutColon
        /// A continuation line came before any field.
        case continuationWithoutField
        /// White space between a field's name and its colon (obsolete syntax).
        case spaceBeforeColon
        /// A NUL byte in the header.
        case nulInHeader
        /// Raw 8-bit bytes in the header.
        case rawBytesInHeader
        /// More header fields than the limit.
        case tooManyFields
        /// A field with a longer value than the limit; the rest of it was left out.
        case fieldTooLong
        /// Date is present but is not a date.
        case invalidDate
        /// There is no Date.
        case missingDate
        /// From is missing or has no address.
        case missingSender
        /// Message-ID is missing or empty.
        case missingMessageID
        /// Content-Type cannot be read; it was taken as text/plain.
        case invalidContentType
        /// Content-Transfer-Encoding is unknown; the content was taken as it is.
        case unknownTransferEncoding
        /// Bytes in base64 that do not belong there, or an end that is cut.
        case invalidBase64
        /// An escape in quoted-printable that is none; it was kept as it is.
        case invalidQuotedPrintable
        /// The charset's name is unknown.
        case unknownCharset
        /// The text does not fit its charset's name; it was read as UTF-8 where valid, else as Windows-1252.
        case wrongCharset
        /// A multipart without a boundary parameter; it was taken as text/plain.
        case missingBoundary
        /// A multipart in which the boundary never occurs.
        case noParts
        /// A multipart that ends without its closing boundary.
        case missingClosingBoundary
        /// Deeper nesting than the limit.
        case tooDeep
        /// More parts than the limit.
        case tooManyParts
    }
}
