/// What a patch mail carries besides its header.
public struct Patch: Sendable, Equatable {
    /// The commit message without its title and in-body header, in UTF-8, no blank lines at either end.
    ///
    /// It goes up to the first `---` or the diff; trailers are included.
    public var message: [UInt8]
    /// The trailers of the message, in order.
    public var trailers: [Trailer]
    /// What stands between `---` and the diff apart from the diffstat, in UTF-8.
    ///
    /// Where there is more than one `---` section, all of them, with the rules between them kept as `---` lines.
    public var notes: [UInt8]
    /// The diffstat with its summary line and `create mode` lines, as its author printed it; empty without one.
    public var diffstat: [UInt8]
    /// The diff, from its first line to its last.
    public var diff: [UInt8]
    /// The files that the diff changes, in its order.
    public var files: [ChangedFile]
    /// The commit that `base-commit:` names.
    public var baseCommit: String?
    /// The value of `change-id:`.
    public var changeID: String?
    /// Values of `prerequisite-patch-id:` lines, in order.
    public var prerequisitePatchIDs: [String]
    /// The commit that the message says to be a copy of (`commit 1234… upstream.`, `(cherry picked from commit 1234…)`).
    public var upstreamCommit: String? = nil

    /// The stable patch-id of the diff, as `git patch-id --stable` prints it; blank context lines whose space a mailer took
    /// away count as what they were.
    ///
    /// Nil where git finds none. Computed at each call.
    public var patchID: PatchID? { PatchID(stableOfMailed: diff) }
}
