public import PatchTracking

/// The threads, series and changes that some messages are part of, as of a date.
public struct RelatedThreads: Sendable, Equatable {
    /// Threads, series, changes and answers, of all messages received by then.
    public let graph: ConversationGraph
    /// The messages, by Message-ID.
    public let messages: [TrackedMessage.ID: TrackedMessage]
    /// What is not trusted by default: messages of strangers, and versions posted by somebody else.
    public let standings: Standings
    /// Which patches were taken with pull requests by then, in these threads or others.
    public let pulls: PullEvidence

    /// Creates it from its parts.
    public init(
        graph: ConversationGraph, messages: [TrackedMessage.ID: TrackedMessage],
        standings: Standings = Standings(), pulls: PullEvidence = PullEvidence()
    ) {
        self.graph = graph
        self.messages = messages
        self.standings = standings
        self.pulls = pulls
    }
}
