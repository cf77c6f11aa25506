public import MailArchive

/// Which messages of which archive a report is about.
public struct MessageSelection: Sendable, Hashable {
    /// The archive.
    public var archive: IndexedArchive.ID
    /// The spans of its sources, or `nil` for all of them.
    public var spans: [ArchiveRange.Span]?
    /// Seconds since 1970 UTC: received at this time or later.
    public var since: Int64?
    /// Seconds since 1970 UTC: received at this time or before.
    public var until: Int64?

    /// A selection; everything the archive holds unless narrowed down.
    public init(archive: IndexedArchive.ID, spans: [ArchiveRange.Span]? = nil, since: Int64? = nil, until: Int64? = nil)
    {
        self.archive = archive
        self.spans = spans
        self.since = since
        self.until = until
    }
}
