/// Some changes of a source, in order.
public struct ArchiveBatch: Sendable {
    /// The changes, oldest first.
    public var changes: [ArchiveChange]
    /// What to give to `Archive.read(_:after:consume:)` to go on behind this batch.
    public var cursor: String
    /// How many changes this reading will give in all, where the source knows.
    public var expected: Int?

    /// Makes a batch from its parts.
    public init(changes: [ArchiveChange], cursor: String, expected: Int?) {
        self.changes = changes
        self.cursor = cursor
        self.expected = expected
    }
}
