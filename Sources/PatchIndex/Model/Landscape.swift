public import PatchTracking

/// What belongs together around some messages, as it stood at a point in time.
public struct Landscape: Sendable, Equatable {
    /// Threads, series, works and answers, of everything received by then.
    public let correspondence: Correspondence
    /// The messages, by Message-ID.
    public let messages: [TrackedMessage.ID: TrackedMessage]

    /// Makes a landscape from its parts.
    public init(correspondence: Correspondence, messages: [TrackedMessage.ID: TrackedMessage]) {
        self.correspondence = correspondence
        self.messages = messages
    }
}
