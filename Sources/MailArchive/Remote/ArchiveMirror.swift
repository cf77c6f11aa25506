/// A copy of a public-inbox on this machine, brought up to date over HTTP.
///
///     let mirror = try ArchiveMirror(url: "https://lore.kernel.org/kvm", at: "/var/mail/kvm")
///     let result = try await mirror.sync { progress in print(progress) }
///     let archive = try await Archive(at: mirror.folder)
///
/// The folder becomes a public-inbox v2 (`git/0.git`, `git/1.git`, …), or has one repository `.git` where the server has no
/// epochs (v1). public-inbox's and grokmirror's own tools can go on with it.
///
/// A sync that was stopped is gone on with by the next one: epochs that are whole are kept, and one that is not is fetched
/// again into the repository `N.git.part`, which gets its real name when it is whole. A server of plain files goes on in
/// the middle of a pack; git's own protocol begins the pack of that epoch again.
public struct ArchiveMirror: Sendable {
    /// Where the archive is served, without a slash at the end.
    public let url: String
    /// Absolute or relative path of the copy.
    public let folder: String

    /// Names the server and the folder; nothing is fetched yet.
    ///
    /// - Throws: ``ArchiveError/refused(url:reason:)`` for what is no HTTP address.
    public init(url: String, at folder: String) throws(ArchiveError) {
        let lowered = url.lowercased()
        guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else {
            throw .refused(url: url, reason: "only http:// and https:// can be fetched")
        }
        guard url.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 34 && $0 != 92 }) else {
            throw .refused(url: url, reason: "the address has characters that no URL has")
        }
        var trimmed = url
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.url = trimmed
        self.folder = folder
    }

    /// Fetches what is new in every epoch, and epochs that are new.
    ///
    /// `progress` is called often, on any thread. Epochs whose fingerprint in the server's `manifest.js.gz` is the one of
    /// the last sync are not asked for: without news, that file is all that is fetched.
    ///
    /// - Throws: ``ArchiveError/refused(url:reason:)`` with the first server that said no and why; the epochs before it
    ///   are kept.
    public func sync(
        progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws(ArchiveError) -> SyncResult {
        let lock = try SyncLock(folder)
        defer { lock.release() }
        let epochs = try await RemoteEpochs(url: url, folder: lock.folder).list()
        var result = SyncResult(epochs: [])
        for (index, epoch) in epochs.enumerated() {
            let repository = MirrorRepository(epoch: epoch, folder: lock.folder)
            let report: @Sendable (String, Int, Int) -> Void = { step, done, total in
                progress(
                    SyncProgress(
                        epoch: epoch.id, number: index + 1, epochs: epochs.count, step: step, done: done, total: total))
            }
            result.epochs.append(try await repository.update(report))
        }
        if result.hasNews { await InboxFiles(url: url, folder: lock.folder).fetch() }
        return result
    }
}
