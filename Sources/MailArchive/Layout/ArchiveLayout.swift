/// The kind of archive at a path, detected by its files: the format and where its parts are.
struct ArchiveLayout: Sendable {
    /// Absolute path, symbolic links resolved.
    let path: String
    /// The format.
    let kind: Archive.Kind
    /// The repositories, by age; none for an mbox and a Maildir.
    let repositories: [GitRepository]

    /// What the files at a path say, before git is asked.
    private struct Look: Sendable {
        var path: String
        /// The format; nil for one repository, which keeps its mail in one of two ways.
        var kind: Archive.Kind?
        var repositories: [GitRepository] = []
    }

    /// Looks at `path`.
    ///
    /// - Throws: ``ArchiveError`` when nothing is there, or nothing that holds mail.
    init(at given: String) async throws(ArchiveError) {
        let look = try await onBlockingThread { () throws(ArchiveError) in try Self.look(at: given) }
        path = look.path
        repositories = look.repositories
        if let known = look.kind {
            kind = known
        } else {
            kind = try await Self.kind(of: look.repositories[0], path: look.path)
        }
    }

    private static func look(at given: String) throws(ArchiveError) -> Look {
        guard let path = realPath(given), let file = FileKind(at: path) else { throw .notFound(path: given) }
        switch file {
        case .file:
            let mbox = Mbox(path: path)
            try mbox.check()
            return Look(path: path, kind: try mbox.isPipermail() ? .pipermail : .mbox)
        case .other:
            throw .notAnArchive(path: path, found: "neither a folder nor a file")
        case .folder:
            if let epochs = epochs(path) { return Look(path: path, kind: .publicInboxV2, repositories: epochs) }
            if let folder = GitFolder.of(path) {
                return Look(path: path, repositories: [GitRepository(source: "all", path: folder)])
            }
            if FileKind(at: "\(path)/cur") == .folder, FileKind(at: "\(path)/new") == .folder {
                return Look(path: path, kind: .maildir)
            }
            let found = folderNames(path).map { $0.isEmpty ? "an empty folder" : "a folder without mail" }
            throw found.map { .notAnArchive(path: path, found: $0) }
                ?? .unreadable(path: path, reason: "the folder cannot be listed")
        }
    }

    /// The epochs of a public-inbox v2: `git/0.git`, `git/1.git`, …, by number; `all.git` only borrows their objects.
    private static func epochs(_ path: String) -> [GitRepository]? {
        let numbers = (folderNames("\(path)/git") ?? []).compactMap { name -> Int? in
            guard name.hasSuffix(".git"), let number = Int(name.dropLast(4)), number >= 0 else { return nil }
            return "\(number).git" == name && GitFolder.of("\(path)/git/\(name)") != nil ? number : nil
        }
        if numbers.isEmpty { return GitFolder.of("\(path)/all.git") != nil && GitFolder.of(path) == nil ? [] : nil }
        return numbers.sorted().map { number in
            GitRepository(source: "\(number)", path: GitFolder.of("\(path)/git/\(number).git")!)
        }
    }

    /// Tells by the newest tree how a repository keeps its mail; one without commits is an epoch to come.
    private static func kind(of repository: GitRepository, path: String) async throws(ArchiveError) -> Archive.Kind {
        guard let tip = try await repository.tip() else { return .epoch }
        let lines = try await repository.git.output(["ls-tree", tip, "--"]).output.split(separator: 10)
        var hasMail = false
        var hasHashes = lines.isEmpty
        for line in lines {
            let path = line.drop { $0 != 9 }.dropFirst()
            let isFile = line.starts(with: Array("100".utf8))
            if isFile, path.elementsEqual([109]) || path.elementsEqual([100]) { hasMail = true }
            if !isFile, path.count == 2, path.allSatisfy(isHexDigit) { hasHashes = true }
        }
        if hasMail { return .epoch }
        if hasHashes { return .publicInboxV1 }
        throw .notAnArchive(path: path, found: "a git repository whose files are no mail")
    }
}
