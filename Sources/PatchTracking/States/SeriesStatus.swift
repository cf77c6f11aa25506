/// The state of a series and what it was read from.
public struct SeriesStatus: Sendable, Equatable {
    /// The state.
    public var state: SeriesState
    /// What the state would be if time did not count; differs from `state` only when that is dormant.
    public var stateBeforeDormancy: SeriesState
    /// Why it has this state, as received.
    public var evidence: [StateEvidence]
    /// What strangers said, by the state that it would speak for (see ``Standing``); it decides nothing.
    public var disregarded: [StateEvidence]
    /// Whether mails of other threads may change it: an author says to have taken their own patch, and is not known to take those
    /// of others.
    public var isProvisional: Bool
    /// The notice that took a pull request or the whole of a series of which no part was received.
    public var acceptance: PartStatus.Acceptance?
    /// What became of each part that was received, by number.
    public var parts: [PartStatus]
    /// When something was last said about it, in seconds since 1970 UTC.
    public var lastActivityAt: Int64

    /// Whether some parts were taken and others not.
    public var isPartlyAccepted: Bool {
        let taken = parts.lazy.filter { $0.acceptance != nil || $0.mainline != nil }.count
        return taken > 0 && taken < parts.count
    }
}

/// A message or commit that a state was read from.
public struct StateEvidence: Sendable, Hashable {
    /// The state that it speaks for.
    public var state: SeriesState
    /// The message, where one says so.
    public var messageID: TrackedMessage.ID?
    /// The number of the part that it is about; `nil` for the whole series.
    public var part: Int?
    /// The commit, abbreviated as the message has it.
    public var commit: String?
    /// The series that replaced it, for superseded.
    public var series: Series.ID?
    /// The pull request through which the patches were taken, where the message is about one.
    public var pullRequest: TrackedMessage.ID?
    /// Whether it is the author who says so of their own series.
    public var isWithdrawal = false

    /// Makes evidence from what there is.
    public init(
        state: SeriesState, messageID: TrackedMessage.ID? = nil, part: Int? = nil, commit: String? = nil,
        series: Series.ID? = nil, pullRequest: TrackedMessage.ID? = nil
    ) {
        self.state = state
        self.messageID = messageID
        self.part = part
        self.commit = commit
        self.series = series
        self.pullRequest = pullRequest
    }
}
