/// Where an archive keeps the bytes of a message.
public struct MessageLocator: Sendable, Hashable {
    /// The source's id.
    public var source: String
    /// The blob (git), `OFFSET+LENGTH` in bytes (mbox), or the file's name without flags (Maildir).
    public var place: String

    /// Makes a locator from its parts.
    public init(source: String, place: String) {
        self.source = source
        self.place = place
    }
}
