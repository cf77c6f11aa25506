internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Sorts what happened in a stretch of an archive into sections.
struct SectionComposer {
    /// After how many days without an answer a series waits.
    static let patience: Int64 = 7
    /// How many days a series that waits is told of, from its posting on.
    static let memory: Int64 = 30
    private static let day: Int64 = 86_400

    private let messages: [IndexedMessage]
    private let ids: Set<String>
    private let landscape: Landscape
    private let works: [Series.ID: Change]
    private let end: Int64

    /// Takes the messages of the stretch, oldest first, what surrounds them, and when the stretch ends (seconds since 1970 UTC).
    init(messages: [IndexedMessage], landscape: Landscape, end: Int64) {
        self.messages = messages
        ids = Set(messages.map(\.messageID))
        self.landscape = landscape
        self.end = end
        var works: [Series.ID: Change] = [:]
        for change in landscape.correspondence.changes { for series in change.series { works[series.id] = change } }
        self.works = works
    }

    /// The sections; `changelogs` are what authors say has changed, by Message-ID of a series.
    func sections(changelogs: [String: String]) -> Digest.Sections {
        var sections = Digest.Sections()
        let works = works(changelogs)
        sections.newWorks = works.filter { $0.isNew }.map(\.work)
        sections.newVersions = works.filter { !$0.isNew }.map(\.work)
        sections.applied = applications()
        sections.reviewed = reviews()
        sections.pullRequests = pulls()
        sections.waiting = waiting()
        let talks = talks()
        sections.bugReports = talks.filter(\.isReport).map(\.talk).reversed()
        sections.discussions = talks.filter { !$0.isReport && $0.talk.messages > 1 }.map(\.talk)
            .enumerated().sorted { ($1.element.messages, $1.offset) < ($0.element.messages, $0.offset) }.map(\.element)
        return sections
    }

    /// The series whose changelog a reader wants to see: the newest one of each work that came back.
    var seriesWithChangelog: [Series.ID] {
        postedWorks().compactMap { work in
            guard let newest = work.posted.last else { return nil }
            return VersionLabel.predecessor(of: newest, in: work.change) == nil ? nil : newest.id
        }
    }

    // MARK: Works

    /// The works with a series that was posted in the stretch, with these series, newest work first.
    private func postedWorks() -> [(change: Change, posted: [Series])] {
        landscape.correspondence.changes.compactMap { change in
            let posted = change.series.filter { series in
                !series.isPullRequest && series.messages.contains { ids.contains($0.id) }
                    && (ids.contains(series.id) || !series.parts.isEmpty)
            }
            return posted.isEmpty ? nil : (change, posted)
        }.sorted { left, right in
            (right.posted[right.posted.count - 1].firstReceivedAt, right.change.id)
                < (left.posted[left.posted.count - 1].firstReceivedAt, left.change.id)
        }
    }

    private func works(_ changelogs: [String: String]) -> [(isNew: Bool, work: Digest.Work)] {
        postedWorks().map { change, posted in
            let newest = posted[posted.count - 1]
            let older = VersionLabel.predecessor(of: newest, in: change)
            let isNew = change.series.first.map { first in posted.contains { $0.id == first.id } } ?? true
            let work = Digest.Work(
                title: newest.title, author: newest.author?.description ?? "", versions: posted.map(VersionLabel.text),
                total: newest.total, received: newest.parts.count, missing: Array(newest.missingParts.prefix(1000)),
                state: SeriesWording.state(status(of: newest, in: change).state),
                since: older.map { older in
                    Digest.Predecessor(
                        version: VersionLabel.text(older),
                        days: Int((newest.firstReceivedAt - older.firstReceivedAt) / Self.day), messageId: older.id)
                },
                changes: older.map { WorkReport.Changes(PartPairing(older: $0, newer: newest), since: $0, in: newest) },
                changelog: changelogs[newest.id] ?? "", messageId: newest.id,
                messageIds: posted.flatMap(\.messages).map(\.id).filter(ids.contains))
            return (isNew, work)
        }
    }

    private func status(of series: Series, in change: Change) -> SeriesStatus {
        SeriesStatus(of: series, in: change, answers: landscape.correspondence.answers(to: series))
    }

    // MARK: What was said about them

    private func applications() -> [Digest.Application] {
        var found: [(at: Int64, entry: Digest.Application)] = []
        for series in landscape.correspondence.series {
            guard let change = works[series.id] else { continue }
            let answers = landscape.correspondence.answers(to: series)
            guard answers.contains(where: { $0.message.notice != nil && ids.contains($0.message.id) }) else { continue }
            let accepted = status(of: series, in: change).parts.compactMap(\.acceptance)
            for (id, parts) in Dictionary(grouping: accepted, by: \.messageID) where ids.contains(id) {
                guard let notice = landscape.messages[id], let first = parts.first else { continue }
                found.append(
                    (
                        notice.receivedAt,
                        Digest.Application(
                            title: series.title, author: series.author?.description ?? "",
                            version: VersionLabel.text(series), taken: parts.count, total: max(series.total, 1),
                            tree: first.tree, branch: first.branch, commits: parts.compactMap(\.commit),
                            by: notice.automaton ?? notice.sender?.description ?? "", messageId: id)
                    ))
            }
        }
        return found.sorted {
            ($1.at, $1.entry.messageId, $1.entry.title) < ($0.at, $0.entry.messageId, $0.entry.title)
        }
        .map(\.entry)
    }

