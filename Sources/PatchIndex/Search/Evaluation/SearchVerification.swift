/// Looks into the mails for what the index does not tell.
struct SearchVerification: Sendable {
    /// So many mails are looked into for one query at most, the newest ones.
    static let most = 20_000
    /// Mails that are in memory at once.
    private static let batch = 1_000

    let store: SQLiteStore
    let plan: SearchPlan

    /// The candidates that match.
    ///
    /// - Throws: `ArchiveError` when an archive cannot be read.
    func matches(among candidates: [SearchCandidate]) async throws -> [SearchCandidate] {
        let asked = candidates.sorted { ($0.received, $0.messageID) > ($1.received, $1.messageID) }.prefix(Self.most)
        var found: [SearchCandidate] = []
        for start in stride(from: asked.startIndex, to: asked.endIndex, by: Self.batch) {
            try Task.checkCancellation()
            let batch = Array(asked[start..<min(start + Self.batch, asked.endIndex)])
            let mails = try await RawMessages(store: store).bytes(of: batch.map(\.messageID))
            found += await matches(among: batch, mails)
        }
        return found
    }

    /// Takes mails apart on all cores.
    private func matches(
        among candidates: [SearchCandidate], _ mails: [String: [UInt8]]
    ) async -> [SearchCandidate] {
        let size = 125
        return await withTaskGroup(of: (Int, [SearchCandidate]).self) { group in
            for start in stride(from: 0, to: candidates.count, by: size) {
                group.addTask { [plan] in
                    let part = candidates[start..<min(start + size, candidates.count)]
                    let found = part.filter { candidate in
                        guard let bytes = mails[candidate.messageID] else { return false }
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
