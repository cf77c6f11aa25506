/// A period of an archive, found: for each source the sequence numbers, and the times.
public struct ArchiveRange: Sendable, Equatable {
    /// A period of one source.
    public struct Span: Sendable, Hashable {
        /// The source's id.
        public var source: String
        /// The sequence number behind which it begins; 0 for the beginning.
        public var after: Int
        /// The last sequence number in it.
        public var through: Int

        /// Makes a span from its parts.
        public init(source: String, after: Int, through: Int) {
            self.source = source
            self.after = after
            self.through = through
        }
    }

    /// One entry a source that the range touches; nil for all of every source (no revisions given).
    public var spans: [Span]?
    /// Seconds since 1970 UTC, included.
    public var since: Int64?
    /// Seconds since 1970 UTC, included.
    public var until: Int64?
    /// How the start is called in titles: the person's word made short ("17982ee4c"), a date, or nil.
    public var startLabel: String?
    /// How the end is called in titles.
    public var endLabel: String?
    /// The full commit at the start (excluded), where there is one.
    public var startCommit: String?
    /// The full commit at the end (included), where there is one.
    public var endCommit: String?
    /// When the archive received the message at the start: the commit's date in seconds since 1970 UTC.
    public var startTime: Int64?
    /// When the archive received the message at the end.
    public var endTime: Int64?

    /// Makes a range from its parts.
    public init(
        spans: [Span]?, since: Int64? = nil, until: Int64? = nil, startLabel: String? = nil, endLabel: String? = nil,
        startCommit: String? = nil, endCommit: String? = nil, startTime: Int64? = nil, endTime: Int64? = nil
    ) {
        self.spans = spans
        self.since = since
        self.until = until
        self.startLabel = startLabel
        self.endLabel = endLabel
        self.startCommit = startCommit
        self.endCommit = endCommit
        self.startTime = startTime
        self.endTime = endTime
    }
}
