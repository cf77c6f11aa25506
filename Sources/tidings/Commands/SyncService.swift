internal import Logging
internal import MailArchive
internal import PatchIndex
internal import ServiceLifecycle
internal import Synchronization

/// Fetches and reads new mail again and again, beside a server.
struct SyncService: Service {
    let store: SQLiteStore
    /// How long it rests between two rounds.
    let pause: Duration
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await round()
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// One look at everything; what fails is reported, and tried again in the next round.
    private func round() async {
        do {
            let configuration = try await Configuration()
            let limits = try configuration.syncLimits
            for list in configuration.lists {
                guard let url = list.url, !Task.isCancelled else { continue }
                await attempt("fetch \(list.name)") {
                    _ = try await ArchiveMirror(url: url, at: list.path, limits: limits).sync { _ in }
                    try await update(list.path)
                }
            }
            for known in try await store.archives() where !Task.isCancelled {
                await attempt("read \(known.path)") {
                    try await update(known.path)
                }
            }
        } catch {
            logger.warning("cannot look for new mail: \(error)")
        }
    }

    private func update(_ path: String) async throws {
        let reported = Mutex<IndexProgress?>(nil)
        let known = try await Indexer(store: store).update(try await Archive(at: path)) { progress in
            reported.withLock { $0 = progress }
        }
        for warning in reported.withLock({ $0 }).map(IndexRun.warnings) ?? [] {
            logger.warning("\(known.name): \(warning)")
        }
    }

    private func attempt(_ what: String, _ body: () async throws -> Void) async {
        do {
            try await body()
            logger.debug("\(what): done")
        } catch {
            if !Task.isCancelled { logger.warning("cannot \(what): \(error)") }
        }
    }
}