    private func reviews() -> [Digest.Review] {
        landscape.correspondence.series.compactMap { series -> Digest.Review? in
            guard let change = works[series.id] else { return nil }
            let tags = landscape.correspondence.tags(of: series).given.filter {
                ids.contains($0.messageID) && $0.withdrawnBy == nil && Self.isVerdict($0)
            }
            guard !tags.isEmpty else { return nil }
            let state = status(of: series, in: change)
            let isReviewed = state.evidence.contains { $0.state == .reviewed } || state.state == .reviewed
            return Digest.Review(
                title: series.title, author: series.author?.description ?? "", version: VersionLabel.text(series),
                tags: tags.map(WorkReport.Tag.init), isFullyReviewed: isReviewed, messageId: series.id)
        }.sorted { ($1.tags.count, $1.messageId) < ($0.tags.count, $0.messageId) }
    }

    /// Whether a tag says what somebody thinks of a patch, rather than who had a hand in it.
    private static func isVerdict(_ tag: ReviewTag) -> Bool {
        let key = tag.key.lowercased()
        return tag.isApproval || tag.isObjection || key.contains("reviewed") || key.contains("tested")
    }

    private func pulls() -> [Digest.Pull] {
        messages.reversed().filter { $0.kind == .pullRequest }.map { message in
            let request = landscape.messages[message.messageID]?.pullRequest
            return Digest.Pull(
                title: message.title, author: message.sender?.description ?? "", repository: request?.repository,
                ref: request?.ref, messageId: message.messageID)
        }
    }

    private func waiting() -> [Digest.Waiting] {
        landscape.correspondence.changes.compactMap { change -> (at: Int64, entry: Digest.Waiting)? in
            let series = change.newest
            let age = end - series.lastReceivedAt
            guard age >= Self.patience * Self.day, age <= Self.memory * Self.day, !series.isPullRequest else {
                return nil
            }
            // Whoever took it himself, without a word of others, has it off his mind.
            guard ![.accepted, .mainlined, .superseded].contains(status(of: series, in: change).state) else {
                return nil
            }
            let answers = landscape.correspondence.answers(to: series).filter { $0.message.automaton == nil }
            let author = [series.author?.address, series.sender?.address].compactMap { $0?.lowercased() }
            guard answers.allSatisfy({ author.contains($0.message.sender?.address.lowercased() ?? "") }) else {
                return nil
            }
            return (
                series.firstReceivedAt,
                Digest.Waiting(
                    title: series.title, author: series.author?.description ?? "", version: VersionLabel.text(series),
                    days: Int(age / Self.day), isPinged: !answers.isEmpty, messageId: series.id)
            )
        }.sorted { ($0.at, $0.entry.messageId) < ($1.at, $1.entry.messageId) }.map(\.entry)
    }

    // MARK: Talk

    /// The threads with messages in the stretch and without a posting, oldest first.
    private func talks() -> [(isReport: Bool, talk: Digest.Talk)] {
        var subjects: [String: IndexedMessage] = [:]
        for message in messages { subjects[message.messageID] = message }
        return landscape.correspondence.threads.compactMap { thread in
            let members = thread.messageIDs.compactMap { landscape.messages[$0] }
            let recent = members.filter { ids.contains($0.id) }
            guard let first = members.first, !recent.isEmpty, !members.contains(where: \.isPosting) else { return nil }
            let senders = Set(recent.filter { $0.automaton == nil }.compactMap { $0.sender?.address.lowercased() })
            let talk = Digest.Talk(
                title: subjects[first.id]?.subject ?? first.title,
                starter: first.automaton ?? first.sender?.description ?? "", messages: recent.count,
                people: senders.count, messageId: first.id, messageIds: recent.map(\.id))
            return (BugReports.isReport(first) && ids.contains(first.id), talk)
        }
    }
}

/// Tells reports of faults from other talk.
enum BugReports {
    /// Programs that send such reports, by the beginning of their names.
    private static let reporters = ["syzbot", "kernel test robot", "sashiko", "regzbot"]
    /// Words with which titles of such reports begin.
    private static let openings = ["[bug", "[syzbot", "[regression", "bug:", "regression:", "[bugzilla"]

    static func isReport(_ message: TrackedMessage) -> Bool {
        guard message.ancestors.isEmpty else { return false }
        if let automaton = message.automaton?.lowercased(), reporters.contains(where: automaton.hasPrefix) {
            return true
        }
        let title = (message.subject.tags.map { "[\($0)" } + [message.title]).map { $0.lowercased() }
        return title.contains { text in openings.contains(where: text.hasPrefix) }
    }
}
