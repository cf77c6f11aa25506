internal import MailArchive

/// Brings one source of an archive into the index.
///
/// Three things happen at once: the archive is read, batches are parsed on every core, and what is parsed is written, in
/// order, a transaction after the other. Memory is bounded by the mail that is read and not written yet.
struct SourceReading {
    /// Bytes of mail in one transaction.
    private static let transactionSize = 16 << 20
    /// Bytes of mail that may be read and not written yet.
    private static let lookahead = 56 << 20

    let store: any IndexStore
    let archive: Archive
    let known: IndexedArchive
    let source: ArchiveSource
    /// Whether words are kept for full-text search.
    let keepsText: Bool

    /// Reads what lies behind `cursor`, oldest first, and keeps it transaction by transaction.
    func run(
        after cursor: String?, done: inout IndexProgress, progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        var parsing: [Task<FactBatch, Never>] = []
        var size = 0
        var writing: [(task: Task<IndexProgress, any Error>, size: Int)] = []
        var (start, last) = (cursor, cursor)
        let base = done.messages
        do {
            try await archive.read(source, after: cursor) { batch in
                if let expected = batch.expected { done.expected = base + expected }
                done.unreadable += batch.unreadable
                done.oversized += batch.oversized
                last = batch.cursor
                size += batch.byteCount
                parsing.append(
                    Task.detached { [source, keepsText] in FactBatch(batch, of: source.id, keepsText: keepsText) })
                guard size >= Self.transactionSize else { return }
                writing.append((write(parsing, size: size, after: start, behind: writing.last?.task), size))
                (parsing, size, start) = ([], 0, last)
                while writing.reduce(0, { $0 + $1.size }) > Self.lookahead {
                    try await finish(writing.removeFirst().task, &done, progress)
                }
            }
            if !parsing.isEmpty {
                writing.append((write(parsing, size: size, after: start, behind: writing.last?.task), size))
            }
            while !writing.isEmpty { try await finish(writing.removeFirst().task, &done, progress) }
            // What could not be read may have come last, with nothing to write.
            progress?(done)
        } catch {
            // What was handed over is kept or not, but not written after we said that we stopped.
            for (task, _) in writing { task.cancel() }
            for (task, _) in writing { _ = await task.result }
            throw error
        }
        let end = FactBatch(
            source: source.id, start: .behind(last), changes: [], cursor: last, tip: source.tip)
        try await store.write(end, to: known)
    }

    private func finish(
        _ writing: Task<IndexProgress, any Error>, _ done: inout IndexProgress,
        _ progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        let kept = try await writing.value
        done.messages += kept.messages
        done.bytes += kept.bytes
        progress?(done)
    }

    private func write(
        _ parsing: [Task<FactBatch, Never>], size: Int, after cursor: String?,
        behind previous: Task<IndexProgress, any Error>?
    ) -> Task<IndexProgress, any Error> {
        Task.detached { [store, known, source] in
            var batch = FactBatch(source: source.id, start: .behind(cursor), changes: [], cursor: nil, tip: nil)
            for task in parsing { batch.append(await task.value) }
            _ = try await previous?.value
            try Task.checkCancellation()
            try await store.write(batch, to: known)
            var kept = IndexProgress(archive: known.name)
            kept.messages = batch.changes.count
            kept.bytes = size
            return kept
        }
    }
}

extension ArchiveBatch {
    /// Bytes of raw mail in it.
    fileprivate var byteCount: Int {
        changes.reduce(0) { size, change in
            if case .added(let bytes) = change.kind { size + bytes.count } else { size }
        }
    }
}
