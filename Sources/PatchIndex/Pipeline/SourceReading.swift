internal import MailArchive

/// Brings one source of an archive into the index.
struct SourceReading {
    /// Batches that may be read and not kept yet: memory is bounded by this many batches and what is made of them.
    private static let window = 4

    let store: any IndexStore
    let archive: Archive
    let known: IndexedArchive
    let source: ArchiveSource

    /// Reads what lies behind `cursor`, oldest first, and keeps it batch by batch.
    func run(
        after cursor: String?, done: inout IndexProgress, progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        // One task a batch that parses at once and, when the batch before it is kept, keeps its own.
        var underWay: [Task<IndexProgress, any Error>] = []
        var last = cursor
        let base = done.expected ?? done.messages
        do {
            try await archive.read(source, after: cursor) { batch in
                if let expected = batch.expected { done.expected = base + expected }
                if underWay.count >= Self.window {
                    done.add(try await underWay.removeFirst().value)
                    progress?(done)
                }
                last = batch.cursor
                underWay.append(keeping(batch, behind: underWay.last))
            }
            for task in underWay {
                done.add(try await task.value)
                progress?(done)
            }
        } catch {
            for task in underWay { task.cancel() }
            for task in underWay { _ = await task.result }
            throw error
        }
        try await store.write(FactBatch(source: source.id, changes: [], cursor: last, tip: source.tip), to: known)
    }

    private func keeping(_ batch: ArchiveBatch, behind previous: Task<IndexProgress, any Error>?) -> Task<IndexProgress, any Error> {
        Task.detached { [store, known, source] in
            let facts = FactBatch(batch, of: source.id)
            _ = try await previous?.value
            try Task.checkCancellation()
            try await store.write(facts, to: known)
            var kept = IndexProgress(archive: known.name)
            kept.messages = batch.changes.count
            kept.bytes = batch.changes.reduce(0) { $0 + $1.byteCount }
            return kept
        }
    }
}

extension ArchiveChange {
    /// Bytes of raw mail in it.
    fileprivate var byteCount: Int {
        if case .added(let bytes) = kind { bytes.count } else { 0 }
    }
}
