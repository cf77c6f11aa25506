/// A git repository of source code, asked for its commits.
///
/// Nothing is ever written to it. Merges are left out everywhere.
public struct SourceTree: Sendable {
    /// How many commits one git is asked for.
    private static let header = 4_000
    private static let diff = 500
    /// How often a git may need more than it may have before the tree is given up.
    private static let failures = 100

    /// Absolute path of the git folder.
    public let path: String
    private let git: Git

    /// Looks at what lies at `path`, which may be relative to the present folder.
    ///
    /// - Throws: ``ArchiveError`` when it is no git repository.
    public init(at path: String) async throws(ArchiveError) {
        guard let folder = realPath(path).flatMap(GitFolder.around) else {
            throw .gitFailed(path: path, command: "rev-parse", reason: "this is no git repository of source code")
        }
        self.path = folder
        git = Git(repository: folder)
    }

    /// The commit that HEAD names.
    ///
    /// - Throws: ``ArchiveError`` when there is none.
    public func head() async throws(ArchiveError) -> String {
        try await git.output(["rev-parse", "--verify", "HEAD^{commit}"]).text
    }

    /// Whether `commit` is in the history of `tip`; false for one that is missing.
    public func contains(_ commit: String, in tip: String) async throws(ArchiveError) -> Bool {
        if commit == tip { return true }
        return try await git.run(["merge-base", "--is-ancestor", commit, tip]).status == 0
    }

    /// The bytes of a file as the commit that HEAD names has it; nil where it has none.
    public func file(_ path: String) async throws(ArchiveError) -> [UInt8]? {
        let answer = try await git.run(["cat-file", "blob", "HEAD:\(path)"])
        return answer.status == 0 ? answer.output : nil
    }

