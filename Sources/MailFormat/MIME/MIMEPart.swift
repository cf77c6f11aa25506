/// One part of a message: the root, or a part of a multipart, or the message that a message/rfc822 encloses.
public struct MIMEPart: Sendable {
    /// The part's own header fields; the message's for the root.
    public var header: HeaderFields
    /// What the part is; text/plain when it does not say.
    public var contentType: ContentType
    /// How it wants to be shown; nil when it does not say.
    public var disposition: ContentDisposition?
    /// How its bytes are encoded.
    public var transferEncoding: TransferEncoding
    /// The parts of a multipart; for message/rfc822 the root of the enclosed message.
    public var children: [MIMEPart]
    /// The bytes in which the part stands, shared with the other parts.
    var storage: [UInt8]
    /// Where its content is in them.
    var range: Range<Int>

    /// The file name that the sender gave it.
    public var filename: String? { disposition?.parameters["filename"] ?? contentType.parameters["name"] }

    /// The bytes as they are in the message, still encoded.
    public var rawContent: [UInt8] { storage.span.array(range) }

    /// The content with its transfer encoding undone.
    ///
    /// Computed at each call.
    public var content: [UInt8] {
        let bytes = storage.span
        switch transferEncoding {
        case .identity: return bytes.array(range)
        case .quotedPrintable: return QuotedPrintable.decode(bytes, range).content
        case .base64: return Base64.decode(bytes, range).content
        case .uuencode: return UUEncode.decode(bytes, range)
        }
    }

    /// The content as text: UTF-8 with LF line ends, format=flowed undone, an HTML part without its tags.
    ///
    /// Computed at each call.
    public var text: [UInt8] { PartText.text(of: self) }

    /// True for a part that is meant as a file: disposition `attachment`, or content that is not text.
    public var isAttachment: Bool {
        guard contentType.type != "multipart" else { return false }
        return disposition?.kind == "attachment" || contentType.type != "text"
    }
}

extension MIMEPart: Equatable {
    /// The same header, content and parts, wherever they stand.
    public static func == (left: MIMEPart, right: MIMEPart) -> Bool {
        left.header == right.header && left.contentType == right.contentType && left.disposition == right.disposition
            && left.transferEncoding == right.transferEncoding
            && left.storage[left.range] == right.storage[right.range] && left.children == right.children
    }
}
