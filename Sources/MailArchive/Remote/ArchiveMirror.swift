/// A copy of a public-inbox on this machine, brought up to date over HTTP.
///
///     let mirror = try ArchiveMirror(url: "https://lore.kernel.org/kvm", at: "/var/mail/kvm")
///     let result = try await mirror.sync { progress in print(progress) }
///     let archive = try await Archive(at: mirror.folder)
///
/// The folder becomes a public-inbox v2 (`git/0.git`, `git/1.git`, …), or has one repository `.git` where the server has no
/// epochs (v1). public-inbox's and grokmirror's own tools can continue with it.
///
/// A sync that was stopped is resumed by the next one: epochs that are whole are kept, and one that is not is fetched
/// again into the repository `N.git.part`, which gets its real name when it is whole. A server of plain files goes on in
/// the middle of a pack; git's own protocol begins the pack of that epoch again.
public struct ArchiveMirror: Sendable {
    /// Where the archive is served.
    public let address: RemoteAddress
    /// Absolute or relative path of the copy.
    public let folder: String
    /// How much is taken from the server.
    public var limits: SyncLimits

    /// Names the server and the folder; nothing is fetched yet.
    ///
    /// - Throws: ``ArchiveError/refused(url:reason:)`` for what is no HTTP address.
    public init(url: String, at folder: String, limits: SyncLimits = SyncLimits()) throws(ArchiveError) {
        address = try RemoteAddress(url)
        self.folder = folder
        self.limits = limits
    }

    /// Fetches what is new in every epoch, and epochs that are new.
    ///
    /// `progress` is called often, on any thread. Epochs whose fingerprint in the server's `manifest.js.gz` is the one of
    /// the last sync are not asked for: without news, that file is all that is fetched. With `hasMoved`, the folder's
    /// archive is served from here now.
    ///
    /// - Throws: ``ArchiveError/anotherArchive(folder:known:url:)`` before anything is fetched where the folder has an
    ///   archive from another address; ``ArchiveError/refused(url:reason:)`` with the first server that said no and why:
    ///   the epochs before it are kept.
    public func sync(
        hasMoved: Bool = false, progress: @escaping @Sendable (SyncProgress) -> Void = { _ in }
    ) async throws(ArchiveError) -> SyncResult {
        let lock = try SyncLock(folder)
        defer { lock.release() }
        let origin = MirrorOrigin(folder: lock.folder)
        if let known = await origin.known(), !hasMoved, (try? RemoteAddress(known))?.identity != address.identity {
            throw .anotherArchive(
                folder: folder, known: (try? RemoteAddress(known))?.url ?? "another place", url: address.url)
        }
        let server = RemoteServer(address: address, limits: limits)
        let epochs = try await RemoteEpochs(server: server, folder: lock.folder).list()
        origin.remember(address.url)
        var result = SyncResult(epochs: [])
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: .seconds(limits.listTime))
        var taken = 0
        for (index, epoch) in epochs.enumerated() {
            if Task.isCancelled { throw .stopped(url: address.url) }
            // A server that sends a byte now and then would have each epoch take its whole time.
            let left = Int(clock.now.duration(to: end).components.seconds)
            guard left > 0 else {
                throw .refused(
                    url: address.url,
                    reason: "its epochs took more than \(limits.listTime) seconds; the next sync goes on")
            }
            guard taken <= limits.listSize else {
                throw .refused(
                    url: address.url,
                    reason: "its epochs sent more than \(limits.listSize >> 20) MiB; the next sync goes on")
            }
            var limits = limits
            limits.epochTime = min(limits.epochTime, left)
            let server = RemoteServer(address: address, limits: limits)
            let repository = MirrorRepository(epoch: epoch, server: server, folder: lock.folder)
            let report: @Sendable (String, Int, Int) -> Void = { step, done, total in
                progress(
                    SyncProgress(
                        epoch: epoch.id, number: index + 1, epochs: epochs.count, step: step, done: done, total: total))
            }
            let before = repository.size
            result.epochs.append(try await repository.update(report))
            taken += max(0, repository.size - before)
        }
        if result.hasNews { await InboxFiles(server: server, folder: lock.folder).fetch() }
        return result
    }
}
