import PatchFormat

/// The state that people set by commands to Patchwork's bot, and by the fields of the posting itself.
struct CommandReading {
    /// The state and the message that set it; `nil` where none does.
    private(set) var decision: (SeriesState, [StateEvidence])?

    /// Reads the last command among the answers; a command to look at it again takes back those before.
    init(of series: Series, answers: [Answer]) {
        for message in [series.cover].compactMap({ $0 }) + series.parts.map(\.message) {
            guard case .sets(let state)? = message.remark, Self.isForAuthors(state) else { continue }
            decision = (state, [StateEvidence(state: state, messageID: message.id)])
            break
        }
        for answer in answers.sorted(by: { TrackedMessage.isBefore($0.message, $1.message) }) {
            guard case .sets(let state)? = answer.message.remark else { continue }
            if case .part = answer.target, series.parts.count > 1, Self.isPartial(state) { continue }
            guard Self.decides(state) else {
                decision = nil
                continue
            }
            decision = (state, [StateEvidence(state: state, messageID: answer.message.id)])
        }
    }

    /// Whether the state, said of one part, leaves the others as they are: a tree can take some parts of a series.
    private static func isPartial(_ state: SeriesState) -> Bool {
        switch state {
        case .accepted, .notApplicable, .handledElsewhere, .awaitingUpstream, .deferred: true
        default: false
        }
    }

    /// Whether the author of a posting may set the state in it: take it back or put it off, but not have it taken.
    private static func isForAuthors(_ state: SeriesState) -> Bool {
        switch state {
        case .accepted, .awaitingUpstream: false
        default: decides(state)
        }
    }

    private static func decides(_ state: SeriesState) -> Bool {
        switch state {
        case .accepted, .rejected, .rfc, .notApplicable, .changesRequested, .superseded, .deferred, .awaitingUpstream,
            .handledElsewhere:
            true
        case .new, .underReview, .reviewed, .mainlined, .pullRequest, .dormant: false
        }
    }
}
