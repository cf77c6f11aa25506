import PatchFormat

/// What takes a series off everybody's list without a maintainer's command: its author withdraws it, or the same was done already.
struct SettlementReading {
    /// The state and the message that it was read from; `nil` where nobody says so.
    private(set) var decision: (SeriesState, [StateEvidence])?

    /// Reads the answers as received; what is said of one of several parts says nothing of the others, and an author who promises
    /// another version continues.
    init(of series: Series, answers: [Answer], people: Participants) {
        guard answers.contains(where: { [.withdraws, .isDoneElsewhere].contains($0.message.remark) }) else { return }
        let addressing = Addressing(of: series, answers: answers, people)
        for answer in answers.sorted(by: { TrackedMessage.isBefore($0.message, $1.message) }) {
            guard answer.message.automaton == nil, let remark = answer.message.remark else { continue }
            let isAuthor = people.include(answer.message.sender)
            switch remark {
            case .announcesVersion where isAuthor, .announcesAndRequestsVersion where isAuthor: decision = nil
            case .withdraws where isAuthor && Self.isWhole(series, answer):
                var evidence = StateEvidence(state: .rejected, messageID: answer.message.id)
                evidence.isWithdrawal = true
                decision = (.rejected, [evidence])
            case .isDoneElsewhere where !isAuthor && Self.isWhole(series, answer):
                guard addressing.isToPosting(answer.message) else { continue }
                decision = (.handledElsewhere, [StateEvidence(state: .handledElsewhere, messageID: answer.message.id)])
            default: continue
            }
        }
    }

    private static func isWhole(_ series: Series, _ answer: Answer) -> Bool {
        answer.target == .series || series.parts.count == 1 && series.total <= 1
    }
}
