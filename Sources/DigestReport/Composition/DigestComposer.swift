internal import MailArchive
internal import PatchFormat
public import PatchIndex
internal import PatchTracking

/// Makes a digest from what the index holds.
public struct DigestComposer: Sendable {
    private let store: any IndexStore

    /// A composer that reads `store`.
    public init(store: any IndexStore) {
        self.store = store
    }

    /// What happened in the periods of `scope`.
    ///
    /// - Returns: the digest, and which messages are behind its numbers.
    /// - Throws: `IndexError`; `ArchiveError` where header fields or source code are asked for.
    public func compose(_ scope: DigestScope) async throws -> (digest: Digest, listing: DigestListing) {
        var scope = scope
        scope.choices.persons = try await store.persons()
        let all = try await store.messages(in: scope.periods, joinedBy: scope.choices.mailmap)
        let (messages, related) = try await scope.filter.narrowing(
            all, try await relatedThreads(around: all, scope), store: store,
            maintainers: scope.choices.maintainers)
        let postings = messages.filter(\.isPosting)
        let series = scope.choices.mailmap.joined(try await store.series(of: postings.map(\.id)))
        let window = PostingWindow(messages: messages, series: series, persons: scope.choices.persons)
        let entries = window.entryMessages
        let sections = try await sections(of: messages, until: all, related, scope)
        let patches = try await store.patches(entries.map(\.message.id))
        var counts = window.counts
        counts.applied = sections.composed.applied.count
        var digest = Digest(
            list: Digest.List(scope), range: Digest.Range(scope.periods[0].range),
            period: Digest.Period(of: messages.map(\.received)), counts: counts,
            authors: Ranking.authors(of: postings, persons: scope.choices.persons),
            domains: Ranking.domains(of: postings), sections: sections.composed,
            series: window.postedSeries,
            entries: entries.map {
                var entry = Entry($0.message, patches[$0.message.id], isUpdate: $0.isUpdate)
                entry.subject = sections.prefixes.removed(from: entry.subject)
                return entry
            })
        digest.mailboxes = Ranking.authors(of: postings)
        digest.before = try await TimeBefore(store: store, scope: scope).counts(of: all)
        digest.series = digest.series.map { posted in
            var posted = posted
            posted.title = sections.titles[posted.messageID] ?? posted.title
            return posted
        }
        digest.days = Digest.Day.all(of: messages)
        digest.states = sections.states
        digest.people = try await people(of: messages, among: all, series, related, scope)
        return (
            digest,
            ListingComposer(
                messages: messages, related: related, persons: scope.choices.persons
            ).listing(of: digest)
        )
    }

    /// The threads of the messages, and of series that wait for an answer, as of the last message.
    private func relatedThreads(around messages: [IndexedMessage], _ scope: DigestScope) async throws -> RelatedThreads
    {
        let end = messages.map(\.received).max() ?? 0
        return scope.choices.mailmap.joined(
            try await store.relatedThreads(
                around: messages.map(\.id), postedTo: scope.periods.map(\.archive.id),
                since: end - SectionComposer.memory * 86_400, until: end,
                joined: scope.choices.mailmap.joining))
    }

    /// Who took part, and on what; who is new depends on what was received before `all`.
    private func people(
        of messages: [IndexedMessage], among all: [IndexedMessage], _ series: [IndexedSeries],
        _ related: RelatedThreads,
        _ scope: DigestScope
    ) async throws -> Digest.People {
        var composer = PeopleComposer(
            messages: messages, series: series, related: related, choices: scope.choices)
        composer.files = try await store.changedFiles(of: composer.countedPatches.map(\.id))
        if let start = all.map(\.received).min() {
            composer.earlierAuthors = try await store.authors(before: start, except: all.map(\.id))
            composer.oldest = try await oldestMessage(scope)
        }
        return composer.people()
    }

    /// Since when all of the archives are known, in seconds since 1970 UTC.
    private func oldestMessage(_ scope: DigestScope) async throws -> Int64? {
        var oldest: Int64?
        for period in scope.periods {
            guard let first = try await store.oldestMessage(of: period.archive.id) else { continue }
            oldest = max(oldest ?? first, first)
        }
        return oldest
    }

