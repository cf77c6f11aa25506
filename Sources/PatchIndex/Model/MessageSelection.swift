/// Which messages of which archive a report is about.
public struct MessageSelection: Sendable, Hashable {
    /// Places in the history of one source: everything behind `after` up to and with `through`.
    public struct Span: Sendable, Hashable {
        /// Name of the source, such as the number of an epoch.
        public var source: String
        /// Sequence number that is the last one excluded; 0 for none.
        public var after: Int
        /// Sequence number that is the last one included.
        public var through: Int

        /// A span of one source.
        public init(source: String, after: Int, through: Int) {
            self.source = source
            self.after = after
            self.through = through
        }
    }

    /// The archive.
    public var archive: IndexedArchive.ID
    /// The spans of its sources, or `nil` for all of them.
    public var spans: [Span]?
    /// Seconds since 1970 UTC: received at this time or later.
    public var since: Int64?
    /// Seconds since 1970 UTC: received at this time or before.
    public var until: Int64?

    /// A selection; everything the archive holds unless narrowed down.
    public init(archive: IndexedArchive.ID, spans: [Span]? = nil, since: Int64? = nil, until: Int64? = nil) {
        self.archive = archive
        self.spans = spans
        self.since = since
        self.until = until
    }
}
