/// What can go wrong between us and an archive. Mail itself never causes one of these.
public enum ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is nothing at `path`.
    case notFound(path: String)
    /// What lies at `path` is no archive; `found` says what it looks like.
    case notAnArchive(path: String, found: String)
    /// The archive, or a file of it, cannot be read.
    case unreadable(path: String, reason: String)
    /// git is not installed, or did not start.
    case gitMissing(reason: String)
    /// git failed on this archive: what was tried and the first line it said.
    case gitFailed(path: String, command: String, reason: String)
    /// The archive has no such commit, tag or branch.
    case unknownCommit(String, path: String)
    /// The expression is no range.
    case invalidRange(String, reason: String)
    /// A date that git does not understand.
    case invalidDate(String)
    /// The commits are in more than one epoch or in none in common.
    case ambiguousCommit(String, path: String, epochs: [String])
    /// The history that the cursor names is no longer in the source: it was rewritten (purged) or replaced.
    case rewritten(path: String, source: String)

    /// One line for a person: what, where and what to do.
    public var description: String { "\(self)" }
}
