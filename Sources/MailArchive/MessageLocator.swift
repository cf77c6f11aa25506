/// Where an archive keeps the bytes of a message.
public struct MessageLocator: Sendable, Hashable {
    /// The source's id.
    public var source: String
    /// The blob (git), `OFFSET+LENGTH` in bytes (mbox), or the file's name without flags (Maildir).
    public var location: String

    /// Makes a locator from its parts.
    public init(source: String, location: String) {
        self.source = source
        self.location = location
    }
}
