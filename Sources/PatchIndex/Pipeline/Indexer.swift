public import MailArchive

/// Brings an index up to date with archives.
///
/// Reading, parsing and writing overlap: while one batch is kept, the next ones are parsed on the other cores and git
/// reads on. A few batches are under way at most, so that memory stays bounded by the batch size. Each batch is kept
/// together with the place where it ended; a run that is cancelled or killed is carried on by the next one.
public struct Indexer: Sendable {
    /// Batches that may be read and not kept yet.
    private static let window = 4

    private let store: any IndexStore

    /// An indexer that writes to `store`.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// Reads what the archive has and the index has not. When nothing is new, this costs one look at the tips.
    ///
    /// - Parameter progress: called after each kept batch.
    /// - Throws: `ArchiveError`, ``IndexError`` or `CancellationError`; what was kept before stays kept.
    @discardableResult
    public func update(_ archive: Archive, progress: (@Sendable (IndexProgress) -> Void)? = nil) async throws -> IndexedArchive {
        let known = try await store.register(archive)
        var done = IndexProgress(archive: known.name, messages: 0, expected: nil, bytes: 0, phase: .reading)
        for source in try await archive.sources() {
            let state = try await store.state(of: source.id, in: known)
            if let tip = state?.tip, tip == source.tip { continue }
            try await read(source, of: archive, known, after: state?.cursor, &done, progress)
        }
        done.phase = .settling
        progress?(done)
        try await store.settle()
        return known
    }
}
