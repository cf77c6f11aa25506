import PatchFormat

/// Finds the series among messages by thread, sender, version, total and time.
///
///     let threads = Threading.threads(of: messages)
///     let series = SeriesAssembly.series(of: messages, in: threads)
///
/// Every posting (see ``TrackedMessage/isPosting``) is in exactly one series; answers are in none. The result does not
/// depend on the order of the input. Series are as received.
public enum SeriesAssembly {
    /// The series in `messages`, whose threads are `threads`.
    public static func series(of messages: [TrackedMessage], in threads: [MessageThread]) -> [Series] {
        series(of: [ThreadSeries(of: messages, in: threads)])
    }

    /// The series of whole threads that were looked at apart from each other.
    public static func series(of threads: [ThreadSeries]) -> [Series] {
        let loose = LooseParts.joined(threads.flatMap(\.loose)).flatMap { $0.series() }
        let found = (threads.flatMap(\.series) + loose).map { (first: $0.firstReceivedAt, id: $0.id, series: $0) }
        return found.sorted { ($0.first, $0.id) < ($1.first, $1.id) }.map(\.series)
    }

    /// What a part that answers nothing has in common with the other parts of its series; `nil` for any other message.
    ///
    /// Parts in several threads are of one series only if they have this key in common, so an index needs to look no
    /// further than the threads that a new mail touches and the messages with the same key.
    public static func looseKey(of message: TrackedMessage) -> LinkKey? {
        guard message.isPosting, !message.subject.isReply, message.ancestors.isEmpty else { return nil }
        return LooseParts.key(of: message)
    }
}
