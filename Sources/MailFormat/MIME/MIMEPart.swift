/// One part of a message: the root, or a part of a multipart, or the message that a message/rfc822 encloses.
public struct MIMEPart: Sendable, Equatable {
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
    var raw: [UInt8]

    /// The file name that the sender gave it.
    public var filename: String? { disposition?.parameters["filename"] ?? contentType.parameters["name"] }

    /// The bytes as they stand in the message, still encoded.
    public var rawContent: [UInt8] { raw }

    /// The content with its transfer encoding undone. Computed at each call.
    public var content: [UInt8] { raw }

    /// The content as text: UTF-8 with LF line ends, format=flowed undone, an HTML part without its tags. Computed at each call.
    public var text: [UInt8] { raw }

    /// True for a part that is meant as a file: disposition `attachment`, or content that is not text.
    public var isAttachment: Bool { disposition?.kind == "attachment" || contentType.type != "text" }
}
