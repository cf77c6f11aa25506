public import PatchFormat

/// What a pull request asks for, without its words.
public struct PullReference: Sendable, Hashable {
    /// Where to pull from.
    public var repository: String?
    /// The tag or branch.
    public var ref: String?
    /// The newest commit of the changes.
    public var tip: String?
    /// The patches of its shortlog.
    public var patches: [ShortlogEntry]

    /// Makes a reference from its parts.
    public init(
        repository: String? = nil, ref: String? = nil, tip: String? = nil, patches: [ShortlogEntry] = []
    ) {
        self.repository = repository
        self.ref = ref
        self.tip = tip
        self.patches = patches
    }

    /// Takes it from a mail that holds a pull request; `nil` where it holds none.
    public init?(of mail: PatchMail) {
        guard let request = mail.pullRequest else { return nil }
        self.init(
            repository: request.repository, ref: request.ref, tip: request.tip,
            patches: ShortlogEntry.all(in: mail.cover?.shortlog ?? request.shortlog))
    }
}
