internal import MailArchive
internal import PatchIndex

/// Brings the index up to date, with a progress bar where a person sees it.
struct IndexRun {
    var store: SQLiteStore

    @discardableResult
    func update(_ archive: Archive) async throws -> IndexedArchive {
        let bar = ProgressBar.onTerminal()
        defer { bar?.clear() }
        return try await Indexer(store: store).update(archive) { bar?.draw($0) }
    }
}
