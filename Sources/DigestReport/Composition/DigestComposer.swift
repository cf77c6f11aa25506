public import MailArchive
internal import PatchFormat
public import PatchIndex

/// Makes a digest from what the index holds.
public struct DigestComposer: Sendable {
    private let store: any IndexStore

    /// A composer that reads `store`.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// What happened in `range` of `archive`.
    ///
    /// - Parameter listName: the name for titles; the archive's own by default.
    /// - Returns: the digest, and which messages stand behind its numbers.
    /// - Throws: `IndexError`.
    public func compose(
        _ archive: IndexedArchive, range: ArchiveRange, listName: String? = nil
    ) async throws -> (digest: Digest, listing: DigestListing) {
        let selection = MessageSelection(
            archive: archive.id, spans: range.spans, since: range.since, until: range.until)
        let messages = try await store.messages(selection)
        let postings = messages.filter(\.isPosting)
        let series = try await store.series(of: postings.map(\.id))
        let window = PostingWindow(messages: messages, series: series)
        let entries = window.entryMessages
        let landscape = try await landscape(around: messages, archive)
        let sections = try await sections(of: messages, landscape)
        let patches = try await store.patches(entries.map(\.message.id))
        let digest = Digest(
            list: Digest.List(name: listName ?? archive.name, address: archive.address, archiveKind: archive.kind),
            range: Digest.Range(range), period: Self.period(of: messages), counts: window.counts,
            authors: Ranking.authors(of: postings), domains: Ranking.domains(of: postings), sections: sections,
            series: window.postedSeries,
            entries: entries.map { Entry($0.message, patches[$0.message.id], isUpdate: $0.isUpdate) })
        return (digest, ListingComposer(messages: messages, landscape: landscape).listing(of: digest))
    }

    /// What belongs together around the messages, and around what waits for an answer, as it stood at their end.
    private func landscape(around messages: [IndexedMessage], _ archive: IndexedArchive) async throws -> Landscape {
        let end = messages.map(\.received).max() ?? 0
        return try await store.landscape(
            around: messages.map(\.id), of: archive.id, since: end - SectionComposer.memory * 86_400, until: end)
    }

    private func sections(of messages: [IndexedMessage], _ landscape: Landscape) async throws -> Digest.Sections {
        guard let end = messages.map(\.received).max() else { return Digest.Sections() }
        let composer = SectionComposer(messages: messages, landscape: landscape, end: end)
        var changelogs: [String: String] = [:]
        let wanted = Set(composer.seriesWithChangelog)
        let heads = messages.filter { wanted.contains($0.messageID) }
        let said = try await store.patches(heads.map(\.id))
        for head in heads {
            guard let patch = said[head.id] else { continue }
            let text = head.kind == .cover ? patch.message : patch.notes
            changelogs[head.messageID] = Changelog.own(of: head.tags.version, in: text)
        }
        return composer.sections(changelogs: changelogs)
    }

    private static func period(of messages: [IndexedMessage]) -> Digest.Period? {
        let times = messages.map(\.received)
        guard let first = times.min(), let last = times.max() else { return nil }
        return Digest.Period(first: Moment(first), last: Moment(last))
    }
}

extension Digest.Range {
    init(_ range: ArchiveRange) {
        self.init(
            start: range.startLabel, end: range.endLabel, startCommit: range.startCommit, endCommit: range.endCommit,
            since: range.since.map(Moment.init), until: range.until.map(Moment.init))
    }
}
