/// One direction of a `GIT binary patch`, still compressed.
public struct BinaryPatch: Sendable, Equatable {
    /// How the content is written.
    public enum Method: String, Sendable, Hashable {
        /// The whole content.
        case literal
        /// A delta against the other version.
        case delta
    }

    /// How the content is written.
    public var method: Method
    /// Number of bytes after decompression, as the patch says.
    public var size: Int
    /// The content, out of base 85 and still deflated (zlib).
    public var deflated: [UInt8]
}
