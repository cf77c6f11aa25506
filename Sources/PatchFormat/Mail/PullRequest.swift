/// A mail as `git request-pull` writes it.
public struct PullRequest: Sendable, Equatable {
    /// Where to pull from.
    public var repository: String?
    /// The tag or branch.
    public var ref: String?
    /// The commit that the changes are based on.
    public var baseCommit: String?
    /// The newest commit of the changes.
    public var tip: String?
    /// What is being pulled, in the sender's words, in UTF-8.
    public var message: [UInt8]
    /// The shortlog, as printed.
    public var shortlog: [UInt8]
    /// The diffstat with its summary, as printed.
    public var diffstat: [UInt8]
}
