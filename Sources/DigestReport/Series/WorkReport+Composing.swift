internal import MailFormat
internal import PatchFormat
public import PatchIndex
public import PatchTracking

extension WorkReport {
    /// Tells what `work` is.
    ///
    /// - Parameters:
    ///   - rules: what states depend on besides the mails.
    ///   - changelogs: what the author says has changed, by Message-ID of a series.
    public init(_ work: TrackedWork, rules: StateRules = StateRules(), changelogs: [Series.ID: String] = [:]) {
        let change = work.change
        var rules = rules
        rules.standings = work.standings
        rules.pulls = work.pulls
        let current = change.newest(by: work.standings)
        title = change.title(of: current, answers: work.answers[current.id] ?? [])
        author = current.author?.description ?? ""
        changeId = change.changeID
        versions = change.series.indices.reversed().map { index in
            Version(index, of: work, rules: rules, changelog: changelogs[change.series[index].id] ?? "")
        }
    }
}

extension WorkReport.Version {
    init(_ index: Int, of work: TrackedWork, rules: StateRules, changelog: String) {
        let series = work.change.series[index]
        let answers = work.answers(to: series)
        let allTags = work.tags(of: series)
        let status = SeriesStatus(of: series, in: work.change, answers: answers, tags: allTags, rules: rules)
        let previous = VersionLabel.predecessor(of: series, in: work.change)
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
        carriedFrom = Self.source(of: series.parts.first(where: \.isCarried), in: work.change)
        state = SeriesWording.state(status.state)
        stateEvidence =
            SeriesWording.sentences(about: status.evidence, of: series, in: work)
            + SeriesWording.sentences(about: status.disregarded, of: series, in: work).map {
                $0 + SeriesWording.notCounted
            }
        origin = SeriesWording.origin(work.standings.origin(of: series.id))
        links = work.change.links.filter { $0.newer == series.id }.flatMap { SeriesWording.link($0, in: work.change) }
        changes = previous.flatMap { older in pairing.map { WorkReport.Changes($0, since: older, in: series) } }
        self.changelog = changelog
        parts = Self.parts(
            of: series, in: work.change, pairing: pairing, status: status, tags: tags, standings: work.standings)
        self.tags = tags.filter { $0.target == .series }.map { WorkReport.Tag($0, in: work.change, work.standings) }
    }

    private static func parts(
        of series: Series, in change: Change, pairing: PartPairing?, status: SeriesStatus, tags: [ReviewTag],
        standings: Standings
    ) -> [WorkReport.Part] {
        let present = series.parts.map { part in
            let became = status.parts.first { $0.number == part.number }
            return WorkReport.Part(
                number: part.number, label: part.label == String(part.number) ? nil : part.label,
                carriedFrom: source(of: part, in: change), title: part.title, messageId: part.message.id,
                change: pairing?.entries.first { $0.new == part.number }?.kind.rawValue,
                replacedBy: part.versionMinor.map { "v\(series.version).\($0)" },
                author: part.message.author == series.author ? nil : part.message.author?.description,
                offered: part.offered.map { "\($0.sender?.description ?? "nobody") <\($0.id)>" },
                tags: tags.filter { $0.target == .part(part.number) }.map { WorkReport.Tag($0, in: change, standings) },
                commit: became?.mainline?.commit ?? became?.acceptance?.commit)
        }
        let absent = series.missingParts.map { WorkReport.Part(number: $0, title: "", tags: []) }
        return (present + absent).sorted { $0.number < $1.number }
    }

    /// What the version is called that a part is carried over from.
    private static func source(of part: PatchTracking.Part?, in change: Change) -> String? {
        guard let id = part?.carriedFrom else { return nil }
        return change.series.first { $0.id == id }.map(VersionLabel.text) ?? "an older version"
    }
}

extension WorkReport.Changes {
    init(_ pairing: PartPairing, since older: Series, in newer: Series) {
        let dropped = pairing.entries.filter { $0.kind == .dropped }
        self.init(
            since: VersionLabel.text(older), equal: pairing.count(.equal), changed: pairing.count(.changed),
            added: pairing.count(.added), dropped: dropped.count,
            droppedTitles: dropped.compactMap { entry in entry.old.flatMap(older.part)?.title },
            addedTitles: Self.titles(of: .added, pairing, newer),
            changedTitles: Self.titles(of: .changed, pairing, newer))
    }
}

extension WorkReport.Changes {
    private static func titles(of kind: PartPairing.Entry.Kind, _ pairing: PartPairing, _ series: Series) -> [String] {
        pairing.entries.filter { $0.kind == kind }.compactMap { entry in entry.new.flatMap(series.part)?.title }
    }
}

extension WorkReport.Tag {
    /// - Parameter change: all versions, for what the older ones are called.
    init(_ tag: ReviewTag, in change: Change, _ standings: Standings) {
        let isSame = !tag.isPersonal || tag.sender?.address.lowercased() == tag.person.address.lowercased()
        self.init(
            key: tag.key, person: tag.isPersonal ? tag.person.description : tag.trailer.value,
            given: Moment(tag.givenAt).iso8601, messageId: tag.messageID,
            sentBy: isSame ? nil : tag.sender?.description,
            isFromStranger: standings.standing(of: tag.messageID) != .known, isAutomated: tag.automaton != nil,
            isWithdrawn: tag.withdrawnBy != nil,
            carriedFrom: tag.carriedFrom.map { id in
                change.series.first { $0.id == id }.map(VersionLabel.text) ?? "an older version"
            })
    }
}
