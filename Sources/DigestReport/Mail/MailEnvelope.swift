internal import MailFormat

/// Who sends a digest to whom, and its subject.
public struct MailEnvelope: Sendable, Equatable {
    /// A text that is no address to which mail can be sent.
    public struct BadAddress: Error, Equatable {
        /// The text.
        public var text: String
    }

    /// The sender.
    var from: Mailbox
    /// For `To:`.
    var to: [Mailbox]
    /// For `Cc:`.
    var cc: [Mailbox]
    /// The subject; nil for what the digest is about.
    public var subject: String?

    /// Takes addresses as a person writes them, `Name <address>` or an address alone, several with commas between.
    ///
    /// - Throws: ``BadAddress`` for the first text that is none; a sender is one mailbox.
    public init(from: String, to: [String] = [], cc: [String] = [], subject: String? = nil) throws(BadAddress) {
        let senders = try Self.mailboxes(from)
        guard senders.count == 1 else { throw BadAddress(text: from) }
        self.from = senders[0]
        self.to = []
        self.cc = []
        for text in to { self.to += try Self.mailboxes(text) }
        for text in cc { self.cc += try Self.mailboxes(text) }
        self.subject = subject
    }

    /// Whether anybody gets it.
    public var hasRecipients: Bool { !to.isEmpty || !cc.isEmpty }

    private static func mailboxes(_ text: String) throws(BadAddress) -> [Mailbox] {
        let mailboxes = Mailbox.list(in: text)
        guard !mailboxes.isEmpty, mailboxes.allSatisfy(\.isSendable) else { throw BadAddress(text: text) }
        return mailboxes
    }
}
