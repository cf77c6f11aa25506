/// One field of a header block, as it was found.
public struct HeaderField: Sendable, Hashable {
    /// The name as written.
    public var name: String
    /// What follows the colon, folds included, without the line's end and the white space around it.
    public var value: [UInt8]
    /// Where the name begins, in bytes from the beginning of the message.
    public var offset: Int
}
