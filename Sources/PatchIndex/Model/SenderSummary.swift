public import MailFormat

/// Somebody who sent messages.
public struct SenderSummary: Sendable, Equatable {
    /// Who, by the newest name that the address used.
    public let sender: Mailbox
    /// How many messages.
    public let messages: Int
    /// How many of them are patches or cover letters.
    public let postings: Int
    /// How many review tags they gave.
    public let tags: Int
    /// When the newest was received, in seconds since 1970 UTC.
    public let newest: Int64
}
