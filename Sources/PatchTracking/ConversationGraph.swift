/// The thread, series and change graph of a set of messages.
///
///     let graph = ConversationGraph(messages)
///     for change in graph.changes {
///         let newest = change.newest
///         let status = SeriesStatus(of: newest, in: change, answers: graph.answers(to: newest))
///         print(change.title, "v\(newest.version)", status.state)
///     }
///
/// Depends on the messages only, not on their order.
public struct ConversationGraph: Sendable, Equatable {
    /// The messages by Message-ID, each of the kind that follows from its thread (see `ThreadPostings`); of several with one id the
    /// first.
    public var messages: [TrackedMessage.ID: TrackedMessage]
    /// The threads, by the time of their first message.
    public var threads: [MessageThread]
    /// The series, as received.
    public var series: [Series]
    /// The changes, oldest first.
    public var changes: [Change]
    /// The answers to each series, as received.
    public var answers: [Series.ID: [Answer]]

    /// Finds the threads, series, changes and answers of `received`.
    public init(_ received: [TrackedMessage]) {
        threads = Threading.threads(of: received)
        let read = ThreadPostings.resolved(received, in: threads)
        messages = Dictionary(OrderedMessages(read).map { ($0.id, $0) }) { first, _ in first }
        let posted = SeriesAssembly.series(of: read, in: threads)
        changes = ChangeLinking.changes(of: posted)
        // Versions that consist of some parts sent again have the others of the version before.
        var completed: [Series.ID: Series] = [:]
        for index in changes.indices {
            for series in changes[index].carryPartsOver() { completed[series.id] = series }
        }
        series = completed.isEmpty ? posted : posted.map { completed[$0.id] ?? $0 }
        answers = Answer.bySeries(messages: read, threads: threads, series: series)
        takeNotices(for: completed.values.sorted { ($0.firstReceivedAt, $0.id) < ($1.firstReceivedAt, $1.id) })
    }

    /// Has notices in answer to the version that a completed one took parts from count for these parts, too, where they came
    /// after all of the completed one: who takes "the series" then, in answer to its cover letter, takes it as it is by then.
    private mutating func takeNotices(for versions: [Series]) {
        var notices: [Series.ID: [Answer]] = [:]
        for version in versions {
            if Task.isCancelled { break }
            let own = version.parts.filter { $0.carriedFrom == nil }
            guard let newest = own.map(\.message.receivedAt).max() else { continue }
            let sources = Dictionary(version.parts.map { ($0.number, $0.carriedFrom) }) { first, _ in first }
            var taken: [Answer] = []
            for older in Set(version.parts.compactMap(\.carriedFrom)).sorted() {
                if notices[older] == nil { notices[older] = (answers[older] ?? []).filter { $0.message.notice != nil } }
                let later = notices[older]!
                let first = later.partitioningIndex { $0.message.receivedAt >= newest }
                taken += later[first...].lazy.filter { answer in
                    guard case .part(let number) = answer.target else { return true }
                    return sources[number] == older
                }.prefix(Self.mostNotices)
            }
            guard !taken.isEmpty else { continue }
            answers[version.id, default: []] += taken.map {
                Answer(message: $0.message, series: version.id, target: $0.target)
            }
            answers[version.id]?.sort { TrackedMessage.isBefore($0.message, $1.message) }
        }
    }

    /// How many notices in answer to an older version count for a completed one.
    private static let mostNotices = 256

    /// The answers to a series, as received.
    public func answers(to series: Series) -> [Answer] { answers[series.id] ?? [] }

    /// The review tags that a series got itself.
    public func tags(of series: Series) -> ReviewTags { ReviewTags(of: series, answers: answers(to: series)) }

    /// The review tags that count for a version of `change`, with those that the same diffs were given in older versions.
    public func tags(of series: Series, in change: Change) -> ReviewTags {
        ReviewTags(of: series, in: change, answers: answers)
    }
}
