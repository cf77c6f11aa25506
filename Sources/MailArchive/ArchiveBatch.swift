/// Some changes of a source, in order.
public struct ArchiveBatch: Sendable {
    /// The changes, oldest first.
    public var changes: [ArchiveChange]
    /// What to pass to `Archive.read(_:after:consume:)` to continue after this batch.
    public var cursor: String
    /// How many changes this reading will give in all, where the source knows.
    public var expected: Int?
    /// What the archive names and cannot give, since it is missing or damaged: blobs, files.
    public var unreadable: [String] = []
    /// How many of the messages are larger than ``MailSize/limit``: of these there is the header alone.
    public var oversized = 0

    /// Makes a batch from its parts.
    public init(changes: [ArchiveChange], cursor: String, expected: Int?) {
        self.changes = changes
        self.cursor = cursor
        self.expected = expected
    }
}
