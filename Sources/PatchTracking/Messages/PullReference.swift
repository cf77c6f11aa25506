public import PatchFormat

/// What a pull request asks for, without its words.
public struct PullReference: Sendable, Hashable {
    /// Where to pull from.
    public var repository: String?
    /// The tag or branch.
    public var ref: String?
    /// The newest commit of the changes.
    public var tip: String?

    /// Makes a reference from its parts.
    public init(repository: String? = nil, ref: String? = nil, tip: String? = nil) {
        self.repository = repository
        self.ref = ref
        self.tip = tip
    }

    /// Takes it from a parsed pull request.
    public init(_ request: PullRequest) {
        self.init(repository: request.repository, ref: request.ref, tip: request.tip)
    }
}
