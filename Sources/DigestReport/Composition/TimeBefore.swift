internal import MailArchive
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Counts what was received in the previous period: as long as the digest's, just before it.
struct TimeBefore: Sendable {
    let store: any IndexStore
    let scope: DigestScope

    /// The counts; nil when an archive does not reach that far back, or the period has no length.
    ///
    /// - Parameter messages: the messages of the period itself.
    func counts(of messages: [IndexedMessage]) async throws -> Digest.Before? {
        guard let (since, until) = bounds(messages.map(\.received)) else { return nil }
        for period in scope.periods {
            guard let oldest = try await store.oldestMessage(of: period.archive.id), oldest <= since else {
                return nil
            }
        }
        let range = ArchiveRange(spans: nil, since: since, until: until)
        let all = try await store.messages(
            in: scope.periods.map { DigestScope.ArchivePeriod(archive: $0.archive, range: range) },
            joinedBy: scope.choices.mailmap)
        // What was applied follows from the threads of notices; a filter has to see all threads.
        let seen = scope.filter.isEmpty ? all.filter { $0.kind == .notice } : all
        let (_, related) = try await scope.filter.narrowing(
            seen,
            scope.choices.mailmap.joined(
                try await store.relatedThreads(
                    around: seen.map(\.id), postedTo: [], since: 0, until: until,
                    joined: scope.choices.mailmap.joining)), store: store,
            maintainers: scope.choices.maintainers)
        let taken = Set(related.graph.threads.flatMap(\.messageIDs))
        let messages = scope.filter.isEmpty ? all : all.filter { taken.contains($0.messageID) }
        let series = try await store.series(of: messages.filter(\.isPosting).map(\.id))
        var counts = PostingWindow(messages: messages, series: series, persons: scope.choices.persons).counts
        counts.applied = SectionComposer(messages: messages, related: related, end: until).applications().count
        return Digest.Before(period: Digest.Period(first: Moment(since), last: Moment(until)), counts: counts)
    }

    /// The first and the last second of the time before; the period begins behind the last one.
    private func bounds(_ received: [Int64]) -> (since: Int64, until: Int64)? {
        guard let first = received.min(), let last = received.max() else { return nil }
        let range = scope.periods[0].range
        // A commit at the start is itself outside, a time is inside.
        guard let start = range.since.map({ $0 - 1 }) ?? range.startTime ?? (range.spans == nil ? nil : first - 1)
        else {
            return nil
        }
        let end = range.until ?? range.endTime ?? last
        guard end > start else { return nil }
        return (start - (end - start) + 1, start)
    }
}
