/// One thing that happened to a source: a message was added, or taken away.
public struct ArchiveChange: Sendable {
    /// Position in the source's history, starting at 1; grows from change to change and never changes for the same change.
    public var sequence: Int
    /// The commit (git), else nil.
    public var commit: String?
    /// Where the message's bytes are.
    public var locator: MessageLocator
    /// When the archive received it, in seconds since 1970 UTC: the committer's date (public-inbox), the `From ` line (mbox), the file's time (Maildir).
    public var receivedAt: Int64
    /// What happened.
    public var kind: Kind

    /// What can happen.
    public enum Kind: Sendable {
        /// A message came; its raw bytes.
        case added([UInt8])
        /// A message was removed; the Message-ID that the archive names, nil when only the locator identifies it.
        case removed(messageID: String?)
    }

    /// Makes a change from its parts; a time before 1970 or after the year 9999 counts as the nearest within.
    public init(sequence: Int, commit: String?, locator: MessageLocator, receivedAt: Int64, kind: Kind) {
        self.sequence = sequence
        self.commit = commit
        self.locator = locator
        self.receivedAt = Timestamp.clamped(receivedAt)
        self.kind = kind
    }
}
