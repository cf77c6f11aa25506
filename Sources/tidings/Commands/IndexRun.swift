internal import DigestReport
internal import MailArchive
internal import PatchIndex
internal import Synchronization

/// Brings the index up to date, with a progress bar where a person sees it.
struct IndexRun {
    var store: SQLiteStore

    @discardableResult
    func update(_ archive: Archive) async throws -> IndexedArchive {
        let bar = ProgressBar.onTerminal()
        defer { bar?.clear() }
        let reported = Mutex(IndexProgress(archive: archive.name))
        let known = try await Indexer(store: store).update(archive) { progress in
            reported.withLock { $0 = progress }
            bar?.draw(progress)
        }
        bar?.clear()
        for warning in Self.warnings(reported.withLock { $0 }) {
            StandardError.write("tidings: \(SafeText.line("\(known.name): \(warning)"))\n")
        }
        return known
    }

    /// What a person should know about mails that were not read as they are, a line each.
    static func warnings(_ progress: IndexProgress) -> [String] {
        var warnings: [String] = []
        if let first = progress.unreadable.first {
            let count = progress.unreadable.count
            let messages = count == 1 ? "1 message is" : "\(count) messages are"
            warnings.append(
                "\(messages) missing or damaged in the archive and left out (\(first)\(count > 1 ? ", …" : "")); "
                    + "fetch it again, whole, and run `tidings index --rebuild`")
        }
        if progress.oversized > 0 {
            let messages = progress.oversized == 1 ? "1 message is" : "\(progress.oversized) messages are"
            warnings.append(
                "\(messages) larger than tidings.maxmail (\(MailSize.limit >> 20) MiB): only the header was read")
        }
        return warnings
    }
}
