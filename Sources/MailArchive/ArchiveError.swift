/// What can go wrong between us and an archive; mail itself never causes one of these.
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
    /// git printed more than fits in memory, or needed more memory or time than it may have.
    case tooLarge
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
    /// A server could not be reached, or did not give what was asked for.
    case refused(url: String, reason: String)
    /// A mirror's folder has an archive that was fetched from elsewhere.
    case anotherArchive(folder: String, known: String, url: String)
    /// Fetching was stopped by the person.
    case stopped(url: String)
    /// A mirror's folder cannot be written.
    case unwritable(path: String, reason: String)

    /// One line for a person: what, where and what to do.
    public var description: String {
        switch self {
        case .notFound(let path):
            "\(Self.line(path)): there is nothing here; check the path"
        case .notAnArchive(let path, let found):
            "\(Self.line(path)): \(found), not an archive; name a public-inbox, an mbox or a Maildir"
        case .unreadable(let path, let reason):
            "\(Self.line(path)): cannot be read: \(Self.line(reason))"
        case .gitMissing(let reason):
            "git does not start: \(Self.line(reason)); install git 2.36 or newer"
        case .gitFailed(let path, let command, let reason):
            "\(Self.line(path)): 'git \(command)' failed: \(Self.line(reason)); 'git fsck' may tell more"
        case .tooLarge: "git needs more memory or time than it may have; ask for a shorter period"
        case .unknownCommit(let name, let path):
            "\(Self.line(path)): there is no commit or tag '\(Self.line(name))'; name one that 'git log' shows there"
        case .invalidRange(let text, let reason):
            "'\(Self.line(text))' is no range: \(Self.line(reason))"
        case .invalidDate(let text):
            "'\(Self.line(text))' is no date that git knows; write 2025-11-01 or '2 weeks ago'"
        case .ambiguousCommit(let name, let path, let epochs):
            "\(Self.line(path)): '\(Self.line(name))' is in the epochs \(epochs.joined(separator: ", ")); "
                + "write \(epochs.first ?? "0"):\(Self.line(name)) to choose one"
        case .refused(let url, let reason):
            "\(Self.line(url)): nothing could be fetched: \(Self.line(reason))"
        case .anotherArchive(let folder, let known, let url):
            "\(Self.line(folder)) holds the archive of \(Self.line(known)), and \(Self.line(url)) is another address: "
                + "give the new list a name of its own with --name NAME, or say with --moved that it is the same list"
        case .stopped(let url):
            "\(Self.line(url)): the sync was stopped; start it again to go on"
        case .unwritable(let path, let reason):
            "\(Self.line(path)): cannot be written: \(Self.line(reason))"
        case .rewritten(let path, let source):
            "\(Self.line(path)): the history of '\(Self.line(source))' was rewritten; read it again from the beginning"
        }
    }

    /// The text without control characters, since names and git's words may come from strangers.
    private static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
    }
}
