/// A reply, and which posting it answers.
public struct Answer: Sendable, Equatable {
    /// The reply.
    public var message: TrackedMessage
    /// The series that it answers.
    public var series: Series.ID
    /// What in the series it answers: its cover (all parts) or one part.
    public var target: ReviewTag.Target

    /// Makes an answer.
    public init(message: TrackedMessage, series: Series.ID, target: ReviewTag.Target) {
        self.message = message
        self.series = series
        self.target = target
    }
}
