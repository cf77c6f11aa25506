internal import MailFormat
internal import PatchFormat
public import PatchIndex
public import PatchTracking

extension ChangeReport {
    /// Reports on `tracked`.
    ///
    /// - Parameters:
    ///   - rules: what states depend on besides the mails.
    ///   - changelogs: what the author says has changed, by Message-ID of a series.
    public init(_ tracked: TrackedChange, rules: StateRules = StateRules(), changelogs: [Series.ID: String] = [:]) {
        let change = tracked.change
        var rules = rules
        rules.standings = tracked.standings
        rules.pulls = tracked.pulls
        let current = change.newest(by: tracked.standings)
        title = change.title(of: current, answers: tracked.answers[current.id] ?? [])
        author = current.author?.description ?? ""
        changeId = change.changeID
        let names = VersionNames(of: tracked)
        versions = []
        for index in change.series.indices.reversed() {
            if Task.isCancelled { break }
            let changelog = changelogs[change.series[index].id] ?? ""
            versions.append(Version(index, of: tracked, names, rules: rules, changelog: changelog))
        }
    }
}

extension ChangeReport.Version {
    fileprivate init(
        _ index: Int, of tracked: TrackedChange, _ names: VersionNames, rules: StateRules, changelog: String
    ) {
        let series = tracked.change.series[index]
        let answers = tracked.answers(to: series)
        let allTags = names.tags.tags(of: series)
        let status = SeriesStatus(of: series, in: tracked.change, answers: answers, tags: allTags, rules: rules)
        let previous = VersionLabel.predecessor(of: series, in: tracked.change)
        let pairing = previous.map { PartPairing(older: $0, newer: series) }
        let tags = allTags.given
        label = VersionLabel.text(series)
        messageId = series.id
        received = Moment(series.firstReceivedAt).iso8601
        posted = Moment(series.postedAt).iso8601
        total = series.total
        missing = series.missingParts
        repeated = series.repeatedParts
        repeatedCovers = series.repeatedCovers.map(\.id)
        carriedFrom = Self.source(of: series.parts.first(where: \.isCarried), names)
        state = SeriesWording.state(status.state)
        stateEvidence =
            SeriesWording.sentences(about: status.evidence, of: series, in: tracked)
            + SeriesWording.sentences(about: status.disregarded, of: series, in: tracked).map {
                $0 + SeriesWording.notCounted
            }
        origin = SeriesWording.origin(tracked.standings.origin(of: series.id))
        links = (names.links[series.id] ?? []).flatMap { SeriesWording.link($0, older: names.labels[$0.older]) }
        changes = previous.flatMap { older in pairing.map { ChangeReport.Changes($0, since: older, in: series) } }
        self.changelog = changelog
        parts = Self.parts(
            of: series, names, pairing: pairing, status: status, tags: tags, standings: tracked.standings)
        self.tags = tags.filter { $0.target == .series }.map {
            ChangeReport.Tag($0, labels: names.labels, tracked.standings)
        }
    }

    private static func parts(
        of series: Series, _ names: VersionNames, pairing: PartPairing?, status: SeriesStatus, tags: [ReviewTag],
        standings: Standings
    ) -> [ChangeReport.Part] {
        let statuses = Dictionary(status.parts.map { ($0.number, $0) }) { first, _ in first }
        let entries = Dictionary((pairing?.entries ?? []).compactMap { entry in entry.new.map { ($0, entry) } }) {
            first, _ in first
        }
        let given = Dictionary(grouping: tags, by: \.target)
        let present = series.parts.map { part in
            let became = statuses[part.number]
            return ChangeReport.Part(
                number: part.number, label: part.label == String(part.number) ? nil : part.label,
                carriedFrom: source(of: part, names), title: part.title, messageId: part.message.id,
                change: entries[part.number]?.kind.rawValue,
                replacedBy: part.versionMinor.map { "v\(series.version).\($0)" },
                author: part.message.author == series.author ? nil : part.message.author?.description,
                offered: part.offered.map { "\($0.sender?.description ?? "nobody") <\($0.id)>" },
                tags: (given[.part(part.number)] ?? []).map { ChangeReport.Tag($0, labels: names.labels, standings) },
                commit: became?.mainline?.commit ?? became?.acceptance?.commit)
        }
        let absent = series.missingParts.map { ChangeReport.Part(number: $0, title: "", tags: []) }
        return (present + absent).sorted { $0.number < $1.number }
    }

    /// What the version is called that a part is carried over from.
    private static func source(of part: PatchTracking.Part?, _ names: VersionNames) -> String? {
        part?.carriedFrom.map { names.labels[$0] ?? "an older version" }
    }
}

/// What the versions of a change are asked for again and again, looked up once.
private struct VersionNames {
    /// What each version is called.
    let labels: [Series.ID: String]
    /// The links of each version to older ones.
    let links: [Series.ID: [VersionLink]]
    let tags: ChangeTags

    init(of tracked: TrackedChange) {
        labels = VersionLabel.labels(of: tracked.change)
        links = Dictionary(grouping: tracked.change.links, by: \.newer)
        tags = ChangeTags(of: tracked.change, answers: tracked.answers)
    }
}

extension ChangeReport.Changes {
    init(_ pairing: PartPairing, since older: Series, in newer: Series) {
        let dropped = pairing.entries.filter { $0.kind == .dropped }
        self.init(
            since: VersionLabel.text(older), equal: pairing.count(.equal), changed: pairing.count(.changed),
            added: pairing.count(.added), dropped: dropped.count,
            droppedTitles: Self.titles(of: dropped.map(\.old), older),
            addedTitles: Self.titles(of: .added, pairing, newer),
            changedTitles: Self.titles(of: .changed, pairing, newer))
    }

    private static func titles(of kind: PartPairing.Entry.Kind, _ pairing: PartPairing, _ series: Series) -> [String] {
        titles(of: pairing.entries.filter { $0.kind == kind }.map(\.new), series)
    }

    private static func titles(of numbers: [Int?], _ series: Series) -> [String] {
        guard !numbers.isEmpty else { return [] }
        let titles = Dictionary(series.parts.map { ($0.number, $0.title) }) { first, _ in first }
        return numbers.compactMap { $0.flatMap { titles[$0] } }
    }
}

extension ChangeReport.Tag {
    /// - Parameter labels: what the older versions are called.
    init(_ tag: ReviewTag, labels: [Series.ID: String], _ standings: Standings) {
        let isSame = !tag.isPersonal || tag.sender?.address.lowercased() == tag.person.address.lowercased()
        self.init(
            key: tag.key, person: tag.isPersonal ? tag.person.description : tag.trailer.value,
            given: Moment(tag.givenAt).iso8601, messageId: tag.messageID,
            sentBy: isSame ? nil : tag.sender?.description,
            isFromStranger: standings.standing(of: tag.messageID) != .known, isAutomated: tag.automaton != nil,
            isWithdrawn: tag.withdrawnBy != nil,
            carriedFrom: tag.carriedFrom.map { labels[$0] ?? "an older version" })
    }
}
