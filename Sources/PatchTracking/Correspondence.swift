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
    /// The messages by Message-ID, each of the kind that its thread tells (see ``ThreadPostings``); of several with one id the
    /// first.
    public var messages: [TrackedMessage.ID: TrackedMessage]
    /// The threads, by the time of their first message.
    public var threads: [MessageThread]
    /// The series, as received.
    public var series: [Series]
    /// The works, oldest first.
    public var changes: [Change]
    /// The answers to each series, as received.
    public var answers: [Series.ID: [Answer]]

    /// Finds out what belongs together in `received`.
    public init(_ received: [TrackedMessage]) {
        threads = Threading.threads(of: received)
        let read = ThreadPostings.resolved(received, in: threads)
        messages = Dictionary(OrderedMessages(read).map { ($0.id, $0) }) { first, _ in first }
        let posted = SeriesAssembly.series(of: read, in: threads)
        changes = ChangeLinking.changes(of: posted)
        // Versions that consist of some parts sent anew have the others of the version before.
        var completed: [Series.ID: Series] = [:]
        for index in changes.indices {
            for series in changes[index].carryPartsOver() { completed[series.id] = series }
        }
        series = completed.isEmpty ? posted : posted.map { completed[$0.id] ?? $0 }
        answers = Answer.bySeries(messages: read, threads: threads, series: series)
    }

    /// The answers to a series, as received.
    public func answers(to series: Series) -> [Answer] { answers[series.id] ?? [] }

    /// The review tags that a series got itself.
    public func tags(of series: Series) -> ReviewTags { ReviewTags(of: series, answers: answers(to: series)) }

    /// The review tags that count for a version of `change`, with those that the same diffs were given in older versions.
    public func tags(of series: Series, in change: Change) -> ReviewTags {
        ReviewTags(of: series, in: change, answers: answers)
    }
}
