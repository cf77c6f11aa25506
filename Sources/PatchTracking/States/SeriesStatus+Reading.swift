import MailFormat
import PatchFormat

extension SeriesStatus {
    /// Reads the state of `series` from the answers to it and the newer versions in `change`.
    ///
    /// What was taken stays so, even when a newer version follows; after that the strongest word counts: superseded, a state
    /// that was set by a command, withdrawn or done elsewhere, changes requested, then pull request and RFC, reviewed, under
    /// review, new. Time makes it dormant unless it is done.
    ///
    /// `tags` are those that count for the series, where older versions were given some; else those in `answers`.
    public init(
        of series: Series, in change: Change, answers: [Answer], tags: ReviewTags? = nil,
        rules: StateRules = StateRules()
    ) {
        let people = Participants(of: series)
        let deciding = rules.standings.known(answers)
        let notices = NoticeReading(of: series, answers: deciding, people: people)
        isProvisional = notices.isProvisional
        acceptance = notices.whole
        let isNewcomer = rules.standings.newcomers.contains(series.id)
        parts = series.parts.map { part in
            PartStatus(
                number: part.number, messageID: part.message.id,
                acceptance: notices.acceptances[part.number] ?? Self.acceptance(ofCommitted: part.message, isNewcomer)
                    ?? rules.pulls.acceptances[part.message.id],
                // Of several patches in one mail nobody can tell which one it was.
                mainline: part.message.attachment == nil ? rules.mainline.commits[part.message.id] : nil)
        }
        lastActivityAt = max(series.lastReceivedAt, answers.lazy.map(\.message.receivedAt).max() ?? .min)

        let tags = tags ?? ReviewTags(of: series, answers: answers)
        let opinions = OpinionReading(
            of: series, answers: deciding, tags: tags.deciding(by: rules.standings), people: people,
            isNewcomer: isNewcomer)
        let decided =
            CommandReading(of: series, answers: deciding).decision
            ?? SettlementReading(of: series, answers: deciding, people: people).decision
        (stateBeforeDormancy, evidence) =
            Self.mainlined(parts)
            ?? Self.accepted(series, parts, notices)
            ?? change.successor(of: series.id, by: rules.standings).map {
                (.superseded, [StateEvidence(state: .superseded, series: $0.id)])
            }
            ?? decided
            ?? opinions.requests.map { (.changesRequested, $0) }
            ?? (series.isPullRequest ? (.pullRequest, [StateEvidence(state: .pullRequest, messageID: series.id)]) : nil)
            ?? (series.isRFC ? (.rfc, [StateEvidence(state: .rfc, messageID: series.id)]) : nil)
            ?? opinions.approvals.map { (.reviewed, $0) }
            ?? opinions.answers.map { (.underReview, $0) }
            ?? OpinionReading.firstAnswer(answers, people).map { (.underReview, $0) }
            ?? (.new, [])
        state = Self.state(stateBeforeDormancy, lastActivityAt: lastActivityAt, rules: rules)
        let isDone = Self.isDone(state)
        if state == .dormant {
            let last = answers.max { TrackedMessage.isBefore($0.message, $1.message) }?.message.id
            evidence.append(StateEvidence(state: .dormant, messageID: last ?? series.id))
        }
        if !isDone { evidence += Self.taken(parts) }
        disregarded = Self.disregarded(of: series, answers, tags, people, rules.standings)
    }

    /// What the answers of strangers would speak for, and tags in the name of somebody else.
    private static func disregarded(
        of series: Series, _ answers: [Answer], _ tags: ReviewTags, _ people: Participants, _ standings: Standings
    ) -> [StateEvidence] {
        guard !standings.strangers.isEmpty else { return [] }
        let strange = answers.filter { standings.standing(of: $0.message.id) != .known }
        let notices = NoticeReading(of: series, answers: strange, people: people)
        let taken = series.parts.compactMap { part in
            notices.acceptances[part.number].map {
                StateEvidence(state: .accepted, messageID: $0.messageID, part: part.number, commit: $0.commit)
            }
        }
        let whole = taken.isEmpty ? notices.whole : nil
        let opinions = OpinionReading(
            of: series, answers: strange, tags: tags.given(in: Set(strange.map(\.message.id))), people: people)
        return taken
            + (whole.map { [StateEvidence(state: .accepted, messageID: $0.messageID, commit: $0.commit)] } ?? [])
            + (opinions.requests ?? [])
    }

    /// What time makes of a state, when something was last said at a time in seconds since 1970 UTC.
    public static func state(
        _ stateBeforeDormancy: SeriesState, lastActivityAt: Int64, rules: StateRules
    ) -> SeriesState {
        guard !isDone(stateBeforeDormancy), let now = rules.now else { return stateBeforeDormancy }
        return now - lastActivityAt >= rules.dormantAfter ? .dormant : stateBeforeDormancy
    }

    /// Whether time does not count any more.
    private static func isDone(_ state: SeriesState) -> Bool {
        switch state {
        case .mainlined, .accepted, .superseded, .rejected, .notApplicable, .handledElsewhere: true
        case .new, .underReview, .reviewed, .changesRequested, .rfc, .pullRequest, .dormant, .deferred,
            .awaitingUpstream:
            false
        }
    }

    /// What a patch says that was posted after it was committed, `[COMMITTED] title`; nothing from a newcomer.
    private static func acceptance(
        ofCommitted message: TrackedMessage, _ isNewcomer: Bool
    ) -> PartStatus.Acceptance? {
        guard message.subject.isCommitted, !isNewcomer else { return nil }
        return PartStatus.Acceptance(messageID: message.id, at: message.receivedAt)
    }

    private typealias Reading = (SeriesState, [StateEvidence])

    private static func mainlined(_ parts: [PartStatus]) -> Reading? {
        guard !parts.isEmpty, parts.allSatisfy({ $0.mainline != nil }) else { return nil }
        return (.mainlined, parts.map { mainlined($0) })
    }

    private static func mainlined(_ part: PartStatus) -> StateEvidence {
        StateEvidence(state: .mainlined, messageID: part.messageID, part: part.number, commit: part.mainline?.commit)
    }

    private static func accepted(_ series: Series, _ parts: [PartStatus], _ notices: NoticeReading) -> Reading? {
        if parts.isEmpty {
            return notices.whole.map {
                (.accepted, [StateEvidence(state: .accepted, messageID: $0.messageID, commit: $0.commit)])
            }
        }
        guard parts.allSatisfy({ $0.acceptance != nil || $0.mainline != nil }) else { return nil }
        return (.accepted, taken(parts))
    }

    /// What speaks for single parts having been taken.
    private static func taken(_ parts: [PartStatus]) -> [StateEvidence] {
        parts.compactMap { part in
            guard let acceptance = part.acceptance else { return part.mainline == nil ? nil : mainlined(part) }
            return StateEvidence(
                state: .accepted, messageID: acceptance.messageID, part: part.number, commit: acceptance.commit,
                pullRequest: acceptance.pullRequest)
        }
    }
}

/// Who posted a series: their own words about it do not review it.
struct Participants {
    private let authors: Set<String>

    init(of series: Series) {
        authors = Set(
            ([series.author, series.sender] + series.parts.flatMap { [$0.message.author, $0.message.sender] })
                .compactMap { $0 }.map { PostingKey.person($0) })
    }

    /// Whether this is one of them.
    func include(_ mailbox: Mailbox?) -> Bool { mailbox.map { authors.contains(PostingKey.person($0)) } ?? false }
}
