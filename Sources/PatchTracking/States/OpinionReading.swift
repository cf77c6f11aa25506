import MailFormat
import PatchFormat

/// What people other than the authors think of a series, and what its author promised.
struct OpinionReading {
    /// Objections, wishes for a new version and promises of one; `nil` for none.
    private(set) var requests: [StateEvidence]?
    /// One approval for each part; `nil` unless every part has one.
    private(set) var approvals: [StateEvidence]?
    /// The first answer of a person; `nil` for none.
    private(set) var answers: [StateEvidence]?

    init(of series: Series, answers all: [Answer], tags: ReviewTags, people: Participants, isNewcomer: Bool = false) {
        let answers = all.sorted { TrackedMessage.isBefore($0.message, $1.message) }.filter {
            $0.message.automaton == nil
        }
        requests = Self.requests(answers, all: all, tags, of: series, people)
        approvals = Self.approvals(series, tags, people, isNewcomer)
        self.answers = Self.firstAnswer(answers, people)
    }

    /// The first answer of a person who did not post the series; `nil` for none.
    static func firstAnswer(_ answers: [Answer], _ people: Participants) -> [StateEvidence]? {
        let first = answers.filter { $0.message.automaton == nil && !people.include($0.message.sender) }.min {
            TrackedMessage.isBefore($0.message, $1.message)
        }
        return first.map {
            [StateEvidence(state: .underReview, messageID: $0.message.id, part: Self.number($0.target))]
        }
    }

    private static func requests(
        _ answers: [Answer], all: [Answer], _ tags: ReviewTags, of series: Series, _ people: Participants
    ) -> [StateEvidence]? {
        let contents = Contents(of: tags, partCount: series.parts.count)
        var found: [StateEvidence] = []
        for tag in tags.given where tag.isObjection && tag.withdrawnBy == nil && tag.automaton == nil {
            guard !contents.include(tag.person, of: tag.target, after: tag.givenAt) else { continue }
            found.append(StateEvidence(state: .changesRequested, messageID: tag.messageID, part: number(tag.target)))
        }
        let addressing = Addressing(of: series, answers: all, people)
        var asked: [(person: String?, evidence: StateEvidence)] = []
        for answer in answers {
            guard let remark = answer.message.remark, let sender = answer.message.sender else { continue }
            let person = PostingKey.person(sender)
            let isCounted: Bool
            switch (remark, isAuthor: people.include(sender)) {
            case (.announcesVersion, true), (.announcesAndRequestsVersion, true), (.withdraws, true): isCounted = true
            case (.requestsVersion, false), (.announcesAndRequestsVersion, false):
                // Who says "with that fixed, Reviewed-by" in one mail is content.
                isCounted = !contents.include(sender, of: answer.target, from: answer.message.receivedAt)
            case (.wantsChange, false), (.commentsOnDiff, false), (.withdraws, false):
                isCounted =
                    !contents.include(sender, of: answer.target, from: answer.message.receivedAt)
                    && addressing.isToAuthor(answer.message)
            case (.concedes, false):
                asked.removeAll { $0.person == person && $0.evidence.part == number(answer.target) }
                isCounted = false
            default: isCounted = false
            }
            guard isCounted else { continue }
            let evidence = StateEvidence(
                state: .changesRequested, messageID: answer.message.id, part: number(answer.target))
            asked.append((people.include(sender) ? nil : person, evidence))
        }
        found += asked.map(\.evidence)
        return found.isEmpty ? nil : found
    }

    private static func approvals(
        _ series: Series, _ tags: ReviewTags, _ people: Participants, _ isNewcomer: Bool
    ) -> [StateEvidence]? {
        guard !series.parts.isEmpty else { return nil }
        var found: [StateEvidence] = []
        let approvals = PartTags(tags) { $0.isApproval && $0.automaton == nil && !people.include($0.person) }
        for part in series.parts {
            let given = approvals.first(forPart: part.number)
            // A copy for a stable branch has the tags of its original: they say nothing about this posting. Of a newcomer nobody
            // knows whether the tags were given.
            let isCarried =
                !series.isBackport && !isNewcomer
                && part.message.trailers.contains {
                    ReviewTag.approvals.contains($0.key.lowercased()) && $0.mailbox != nil
                        && !people.include($0.mailbox)
                }
            guard given != nil || isCarried else { return nil }
            found.append(
                StateEvidence(state: .reviewed, messageID: given?.messageID ?? part.message.id, part: part.number))
        }
        return found
    }

    private static func number(_ target: ReviewTag.Target) -> Int? {
        switch target {
        case .series: nil
        case .part(let number): number
        }
    }
}

/// Who is content with which part: a person who approves after having asked for something.
private struct Contents {
    private var approvals: [String: [(target: ReviewTag.Target, at: Int64)]] = [:]
    private let partCount: Int

    init(of tags: ReviewTags, partCount: Int) {
        self.partCount = partCount
        for tag in tags.given where tag.isApproval && tag.withdrawnBy == nil {
            approvals[PostingKey.person(tag.person), default: []].append((tag.target, tag.givenAt))
        }
    }

    /// Whether the person approved of it at a time or after it, in seconds since 1970 UTC.
    func include(_ person: Mailbox, of target: ReviewTag.Target, from time: Int64) -> Bool {
        approvals[PostingKey.person(person)]?.contains { approval in
            approval.at >= time && (approval.target == target || approval.target == .series || partCount < 2)
        } ?? false
    }

    /// Whether the person approved of it after a time, in seconds since 1970 UTC.
    func include(_ person: Mailbox, of target: ReviewTag.Target, after time: Int64) -> Bool {
        include(person, of: target, from: time + 1)
    }
}
