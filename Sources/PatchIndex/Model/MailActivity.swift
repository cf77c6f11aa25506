public import MailFormat

/// Who sent what in a period of time: a row a message, each message once, oldest first; mails of programs are left out.
///
/// It is as small as a list of many years needs it: people are in a table of their own, and rows have their indexes there.
public struct MailActivity: Sendable, Equatable {
    /// One message.
    public struct Entry: Sendable, Equatable {
        /// Row of the message in the index.
        public let message: IndexedMessage.ID
        /// Index of the sender among ``MailActivity/people``; nil where the mail names none.
        public let sender: Int?
        /// Index of the author: of a patch with an in-body `From:` somebody else than the sender.
        public let author: Int?
        /// When it was received first in the period, in seconds since 1970 UTC.
        public let received: Int64
        /// A patch or a cover letter.
        public let isPosting: Bool
        /// How many review tags it gives and does not take back.
        public let tags: Int
    }

    /// Everybody who sent or wrote one, once for each way to write name and address.
    public let people: [Mailbox]
    /// The messages.
    public let entries: [Entry]
}
