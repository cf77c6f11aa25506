public import PatchIndex
internal import PatchTracking

/// The search of an index without words: by Message-ID (`m:` before it or not) or by a part of a series' title (`s:`).
public struct LookupSearch: MessageSearch {
    private let store: any IndexStore

    /// A search in `store`.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// As ``MessageSearch/results(of:in:order:offset:limit:)`` says.
    public func results(
        of query: String, in archive: IndexedArchive?, order: ResultOrder, offset: Int, limit: Int
    ) async throws -> FoundMessages {
        var words = query.trimmingPrefix { $0.isWhitespace }
        for prefix in ["m:", "mid:", "s:"] where words.hasPrefix(prefix) {
            words = words.dropFirst(prefix.count)
            break
        }
        let text = words.filter { !"<>\"".contains($0) }
        guard !text.isEmpty else { return FoundMessages(messages: [], total: 0) }
        var found = try await store.messages(withIDs: [String(text)])
        if found.isEmpty {
            var ids: [String] = []
            for series in try await store.series(titled: String(text)).prefix(1000) {
                guard let head = series.parts.first, let id = try await store.messageID(of: head.message) else {
                    continue
                }
                ids.append(id)
            }
            found = try await store.messages(withIDs: ids)
        }
        return FoundMessages(messages: Array(found.dropFirst(max(0, offset)).prefix(limit)), total: found.count)
    }
}
