/// What a cover letter says.
public struct CoverLetter: Sendable, Equatable {
    /// The text up to the shortlog and diffstat, changelog included, in UTF-8, no blank lines at either end.
    public var message: [UInt8]
    /// The author's own changelog sections ("Changes in v3: …", "v2 -> v3"), in order as they stand.
    public var changelog: [ChangelogSection]
    /// The shortlog (`Jane Doe (3):` and titles), as printed.
    public var shortlog: [UInt8]
    /// The diffstat with its summary and mode lines, as printed.
    public var diffstat: [UInt8]
    /// The commit that `base-commit:` names.
    public var baseCommit: String?
    /// The value of `change-id:`.
    public var changeID: String?
    /// Values of `prerequisite-patch-id:` lines, in order.
    public var prerequisitePatchIDs: [String]
    /// Values of `prerequisite-message-id:` and `prerequisite-change-id:` lines, in order.
    public var prerequisites: [String]
}
