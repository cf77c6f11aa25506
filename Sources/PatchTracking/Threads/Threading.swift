/// Builds threads as Jamie Zawinski's algorithm does (https://www.jwz.org/doc/threading.html), without guessing from subjects.
///
/// A thread is everything that References and In-Reply-To tie together, be it through a message that was never
/// received, as in public-inbox. Inside it a message is below the one that it names last; messages
/// that were never received, or that name nobody, stand where the References of others put them.
///
/// Linear in messages and references, no recursion, and the same for any order of the input.
public enum Threading {
    /// The threads of `messages`, and the messages by Message-ID, each of the kind that follows from its thread (see `ThreadPostings`);
    /// of several with one id the first.
    public static func resolved(
        _ messages: [TrackedMessage]
    ) -> (threads: [MessageThread], messages: [TrackedMessage.ID: TrackedMessage]) {
        let threads = threads(of: messages)
        let read = ThreadPostings.resolved(messages, in: threads)
        return (threads, Dictionary(OrderedMessages(read).map { ($0.id, $0) }) { first, _ in first })
    }

    /// The threads of `messages`, by the time of their first message; each Message-ID is in exactly one.
    ///
    /// Of two messages with one id the first received counts.
    public static func threads(of messages: [TrackedMessage]) -> [MessageThread] {
        var graph = ReplyGraph(messages)
        graph.link()
        return graph.threads()
    }
}
