internal import MailArchive

/// Checks in the mails what the index does not know.
struct SearchVerification: Sendable {
    /// So many mails are looked into for one query at most, the newest ones.
    static let most = 20_000
    /// Mails that are in memory at once.
    private static let batch = 128
    /// Bytes of a mail that is looked into.
    private static let largest = 4 << 20

    let store: SQLiteStore
    let plan: SearchPlan

    /// The candidates that match.
    ///
    /// - Throws: `ArchiveError` when an archive cannot be read, `CancellationError`.
    func matches(among candidates: [SearchCandidate]) async throws -> [SearchCandidate] {
        let asked = candidates.sorted { ($0.received, $0.messageID) > ($1.received, $1.messageID) }.prefix(Self.most)
        // The archives stay open from one batch to the next, and for this search only, so that no other waits for them.
        let mails = RawMessages(store: store, archives: OpenArchives(largest: Self.largest))
        var found: [SearchCandidate] = []
        for start in stride(from: asked.startIndex, to: asked.endIndex, by: Self.batch) {
            try Task.checkCancellation()
            let batch = Array(asked[start..<min(start + Self.batch, asked.endIndex)])
            found += await matches(among: batch, try await mails.bytes(of: batch.map(\.messageID)))
        }
        try Task.checkCancellation()
        return found
    }

    /// Takes mails apart on all cores.
    private func matches(
        among candidates: [SearchCandidate], _ mails: [String: [UInt8]]
    ) async -> [SearchCandidate] {
        let size = Self.batch / 4
        return await withTaskGroup(of: (Int, [SearchCandidate]).self) { group in
            for start in stride(from: 0, to: candidates.count, by: size) {
                group.addTask { [plan] in
                    let part = candidates[start..<min(start + size, candidates.count)]
                    let found = part.filter { candidate in
                        guard !Task.isCancelled, let bytes = mails[candidate.messageID] else { return false }
                        return plan.matches(candidate.row, MailWords(parsing: bytes))
                    }
                    return (start, found)
                }
            }
            var parts: [(Int, [SearchCandidate])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
