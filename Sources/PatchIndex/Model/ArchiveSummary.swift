/// How much an archive has given to the index.
public struct ArchiveSummary: Sendable, Equatable {
    /// The archive.
    public let archive: IndexedArchive
    /// Messages that it delivered, each once.
    public let messages: Int
    /// Series with a message in it.
    public let series: Int
    /// When it received its newest message, in seconds since 1970 UTC.
    public let newest: Int64?
}
