internal import DigestReport
internal import PatchIndex
internal import PatchTracking

/// Finds messages by what a reader typed, in the language of `docs/search.md`.
struct MessageSearch: Sendable {
    let store: any IndexStore
    /// For whom people work, for `org:`.
    let organisations: OrganisationMap

    /// The messages that `query` means at a time, in seconds since 1970 UTC, in one archive or, for nil, in all of them.
    ///
    /// An index that keeps no words is asked for titles of series instead.
    ///
    /// - Throws: ``SearchComplaint`` for a query that cannot be understood, `IndexError`, `ArchiveError`.
    func results(
        of query: String, in archive: IndexedArchive?, order: SearchOrder, offset: Int, limit: Int, now: Int64
    ) async throws -> FoundMessages {
        do {
            let parsed = try SearchQuery(parsing: query, now: now).knowing(organisations)
            let found = try await store.search(
                parsed, order: order, grouping: .messages, in: archive?.id, limit: limit, offset: offset)
            return FoundMessages(messages: found.hits.map(\.message), total: found.total, isMore: !found.isComplete)
        } catch let error as SearchError {
            throw SearchComplaint(text: "\(error.reason)\n\n\(error.marked)")
        } catch IndexError.keepsNoWords {
            return try await titles(with: query, offset: offset, limit: limit)
        }
    }

    /// The newest version of each change with these words in its title.
    private func titles(with query: String, offset: Int, limit: Int) async throws -> FoundMessages {
        let words = query.hasPrefix("s:") ? query.dropFirst(2) : query[...]
        let text = words.filter { $0 != "\"" }
        var ids: [String] = []
        for series in try await store.series(titled: String(text)).prefix(1000) {
            guard let head = series.parts.first, let id = try await store.messageID(of: head.message) else { continue }
            ids.append(id)
        }
        let found = try await store.messages(withIDs: ids)
        return FoundMessages(
            messages: Array(found.dropFirst(offset).prefix(limit)), total: found.count, isMore: false, isByTitle: true)
    }
}

/// What a search found.
struct FoundMessages: Sendable {
    /// The messages of the page that was asked for.
    var messages: [IndexedMessage] = []
    /// How many there are in all.
    var total = 0
    /// Whether there were too many to count.
    var isMore = false
    /// Whether only titles of series were looked at.
    var isByTitle = false
}

/// Why a query cannot be understood, as text for the person who wrote it: more than one line, with a mark under the error.
struct SearchComplaint: Error, Equatable {
    var text: String
}
