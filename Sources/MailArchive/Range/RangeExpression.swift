/// A period of an archive as a person asks for it.
public struct RangeExpression: Sendable, Hashable {
    /// `A..B`, `A..`, `..B`, or one commit or tag; nil for the whole archive.
    ///
    /// For a public-inbox v2, `EPOCH:A..EPOCH:B` names the epoch where a name is in several.
    public var revisions: String?
    /// Received at this time or later, as git's `--since` takes it ("2 weeks ago", "2025-11-01").
    public var since: String?
    /// Received at this time or before, as git's `--until` takes it.
    public var until: String?

    /// Makes an expression from its parts.
    public init(revisions: String? = nil, since: String? = nil, until: String? = nil) {
        self.revisions = revisions
        self.since = since
        self.until = until
    }
}
