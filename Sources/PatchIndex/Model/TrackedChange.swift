public import PatchTracking

/// One change in all its versions, with everything that was said about it.
public struct TrackedChange: Sendable, Equatable {
    /// The versions and why they belong together.
    public let change: Change
    /// The answers to each version, as received.
    public let answers: [Series.ID: [Answer]]
    /// Every message of the threads that its versions are in, by Message-ID.
    public let messages: [TrackedMessage.ID: TrackedMessage]
    /// What is not trusted by default: messages of strangers, and versions posted by somebody else.
    public let standings: Standings
    /// What of it was taken with pull requests, which ``messages`` has, too.
    public var pulls = PullEvidence()

    /// The answers to one version.
    public func answers(to series: Series) -> [Answer] { answers[series.id] ?? [] }

    /// The review tags that count for one version, with those that the same diffs were given in older versions.
    public func tags(of series: Series) -> ReviewTags { ReviewTags(of: series, in: change, answers: answers) }
}

/// A thread with its messages.
public struct TrackedThread: Sendable, Equatable {
    /// The tree.
    public let thread: MessageThread
    /// The messages in it that were received, by Message-ID.
    public let messages: [TrackedMessage.ID: TrackedMessage]
}
