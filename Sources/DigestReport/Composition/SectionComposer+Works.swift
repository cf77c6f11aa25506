internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// What was posted: works that are new, and those that came back.
extension SectionComposer {
    /// A work with a series that was posted in the stretch.
    struct PostedWork {
        /// All its versions.
        var change: Change
        /// Those that were posted in the stretch, as received; at least one.
        var posted: [Series]

        /// The newest of them.
        var newest: Series { posted[posted.count - 1] }
        /// Whether its first version is among them.
        var isNew: Bool { change.series.first.map { first in posted.contains { $0.id == first.id } } ?? true }
    }

    /// The works with a series that was posted in the stretch, newest first.
    func postedWorks() -> [PostedWork] {
        related.graph.changes.compactMap { change in
            if Task.isCancelled { return nil }
            let posted = change.series.filter { series in
                !series.isPullRequest && series.messages.contains { ids.contains($0.id) }
                    && (ids.contains(series.id) || !series.parts.isEmpty)
            }
            return posted.isEmpty ? nil : PostedWork(change: change, posted: posted)
        }.sorted { left, right in
            (right.newest.firstReceivedAt, right.change.id) < (left.newest.firstReceivedAt, left.change.id)
        }
    }

    /// The series whose changelog a reader wants to see: the newest one of each work that came back.
    var seriesWithChangelog: [Series.ID] {
        postedWorks().compactMap { work in
            VersionLabel.predecessor(of: work.newest, in: work.change) == nil ? nil : work.newest.id
        }
    }

    /// The series that were posted or answered in the stretch.
    var seriesWithNews: [Series] {
        related.graph.series.filter { series in
            series.messages.contains { ids.contains($0.id) }
                || related.graph.answers(to: series).contains { ids.contains($0.message.id) }
        }
    }

    /// How many works that were posted are in which state, in the order of the states.
    func states() -> [Digest.Tally] {
        let byState = Dictionary(grouping: postedWorks()) { status(of: $0.newest, in: $0.change).state }
        return SeriesState.allCases.compactMap { state in
            guard let works = byState[state] else { return nil }
            return Digest.Tally(
                label: SeriesWording.state(state), count: works.count, messageIDs: works.reversed().map(\.newest.id))
        }
    }

    /// What the series that were posted in the stretch are called, by Message-ID of their head.
    func titles() -> [Series.ID: String] {
        var titles: [Series.ID: String] = [:]
        for work in postedWorks() {
            for series in work.posted { titles[series.id] = title(of: series, in: work.change) }
        }
        return titles
    }

    func work(_ posted: PostedWork) -> Digest.Work {
        let newest = posted.newest
        let older = VersionLabel.predecessor(of: newest, in: posted.change)
        var work = Digest.Work(
            title: title(of: newest, in: posted.change), author: newest.author?.description ?? "",
            versions: posted.posted.map(VersionLabel.text), total: newest.total, received: newest.parts.count,
            missing: Array(newest.missingParts.prefix(1000)),
            state: SeriesWording.state(status(of: newest, in: posted.change).state),
            since: older.map { older in
                Digest.Predecessor(
                    version: VersionLabel.text(older),
                    days: Int(max(0, newest.postedAt - older.postedAt) / Self.day), messageId: older.id)
            },
            changes: older.map { WorkReport.Changes(PartPairing(older: $0, newer: newest), since: $0, in: newest) },
            changelog: changelogs[newest.id] ?? "", messageId: newest.id,
            messageIds: posted.posted.flatMap(\.messages).map(\.id).filter(ids.contains))
        if let older {
            let tags = TagCarrying(from: older, to: newest, tags: related.graph.tags(of: older))
            work.keptTags = tags.kept
            work.lostTags = tags.lost
        }
        return work
    }
}
