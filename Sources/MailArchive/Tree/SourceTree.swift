/// A git repository of source code, asked which commits it has for some patches.
///
/// Nothing is ever written to it.
public struct SourceTree: Sendable {
    /// A commit, as far as it can be told to be a patch.
    public struct Commit: Sendable, Equatable {
        /// The full name.
        public var id: String
        /// Who wrote it: the name alone.
        public var authorName: String
        /// The address of who wrote it.
        public var authorAddress: String
        /// The first line of its message.
        public var title: String
        /// The whole message.
        ///
        /// UTF-8.
        public var message: [UInt8]
        /// Its diff, all files.
        public var diff: [UInt8]
    }

    /// Absolute path of the git folder.
    public let path: String
    private let git: Git

    /// Looks at what lies at `path`.
    ///
    /// - Throws: ``ArchiveError`` when it is no git repository or has no commit.
    public init(at path: String) async throws(ArchiveError) {
        guard let folder = realPath(path).flatMap(GitFolder.around) else {
            throw .gitFailed(path: path, command: "rev-parse", reason: "this is no git repository of source code")
        }
        self.path = folder
        git = Git(repository: folder)
    }

    /// The commits behind HEAD that change one of `files` and were committed at `since` (seconds since 1970 UTC) or later.
    ///
    /// Merges are left out. Newest first.
    public func commits(changing files: [String], since: Int64) async throws(ArchiveError) -> [Commit] {
        guard !files.isEmpty else { return [] }
        // Three NULs stand in no message and no path.
        let format = "%x00%x00%x00%H%x00%an%x00%ae%x00%s%x00%B%x00"
        let paths = files.map { ":(top,literal)" + $0 }
        let arguments =
            [
                "log", "--no-merges", "--since=\(since)", "--format=\(format)", "--patch", "--full-diff", "--no-color",
                "--no-ext-diff", "--no-textconv", "--no-renames", "--full-index", "--binary", "HEAD", "--",
            ] + paths
        let output = try await git.output(arguments).output
        return Self.commits(in: output)
    }

    private static func commits(in output: [UInt8]) -> [Commit] {
        let fields = output.split(separator: 0, omittingEmptySubsequences: false)
        var commits: [Commit] = []
        var place = 0
        while place + 8 < fields.count {
            // An empty field before each of the three NULs but the first, which ends the diff before it.
            guard fields[place + 1].isEmpty, fields[place + 2].isEmpty else { break }
            let text = fields[(place + 3)...(place + 6)].map { String(decoding: $0, as: UTF8.self) }
            commits.append(
                Commit(
                    id: text[0], authorName: text[1], authorAddress: text[2], title: text[3],
                    message: Array(fields[place + 7]), diff: Array(fields[place + 8])))
            place += 8
        }
        return commits
    }
}
