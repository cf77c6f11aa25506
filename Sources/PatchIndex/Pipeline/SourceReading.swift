internal import MailArchive

/// Brings one source of an archive into the index.
///
/// Three things go on at once: the archive is read, batches are parsed on every core, and what is parsed is written, in
/// order and in large transactions. Memory is bounded by two transactions and what is made of them.
struct SourceReading {
    /// Bytes of mail in one transaction: few transactions leave full-text search few pieces to put together.
    private static let transactionSize = 24 << 20

    let store: any IndexStore
    let archive: Archive
    let known: IndexedArchive
    let source: ArchiveSource

    /// Reads what lies behind `cursor`, oldest first, and keeps it transaction by transaction.
    func run(
        after cursor: String?, done: inout IndexProgress, progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        var parsing: [Task<FactBatch, Never>] = []
        var size = 0
        var writing: Task<IndexProgress, any Error>?
        var last = cursor
        let base = done.messages
        do {
            try await archive.read(source, after: cursor) { batch in
                if let expected = batch.expected { done.expected = base + expected }
                last = batch.cursor
                size += batch.byteCount
                parsing.append(Task.detached { [source] in FactBatch(batch, of: source.id) })
                if size >= Self.transactionSize {
                    try await finish(writing, &done, progress)
                    writing = write(parsing, size: size)
                    (parsing, size) = ([], 0)
                }
            }
            try await finish(writing, &done, progress)
            writing = nil
            if !parsing.isEmpty {
                writing = write(parsing, size: size)
                try await finish(writing, &done, progress)
            }
        } catch {
            // What was handed over is kept or not, but not written after we said that we stopped.
            writing?.cancel()
            _ = await writing?.result
            throw error
        }
        try await store.write(FactBatch(source: source.id, changes: [], cursor: last, tip: source.tip), to: known)
    }

    private func finish(
        _ writing: Task<IndexProgress, any Error>?, _ done: inout IndexProgress,
        _ progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        guard let kept = try await writing?.value else { return }
        done.messages += kept.messages
        done.bytes += kept.bytes
        progress?(done)
    }

    private func write(_ parsing: [Task<FactBatch, Never>], size: Int) -> Task<IndexProgress, any Error> {
        Task.detached { [store, known, source] in
            var batch = FactBatch(source: source.id, changes: [], cursor: nil, tip: nil)
            for task in parsing { batch.append(await task.value) }
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
