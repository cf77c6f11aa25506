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
        requests = Self.requests(answers, tags, people)
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

    private static func requests(_ answers: [Answer], _ tags: ReviewTags, _ people: Participants) -> [StateEvidence]? {
        // A person who approves after having asked is content.
        var contentAt: [String: Int64] = [:]
        for tag in tags.given where tag.isApproval && tag.withdrawnBy == nil {
            contentAt[PostingKey.person(tag.person)] = max(
                contentAt[PostingKey.person(tag.person)] ?? .min, tag.givenAt)
        }
        var found: [StateEvidence] = []
        for tag in tags.given where tag.isObjection && tag.withdrawnBy == nil && tag.automaton == nil {
            guard contentAt[PostingKey.person(tag.person)] ?? .min <= tag.givenAt else { continue }
            found.append(StateEvidence(state: .changesRequested, messageID: tag.messageID, part: number(tag.target)))
        }
        for answer in answers {
            guard let remark = answer.message.remark, let sender = answer.message.sender else { continue }
            let isAuthor = people.include(sender)
            switch remark {
            case .tracksRegression, .sets: continue
            case .announcesVersion: guard isAuthor else { continue }
            case .requestsVersion:
                // Who says "with that fixed, Reviewed-by" in one mail is content.
                guard !isAuthor, contentAt[PostingKey.person(sender)] ?? .min < answer.message.receivedAt else {
                    continue
                }
            }
            found.append(
                StateEvidence(state: .changesRequested, messageID: answer.message.id, part: number(answer.target)))
        }
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
