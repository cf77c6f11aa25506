internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// Sorts what happened in a period of an archive into sections.
///
/// The sections are in files of their own: changes, what was said about them, talk.
struct SectionComposer {
    /// How many days after its posting a series that waits is reported.
    static let memory: Int64 = 30
    static let day: Int64 = 86_400

    /// The messages of the period, oldest first.
    let messages: [IndexedMessage]
    /// Their Message-IDs.
    let ids: Set<String>
    /// The threads around them.
    let related: RelatedThreads
    /// The change of each series.
    let changes: [Series.ID: Change]
    /// When the period ends, in seconds since 1970 UTC.
    let end: Int64
    /// After how many days without an answer a series waits.
    var patience: Int64 = 7
    /// Which patches are in a tree.
    var mainline = MainlineEvidence() { didSet { known = KnownStatuses() } }
    /// What was committed in this time, newest first.
    var landings: [Landing] = []
    /// Where commits can be read, as ``CommitAddress`` takes it.
    var commitURL: String?
    /// What authors say has changed, by Message-ID of a series.
    var changelogs: [String: String] = [:]
    /// What is to be pulled, by Message-ID of a pull request.
    var shortlogs: [String: String] = [:]

    /// The states of series that were computed.
    private var known = KnownStatuses()

    /// What lists put before subjects.
    var prefixes: ListPrefixes

    /// Takes the messages of the period, oldest first, the threads around them, and when the period ends (seconds since 1970 UTC).
    init(messages: [IndexedMessage], related: RelatedThreads, end: Int64) {
        self.messages = messages
        ids = Set(messages.map(\.messageID))
        self.related = related
        self.end = end
        prefixes = ListPrefixes(messages: messages, archives: [])
        var changes: [Series.ID: Change] = [:]
        for change in related.graph.changes { for series in change.series { changes[series.id] = change } }
        self.changes = changes
    }

    /// The sections; cut short where the task was cancelled.
    func sections() -> Digest.Sections {
        var sections = Digest.Sections()
        let posted = postedChanges()
        sections.newWorks = posted.filter { $0.isNew && !$0.newest.isBackport }.map(postedChange)
        sections.newVersions = posted.filter { !$0.isNew && !$0.newest.isBackport }.map(postedChange)
        sections.stable = posted.filter(\.newest.isBackport).map(postedChange)
        sections.applied = applications()
        sections.mainlined = mainlinings()
        sections.reviewed = reviews()
        sections.pullRequests = pulls()
        sections.waiting = waiting()
        let talks = talks()
        sections.bugReports = talks.filter(\.isReport).map(\.talk).reversed()
        sections.discussions = talks.filter { !$0.isReport && $0.talk.messages > 1 }.map(\.talk)
            .enumerated().sorted { ($1.element.messages, $1.offset) < ($0.element.messages, $0.offset) }.map(\.element)
        return sections
    }

    /// What a series is called.
    func title(of series: Series, in change: Change) -> String {
        prefixes.removed(from: change.title(of: series, answers: related.graph.answers(to: series)))
    }

    /// The state of a series at the end of the period.
    func status(of series: Series, in change: Change) -> SeriesStatus {
        known.status(of: series) {
            let answers = related.graph.answers
            let tags = known.tags(of: change, answers: answers)
            return SeriesStatus(
                of: series, in: change, answers: answers[series.id] ?? [], tags: tags.tags(of: series),
                rules: StateRules(mainline: mainline, pulls: related.pulls, standings: related.standings))
        }
    }
}
