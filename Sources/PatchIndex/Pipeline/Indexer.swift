public import MailArchive

/// Brings an index up to date with archives.
///
/// Reading, parsing and writing overlap: while one batch is kept, the next ones are parsed on the other cores and git
/// reads on. A few batches are under way at most, so that memory stays bounded by the batch size. Each batch is kept
/// together with the position where it ended; the next run resumes one that was cancelled or killed.
public struct Indexer: Sendable {
    private let store: any IndexStore

    /// An indexer that writes to `store`.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// Reads what the archive has and the index has not.
    ///
    /// When nothing is new, this costs one look at the tips.
    ///
    /// - Parameter progress: called after each kept batch.
    /// - Throws: `ArchiveError`, ``IndexError`` or `CancellationError`; what was kept before stays kept.
    @discardableResult
    public func update(
        _ archive: Archive, progress: (@Sendable (IndexProgress) -> Void)? = nil
    ) async throws -> IndexedArchive {
        let known = try await store.register(archive)
        var done = IndexProgress(archive: known.name)
        // Of two processes that index the same archive, the second one continues after what the first has kept.
        while true {
            do {
                try await read(archive, known, &done, progress)
                break
            } catch IndexError.overtaken {
                continue
            }
        }
        try await restoreStaleMessages()
        try await store.settle()
        return known
    }

    private func read(
        _ archive: Archive, _ known: IndexedArchive, _ done: inout IndexProgress,
        _ progress: (@Sendable (IndexProgress) -> Void)?
    ) async throws {
        let keepsText = try await store.keepsText()
        let sources = try await archive.sources()
        // An epoch that was taken away took its mail with it.
        for name in try await store.cursors(of: known).keys.sorted() where !sources.contains(where: { $0.id == name }) {
            try await forget(name, of: known, sources)
        }
        for source in sources {
            let state = try await store.state(of: source.id, in: known)
            if state?.tip == source.tip { continue }
            let reading = SourceReading(
                store: store, archive: archive, known: known, source: source, keepsText: keepsText)
            do {
                try await reading.run(after: state?.cursor, done: &done, progress: progress)
            } catch ArchiveError.rewritten {
                if try await forget(source.id, of: known, sources) {
                    // None of these has a cursor now, so that it cannot come to this again.
                    return try await read(archive, known, &done, progress)
                }
                try await reading.run(after: nil, done: &done, progress: progress)
            }
        }
    }

    /// Forgets a source; true when others were forgotten with it, since it may have taken away what they gave.
    @discardableResult
    private func forget(_ name: String, of known: IndexedArchive, _ sources: [ArchiveSource]) async throws -> Bool {
        let others = try await store.hasRemovals(in: name, of: known) ? sources.map(\.id).filter { $0 != name } : []
        for source in [name] + others { try await store.forget(source: source, of: known) }
        return !others.isEmpty
    }

    /// Reads messages again whose facts came from a delivery that was taken away.
    private func restoreStaleMessages() async throws {
        let stale = try await store.staleMessages()
        guard !stale.isEmpty else { return }
        for (path, messages) in Dictionary(grouping: stale, by: \.archive).sorted(by: { $0.key < $1.key }) {
            // Facts of an archive that is missing for now can wait until it is back; the other archives cannot.
            guard let archive = try? await Archive(at: path) else { continue }
            let bytes = try await archive.bytes(of: messages.map(\.locator))
            for (message, bytes) in zip(messages, bytes) {
                if let bytes { try await store.restore(message, from: bytes) }
            }
        }
    }
}
