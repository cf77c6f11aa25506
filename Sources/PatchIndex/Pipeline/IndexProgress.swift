/// How far an index run has come, for a progress bar.
public struct IndexProgress: Sendable, Equatable {
    /// Name of the archive.
    public var archive: String
    /// Changes (messages and deletions) kept in this run.
    public var messages: Int = 0
    /// Changes that this run will read in all, when the archive knows; it grows from source to source.
    public var expected: Int?
    /// Bytes of raw mail kept in this run.
    public var bytes: Int = 0

    /// What the archive names and cannot give, since it is missing or damaged.
    public var unreadable: [String] = []
    /// Messages that are larger than `MailSize.limit`: of these the header alone was read.
    public var oversized: Int = 0

    /// A run of which nothing is done.
    public init(archive: String) {
        self.archive = archive
    }
}
