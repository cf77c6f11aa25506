internal import Foundation
internal import Glibc
internal import Synchronization

/// A git folder of our own that shares the objects and refs of a repository, and nothing else of it.
///
/// git takes configuration, hooks, `info/attributes` and grafts from its folder. In a repository that somebody else made
/// they could start programs (`gpg.program`, `core.fsmonitor`, `diff.NAME.textconv`), change what is printed
/// (`diff.noprefix`) or never end (an `include` of a pipe). Here none of them is read, so who owns the repository does not
/// matter.
///
/// The folders lie in one temporary folder a process, which goes when the process ends.
enum IsolatedGitFolder {
    /// What is shared, as gitrepository-layout(5) calls it.
    private static let shared = ["objects", "refs", "packed-refs", "shallow", "logs", "reftable"]

    private struct State {
        var root: String?
        var count = 0
        var folders: [String: (path: String, head: [UInt8])] = [:]
    }

    private static let state = Mutex(State())

    /// The folder for the repository whose git folder is `repository`; made when it is asked for the first time.
    ///
    /// - Throws: ``ArchiveError/unwritable(path:reason:)`` when there is no room for temporary files;
    ///   ``ArchiveError/unreadable(path:reason:)`` for a file that git cannot be let open (see ``RepositoryFiles``).
    static func path(of repository: String) throws(ArchiveError) -> String {
        try RepositoryFiles(GitFolder.common(repository)).check(shared)
        let result: Result<String, ArchiveError> = state.withLock { state in
            do throws(ArchiveError) {
                return .success(try path(of: repository, in: &state))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func path(of repository: String, in state: inout State) throws(ArchiveError) -> String {
        // Where HEAD points can change while we run.
        let head = smallFile("\(repository)/HEAD", limit: 4096) ?? []
        if let known = state.folders[repository], isWhole(known.path) {
            if known.head != head {
                try write(head, to: "\(known.path)/HEAD")
                state.folders[repository]?.head = head
            }
            return known.path
        }
        if state.root.map({ FileKind(at: $0) != .folder }) ?? true { state.root = try makeRoot() }
        state.count += 1
        let path = "\(state.root!)/\(state.count)"
        try make(path, for: repository, head: head)
        state.folders[repository] = (path, head)
        return path
    }

    /// Whether nobody has tidied it away; some systems do so with temporary files after some days.
    private static func isWhole(_ path: String) -> Bool {
        (shared + ["HEAD", "config"]).allSatisfy { name in
            var status = stat()
            return lstat("\(path)/\(name)", &status) == 0
        }
    }

    private static func make(_ path: String, for repository: String, head: [UInt8]) throws(ArchiveError) {
        guard mkdir(path, 0o700) == 0 else { throw failure(path) }
        let common = GitFolder.common(repository)
        for name in shared where symlink("\(common)/\(name)", "\(path)/\(name)") != 0 { throw failure(path) }
        try write(head, to: "\(path)/HEAD")
        try write(Array(configuration(of: common).utf8), to: "\(path)/config")
    }

    /// The two facts about how objects and refs are stored that are in a configuration and nowhere else.
    private static func configuration(of common: String) -> String {
        let lines = (smallFile("\(common)/config", limit: 1 << 20) ?? []).split(separator: 10).map {
            String(decoding: $0, as: UTF8.self).lowercased().filter { $0 != " " && $0 != "\t" }
        }
        let hasLongNames = lines.contains { $0.hasPrefix("objectformat=sha256") }
        let hasReftable = lines.contains { $0.hasPrefix("refstorage=reftable") }
        var text = "[core]\n\trepositoryformatversion = \(hasLongNames || hasReftable ? 1 : 0)\n\tbare = true\n"
        if hasLongNames || hasReftable { text += "[extensions]\n" }
        if hasLongNames { text += "\tobjectformat = sha256\n" }
        if hasReftable { text += "\trefstorage = reftable\n" }
        return text
    }

    private static func makeRoot() throws(ArchiveError) -> String {
        let base = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
        removeAbandoned(in: base)
        var template = Array("\(base)/\(prefix)\(getpid())-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw failure(base) }
        atexit {
            let root = IsolatedGitFolder.state.withLock { $0.root }
            if let root { try? FileManager.default.removeItem(atPath: root) }
        }
        return String(cString: made)
    }

    private static let prefix = "tidings-git-"

    /// Removes the folders of processes that were killed, of the same user.
    static func removeAbandoned(in base: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] where name.hasPrefix(prefix) {
            let number = name.dropFirst(prefix.count).prefix { $0 != "-" }
            guard let owner = pid_t(number), owner > 0, kill(owner, 0) != 0, errno == ESRCH else { continue }
            var status = stat()
            guard lstat("\(base)/\(name)", &status) == 0, status.st_uid == getuid(), status.st_mode & S_IFMT == S_IFDIR
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(base)/\(name)")
        }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
        guard let file = fopen(path, "we") else { throw failure(path) }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw failure(path) }
    }

    private static func failure(_ path: String) -> ArchiveError {
        .unwritable(path: path, reason: "\(String(cString: strerror(errno))); TMPDIR names another folder")
    }
}
