internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// What was posted: changes that are new, and those that came back.
extension SectionComposer {
    /// A change with a series that was posted in the period.
    struct PostedVersions {
        /// All its versions.
        var change: Change
        /// Those that were posted in the period, as received; at least one.
        var posted: [Series]

        /// The newest of them.
        var newest: Series { posted[posted.count - 1] }
        /// Whether its first version is among them.
        var isNew: Bool { change.series.first.map { first in posted.contains { $0.id == first.id } } ?? true }
    }

    /// The changes with a series that was posted in the period, newest first.
    func postedChanges() -> [PostedVersions] {
        related.graph.changes.compactMap { change in
            if Task.isCancelled { return nil }
            let posted = change.series.filter { series in
                !series.isPullRequest && series.messages.contains { ids.contains($0.id) }
                    && (ids.contains(series.id) || !series.parts.isEmpty)
            }
            return posted.isEmpty ? nil : PostedVersions(change: change, posted: posted)
        }.sorted { left, right in
            (right.newest.firstReceivedAt, right.change.id) < (left.newest.firstReceivedAt, left.change.id)
        }
    }

    /// The series whose changelog a reader wants to see: the newest one of each change that came back.
    var seriesWithChangelog: [Series.ID] {
        postedChanges().compactMap { posted in
            VersionLabel.predecessor(of: posted.newest, in: posted.change) == nil ? nil : posted.newest.id
        }
    }

    /// The series that were posted or answered in the period.
    var seriesWithNews: [Series] {
        related.graph.series.filter { series in
            series.messages.contains { ids.contains($0.id) }
                || related.graph.answers(to: series).contains { ids.contains($0.message.id) }
        }
    }

    /// How many changes that were posted are in which state, in the order of the states.
    func states() -> [Digest.Tally] {
        let byState = Dictionary(grouping: postedChanges()) { status(of: $0.newest, in: $0.change).state }
        return SeriesState.allCases.compactMap { state in
            guard let changes = byState[state] else { return nil }
            return Digest.Tally(
                label: SeriesWording.state(state), count: changes.count, messageIDs: changes.reversed().map(\.newest.id)
            )
        }
    }

    /// What the series that were posted in the period are called, by Message-ID of their head.
    func titles() -> [Series.ID: String] {
        var titles: [Series.ID: String] = [:]
        for posted in postedChanges() {
            for series in posted.posted { titles[series.id] = title(of: series, in: posted.change) }
        }
        return titles
    }

    func postedChange(_ posted: PostedVersions) -> Digest.PostedChange {
        let newest = posted.newest
        let older = VersionLabel.predecessor(of: newest, in: posted.change)
        var change = Digest.PostedChange(
            title: title(of: newest, in: posted.change), author: newest.author?.description ?? "",
            versions: posted.posted.map(VersionLabel.text), total: newest.total, received: newest.parts.count,
            missing: Array(newest.missingParts.prefix(1000)),
            state: SeriesWording.state(status(of: newest, in: posted.change).state),
            since: older.map { older in
                Digest.Predecessor(
                    version: VersionLabel.text(older),
                    days: Int(max(0, newest.postedAt - older.postedAt) / Self.day), messageId: older.id)
            },
            changes: older.map { ChangeReport.Changes(PartPairing(older: $0, newer: newest), since: $0, in: newest) },
            changelog: changelogs[newest.id] ?? "", messageId: newest.id,
            messageIds: posted.posted.flatMap(\.messages).map(\.id).filter(ids.contains))
        if let older {
            let tags = TagCarrying(from: older, to: newest, tags: related.graph.tags(of: older))
            change.keptTags = tags.kept
            change.lostTags = tags.lost
        }
        return change
    }
}
