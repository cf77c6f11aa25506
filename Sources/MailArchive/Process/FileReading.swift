/// Runs `produce` on a blocking thread and gives its batches to `consume`; what `produce` returns is thrown at the end.
nonisolated(nonsending) func readFiles(
    _ produce: @escaping @Sendable (SingleSlotChannel<ArchiveBatch>) -> ArchiveError?,
    consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
) async throws {
    let batches = SingleSlotChannel<ArchiveBatch>()
    async let producing: ArchiveError? = onBlockingThread {
        defer { batches.end() }
        return produce(batches)
    }
    do {
        while let batch = await batches.next() {
            try Task.checkCancellation()
            try await consume(batch)
        }
    } catch {
        batches.end()
        _ = await producing
        throw error
    }
    if let error = await producing { throw error }
}
