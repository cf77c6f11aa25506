/// Everything that belongs together in a set of messages: threads, series, changes and answers.
///
///     let correspondence = Correspondence(messages)
///     for change in correspondence.changes {
///         let newest = change.newest
///         let status = SeriesStatus(of: newest, in: change, answers: correspondence.answers(to: newest))
///         print(change.title, "v\(newest.version)", status.state)
///     }
///
/// Depends on the messages only, not on their order.
public struct Correspondence: Sendable, Equatable {
    /// The threads, by the time of their first message.
    public var threads: [MessageThread]
    /// The series, as received.
    public var series: [Series]
    /// The works, oldest first.
    public var changes: [Change]
    /// The answers to each series, as received.
    public var answers: [Series.ID: [Answer]]

    /// Finds out what belongs together in `messages`.
    public init(_ messages: [TrackedMessage]) {
        threads = Threading.threads(of: messages)
        series = SeriesAssembly.series(of: messages, in: threads)
        changes = ChangeLinking.changes(of: series)
        answers = Answer.bySeries(messages: messages, threads: threads, series: series)
    }

    /// The answers to a series, as received.
    public func answers(to series: Series) -> [Answer] { answers[series.id] ?? [] }

    /// The review tags that a series got.
    public func tags(of series: Series) -> ReviewTags { ReviewTags(of: series, answers: answers(to: series)) }
}
