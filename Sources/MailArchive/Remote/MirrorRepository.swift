internal import Glibc

/// The copy of one epoch: made, or brought up to date.
struct MirrorRepository: Sendable {
    private let epoch: RemoteEpoch
    private let server: RemoteServer
    private let path: String

    /// The copy of `epoch` in a mirror's folder.
    init(epoch: RemoteEpoch, server: RemoteServer, folder: String) {
        self.epoch = epoch
        self.server = server
        path = epoch.id == "all" ? "\(folder)/.git" : "\(folder)/git/\(epoch.id).git"
    }

    /// Bytes on disk; 0 before it is made.
    var size: Int { FetchWatch.size(of: path) }

    /// Fetches what is new.
    func update(
        _ progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async throws(ArchiveError) -> SyncResult.Epoch {
        guard FileKind(at: path) == .folder else {
            let part = "\(path).part"
            try await prepare(part)
            let tip = try await fetch(into: part, progress)
            guard rename(part, path) == 0 else {
                throw .unwritable(path: path, reason: String(cString: strerror(errno)))
            }
            return SyncResult.Epoch(id: epoch.id, outcome: .cloned, oldTip: nil, newTip: tip)
        }
        let old = try await GitRepository(source: epoch.id, path: path).tip()
        if let fingerprint = epoch.fingerprint, fingerprint == known(path) {
            return SyncResult.Epoch(id: epoch.id, outcome: .unchanged, oldTip: old, newTip: old)
        }
        let new = try await fetch(into: path, progress)
        return SyncResult.Epoch(id: epoch.id, outcome: old == new ? .unchanged : .fetched, oldTip: old, newTip: new)
    }

    /// Creates the repository that is fetched into, or resumes with the one of an interrupted sync.
    private func prepare(_ part: String) async throws(ArchiveError) {
        if FileKind(at: "\(part)/HEAD") == .file { return }
        _ = try await Git().output(["init", "--quiet", "--bare", "--template=", "--initial-branch=master", part])
        // Written for other programs; we do not read it.
        for (key, value) in [("url", epoch.url), ("fetch", "+refs/*:refs/*"), ("mirror", "true")] {
            _ = try await Git().output(["config", "--file", "\(part)/config", "remote.origin.\(key)", value])
        }
    }

    /// Fetches all refs as the server has them: a history that was rewritten replaces the old one.
    private func fetch(
        into path: String, _ progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async throws(ArchiveError) -> String? {
        let arguments = [
            "fetch", "--progress", "--force", "--prune", "--no-write-fetch-head", "--", epoch.url, "+refs/*:refs/*",
        ]
        let answer = try await server.git(into: path).run(arguments, progress: progress)
        if Task.isCancelled { throw .stopped(url: epoch.url) }
        guard answer.status == 0 else { throw .refused(url: epoch.url, reason: answer.complaint) }
        let repository = GitRepository(source: epoch.id, path: path)
        var tip = try await repository.tip()
        if tip == nil {
            // The server's branch has another name.
            let branches = try await repository.git.output(["for-each-ref", "--format=%(refname)", "refs/heads"]).text
            if let branch = branches.split(separator: "\n").first {
                writeFile("\(path)/HEAD", Array("ref: \(branch)\n".utf8))
                tip = try await repository.tip()
            }
        }
        remember(path)
        return tip
    }

    /// The fingerprint at the last sync.
    private func known(_ path: String) -> String? {
        smallFile("\(path)/tidings-fingerprint", limit: 4096).map { String(decoding: $0, as: UTF8.self) }
    }

    private func remember(_ path: String) {
        guard let fingerprint = epoch.fingerprint else { return }
        writeFile("\(path)/tidings-fingerprint", Array(fingerprint.utf8))
    }
}

/// Writes a small file whole; what cannot be written is only fetched again.
func writeFile(_ path: String, _ bytes: [UInt8]) {
    guard let file = fopen("\(path).part", "we") else { return }
    fwrite(bytes, 1, bytes.count, file)
    if fclose(file) == 0 { rename("\(path).part", path) }
}

/// Removes a file, if it exists.
func unlinkFile(_ path: String) { unlink(path) }
