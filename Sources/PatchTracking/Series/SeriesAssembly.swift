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
        messages.filter(\.isPosting).map { message in
            let isPatch = message.kind == .patch
            return Series(
                version: message.subject.version, total: message.subject.total ?? (isPatch ? 1 : 0),
                cover: isPatch ? nil : message,
                parts: isPatch ? [Part(number: message.subject.part ?? 1, message: message)] : [], threadID: message.id)
        }
    }
}