    /// The full names of the commits in the history of `tip`, newest first.
    ///
    /// - Parameters:
    ///   - known: a commit whose history is left out.
    ///   - since: committed at this time or later, in seconds since 1970 UTC.
    ///   - until: committed at this time or earlier.
    public func names(
        in tip: String, behind known: String? = nil, since: Int64, until: Int64? = nil
    ) async throws(ArchiveError) -> [String] {
        // Not --since and --until, which take small numbers for something else.
        var arguments = ["rev-list", "--no-merges", "--max-age=\(max(0, since))"]
        if let until { arguments.append("--min-age=\(max(0, until))") }
        arguments.append(tip)
        if let known { arguments.append("^" + known) }
        let output = try await git.output(arguments).output
        return output.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads what commits say and which files they change; `consume` gets them piece by piece, in the order of `names`.
    ///
    /// - Throws: ``ArchiveError`` when git does not give each of them.
    public func commits(
        _ names: [String], consume: ([SourceCommit]) async throws -> Void
    ) async throws {
        var failures = 0
        for start in stride(from: 0, to: names.count, by: Self.header) {
            let asked = Array(names[start..<min(start + Self.header, names.count)])
            try await commits(asked, &failures, consume)
        }
    }

    /// One that changes more files than fit in memory is given without any.
    private func commits(
        _ names: [String], _ failures: inout Int, _ consume: ([SourceCommit]) async throws -> Void
    ) async throws {
        let output: [ArraySlice<UInt8>]
        do throws(ArchiveError) {
            output = try await diffTree(names, ["-z", "--raw", "--no-abbrev", "--no-renames"], SourceCommit.format)
        } catch {
            guard case .tooLarge = error else { throw error }
            failures += 1
            guard failures <= Self.failures else { throw error }
            guard names.count == 1 else {
                let half = names.count / 2
                try await commits(Array(names[..<half]), &failures, consume)
                return try await commits(Array(names[half...]), &failures, consume)
            }
            output = try await message(of: names[0])
        }
        try await consume(try whole(output.map(SourceCommit.init), of: names, SourceCommit.name))
    }

    /// What git prints of a commit that it does not compare with the one before.
    private func message(of name: String) async throws(ArchiveError) -> [ArraySlice<UInt8>] {
        let mark = Self.mark()
        let format = "--format=\(mark)\(SourceCommit.format)"
        let answer = try await git.output(["log", "--no-walk", "-s", format, name, "--"])
        return Self.pieces(of: answer.output, behind: Array(mark.utf8))
    }

    /// Reads the diffs of commits; `consume` gets them piece by piece, in the order of `names`.
    ///
    /// - Parameter findsRenames: whether a file that moved is a rename, as in what `git format-patch` writes.
    /// - Throws: ``ArchiveError`` when git does not give each of them.
    public func diffs(
        of names: [String], findsRenames: Bool, consume: ([(commit: String, diff: [UInt8])]) async throws -> Void
    ) async throws {
        for start in stride(from: 0, to: names.count, by: Self.diff) {
            try await diffs(Array(names[start..<min(start + Self.diff, names.count)]), findsRenames, consume)
        }
    }

    private func diffs(
        _ names: [String], _ findsRenames: Bool, _ consume: ([(commit: String, diff: [UInt8])]) async throws -> Void
    ) async throws {
        guard let printed = try await patches(of: names, findsRenames) else {
            // Nobody posts a patch of such a size.
            guard names.count > 1 else { return try await consume([(names[0], [])]) }
            let half = names.count / 2
            try await diffs(Array(names[..<half]), findsRenames, consume)
            return try await diffs(Array(names[half...]), findsRenames, consume)
        }
        let found = printed.map { piece in
            let end = piece.firstIndex(of: 10) ?? piece.endIndex
            return (
                commit: String(decoding: piece[..<end], as: UTF8.self),
                diff: Array(piece[end...].drop { $0 == 10 })
            )
        }
        try await consume(try whole(found, of: names, \.commit))
    }

    /// What git prints of each commit; nil when that is more than fits in memory.
    private func patches(of names: [String], _ findsRenames: Bool) async throws(ArchiveError) -> [ArraySlice<UInt8>]? {
        let renames = findsRenames ? "--find-renames" : "--no-renames"
        let options = ["--patch", "--full-index", "--binary", "--no-color", "--no-ext-diff", "--no-textconv", renames]
        do throws(ArchiveError) {
            return try await diffTree(names, options, "%H")
        } catch {
            guard case .tooLarge = error else { throw error }
            return nil
        }
    }

    /// What `git diff-tree` prints of each commit.
    ///
    /// A line that nobody can know is before each, since a diff can have any bytes in it, also those that would end it.
    private func diffTree(
        _ names: [String], _ options: [String], _ format: String
    ) async throws(ArchiveError) -> [ArraySlice<UInt8>] {
        let mark = Self.mark()
        let arguments =
            ["diff-tree", "--stdin", "--always", "--root", "-r", "-O/dev/null", "--format=\(mark)\(format)"] + options
        let answer = try await git.run(arguments, input: Array(names.map { $0 + "\n" }.joined().utf8))
        if answer.isExceeded { throw .tooLarge }
        guard answer.status == 0 else { throw git.failed(arguments, answer.complaint) }
        return Self.pieces(of: answer.output, behind: Array(mark.utf8))
    }

    private static func mark() -> String {
        (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }

    /// What is behind each `mark`.
    private static func pieces(of output: [UInt8], behind mark: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var position = 0
        output.withUnsafeBufferPointer { bytes in
            while position + mark.count <= bytes.count {
                guard bytes[position] == mark[0], mark.indices.allSatisfy({ bytes[position + $0] == mark[$0] }) else {
                    position += 1
                    continue
                }
                if let start { pieces.append(output[start..<position]) }
                position += mark.count
                start = position
            }
        }
        if let start { pieces.append(output[start...]) }
        return pieces
    }

    /// What was read, when it is all that was asked for.
    private func whole<Read>(
        _ read: [Read?], of names: [String], _ name: (Read) -> String
    ) throws(ArchiveError) -> [Read] {
        let found = read.compactMap { $0 }
        guard found.map(name) == names else {
            throw .gitFailed(
                path: path, command: "diff-tree",
                reason: "it gave \(found.count) of \(names.count) commits; nothing was taken from them")
        }
        return found
    }
}
