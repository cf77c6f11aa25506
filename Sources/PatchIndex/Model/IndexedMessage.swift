public import MailFormat
public import PatchFormat

/// One message as the index keeps it, without its text.
public struct IndexedMessage: Sendable, Equatable, Identifiable {
    /// Row of the message in the index.
    ///
    /// Rows differ from one index to another; ``messageID`` does not.
    public let id: Int64
    /// Message-ID without angle brackets; made from the message's bytes where the mail has none.
    public let messageID: String
    /// What kind of mail it is.
    public let kind: PatchMail.Kind
    /// Subject as decoded, on one line.
    public let subject: String
    /// Title of the patch, cover or message, without tags.
    public let title: String
    /// Header `From:`, list rewriting undone.
    public var sender: Mailbox?
    /// Author: the in-body `From:` of a patch, else the sender.
    public var author: Mailbox?
    /// The mail's own date, where it has a possible one.
    public let sent: MailDate?
    /// When the archive received it, in seconds since 1970 UTC.
    public let received: Int64
    /// The thread it belongs to: equal for messages of one thread within one reading of the index.
    public let thread: Int64
    /// Commit (public-inbox), or other name that the archive has for this delivery.
    public let entry: String?
    /// Name of the program that sent it; `nil` for a person.
    public let automaton: String?
    /// The message it answers, if it names one.
    public let parent: String?

    /// The tags of the subject.
    public var tags: PatchSubject { PatchSubject(parsing: subject) }
    /// A patch or a cover letter: what the founding document counts as a contribution.
    public var isPosting: Bool { kind == .patch || kind == .cover }
}