    /// The sections, the titles of the series, and the states of the changes that were posted; what waits is reported as of the end of `all`.
    private func sections(
        of messages: [IndexedMessage], until all: [IndexedMessage], _ related: RelatedThreads, _ scope: DigestScope
    ) async throws -> (
        composed: Digest.Sections, states: [Digest.Tally], titles: [Series.ID: String], prefixes: ListPrefixes
    ) {
        let archives = scope.periods.map(\.archive)
        let prefixes = ListPrefixes(messages: all, archives: archives.flatMap { [$0.name, $0.address ?? ""] })
        guard let end = all.map(\.received).max() else { return (Digest.Sections(), [], [:], prefixes) }
        var composer = SectionComposer(messages: messages, related: related, end: end)
        composer.prefixes = prefixes
        composer.patience = Int64(scope.waitingAfter)
        if let tree = scope.tree {
            composer.mainline = try await tree.evidence(for: composer.seriesWithNews)
            composer.landings = try await landings(in: tree, until: all, scope)
            composer.commitURL = scope.commitURL
        }
        let wanted = Set(composer.seriesWithChangelog)
        let heads = messages.filter { wanted.contains($0.messageID) || $0.kind == .pullRequest }
        let said = try await store.patches(heads.map(\.id))
        for head in heads {
            guard let patch = said[head.id] else { continue }
            if head.kind == .pullRequest { composer.shortlogs[head.messageID] = patch.shortlog }
            let text = head.kind == .cover ? patch.message : patch.notes
            composer.changelogs[head.messageID] = Changelog.own(of: head.tags.version, in: text)
        }
        let composed = (composer.sections(), composer.states(), composer.titles(), prefixes)
        try Task.checkCancellation()
        return composed
    }

    /// What was committed to the tree in the time that the digest is about: the days that were asked for, else from the first
    /// message to the last.
    ///
    /// Only what was posted to these archives counts, and only in threads that are taken.
    private func landings(
        in tree: MainlineSearch, until all: [IndexedMessage], _ scope: DigestScope
    ) async throws -> [Landing] {
        let ranges = scope.periods.map(\.range)
        let first = ranges.compactMap(\.since).min() ?? all.map(\.received).min() ?? 0
        let last = ranges.compactMap(\.until).max() ?? all.map(\.received).max() ?? 0
        var landings = try await tree.landings(since: first, until: last)
        let archives = Set(scope.periods.map(\.archive.path))
        let deliveries = try await store.deliveries(of: landings.map(\.origin.messageID))
        landings.removeAll { landing in
            !(deliveries[landing.origin.messageID] ?? []).contains { archives.contains($0.archive) }
        }
        for index in landings.indices {
            landings[index].part.series.author = landings[index].part.series.author.map(scope.choices.mailmap.canonical)
            landings[index].commit.committer = scope.choices.mailmap.canonical(landings[index].commit.committer)
        }
        guard !scope.filter.isEmpty else { return landings }
        let related = try await store.relatedThreads(
            around: landings.map(\.part.message), postedTo: scope.periods.map(\.archive.id), since: .max, until: .max,
            joined: scope.choices.mailmap.joining)
        let taken = try await scope.filter.narrowing(
            [], related, store: store, maintainers: scope.choices.maintainers)
        let kept = Set(taken.related.graph.series.flatMap(\.messages).map(\.id))
        return landings.filter { kept.contains($0.origin.messageID) }
    }
}

extension IndexStore {
    /// The messages of the periods, oldest first, each once, with the people of a mailmap.
    func messages(
        in periods: [DigestScope.ArchivePeriod], joinedBy mailmap: Mailmap
    ) async throws -> [IndexedMessage] {
        var found: [IndexedMessage] = []
        for period in periods {
            found += try await messages(
                MessageSelection(
                    archive: period.archive.id, spans: period.range.spans, since: period.range.since,
                    until: period.range.until))
        }
        found = mailmap.joined(found)
        guard periods.count > 1 else { return found }
        // Of one mail on several lists, what came first counts.
        var seen: Set<IndexedMessage.ID> = []
        let ordered = found.enumerated().sorted { ($0.element.received, $0.offset) < ($1.element.received, $1.offset) }
        return ordered.map(\.element).filter { seen.insert($0.id).inserted }
    }
}

extension Digest.List {
    fileprivate init(_ scope: DigestScope) {
        let archives = scope.periods.map(\.archive)
        var seen: Set<String> = []
        let kinds = archives.map(\.kind).filter { seen.insert($0).inserted }
        self.init(
            name: scope.listName ?? archives.map(\.name).joined(separator: ", "),
            address: archives.count == 1 ? archives[0].address : nil, archiveKind: kinds.joined(separator: ", "))
    }
}

extension Digest.Range {
    fileprivate init(_ range: ArchiveRange) {
        self.init(
            start: range.startLabel, end: range.endLabel, startCommit: range.startCommit, endCommit: range.endCommit,
            since: range.since.map(Moment.init), until: range.until.map(Moment.init))
    }
}
