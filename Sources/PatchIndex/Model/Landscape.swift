public import PatchTracking

/// What belongs together around some messages, as it stood at a point in time.
public struct Landscape: Sendable, Equatable {
    /// Threads, series, works and answers, of everything received by then.
    public let correspondence: Correspondence
    /// The messages, by Message-ID.
    public let messages: [TrackedMessage.ID: TrackedMessage]

    /// What is not to be believed at once: strangers, and versions that are others'.
    public let standings: Standings
    /// Which patches were taken with pull requests by then, in these threads or others.
    public let pulls: PullEvidence

    /// Makes a landscape from its parts.
    public init(
        correspondence: Correspondence, messages: [TrackedMessage.ID: TrackedMessage],
        standings: Standings = Standings(), pulls: PullEvidence = PullEvidence()
    ) {
        self.correspondence = correspondence
        self.messages = messages
        self.standings = standings
        self.pulls = pulls
    }
}
