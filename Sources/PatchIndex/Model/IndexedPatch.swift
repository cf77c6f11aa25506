public import PatchFormat

/// What a patch, a cover letter or a pull request says, as the index keeps it.
public struct IndexedPatch: Sendable, Equatable {
    /// The commit message without its title, or the text of a cover letter.
    public let message: String
    /// What stands between `---` and the diffstat.
    public let notes: String
    /// The shortlog of a cover letter or pull request, as printed; empty for a patch.
    public let shortlog: String
    /// The diffstat as its author printed it, summary line included.
    public let diffstat: String
    /// Trailers of the commit message, in order.
    public let trailers: [Trailer]
    /// Changed files, in the order of the diff.
    ///
    /// Empty for a cover letter.
    public let files: [ChangedFile]
    /// `git patch-id --stable`; `nil` for a cover letter.
    public let patchID: PatchID?
    /// The commit that the patch says it is based on.
    public let baseCommit: String?
    /// The `change-id` that b4 gives to all versions of one change.
    public let changeID: String?
}
