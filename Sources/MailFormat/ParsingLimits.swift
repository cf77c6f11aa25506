/// How much structure a message may have before the rest of it is taken as plain content.
///
/// Beyond a limit nothing is lost: what is left over stays in the bytes of the part it is in, and the message has a
/// defect that says so.
public struct ParsingLimits: Sendable, Hashable {
    /// Header fields read in one header block; the fields after it are skipped.
    public var headerFields: Int
    /// Bytes of the value of one field; what follows them is skipped.
    public var fieldBytes: Int
    /// Levels of multipart and message/rfc822 below the root; more than 200 count as 200.
    public var depth: Int
    /// Parts in one message, the root included.
    public var parts: Int

    /// Makes limits of your own.
    public init(headerFields: Int = 20_000, fieldBytes: Int = 8 << 20, depth: Int = 16, parts: Int = 1_000) {
        self.headerFields = headerFields
        self.fieldBytes = fieldBytes
        self.depth = depth
        self.parts = parts
    }

    /// Far above every mail that people send.
    public static let standard = ParsingLimits()
}
