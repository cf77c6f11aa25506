public import MailFormat
public import PatchFormat
internal import TextIndex
public import PatchTracking

/// Everything that the index keeps of one message, worked out from its bytes and nothing else.
///
/// Made on any core, in any order; the store writes it without looking at mail again.
public struct MessageFacts: Sendable, Equatable {
    /// Message-ID without brackets, or one made from the bytes: two deliveries of the same mail without one are the same message.
    public var messageID: String
    /// Subject as decoded, on one line.
    public var subject: String
    /// Header `From:`, list rewriting undone.
    public var sender: Mailbox?
    /// Another mailbox of the sender's: where Reply-To has the sender's full name with another address.
    public var replyTo: Mailbox?
    /// Whom a posting addresses, To and Cc, each once; empty for other mails.
    public var recipients: [Mailbox]
    /// What the mail says, without what lists alter on the way (see ``MessageDigest``).
    public var digest: Int64
    /// The mail's own date, where it has a possible one.
    public var sent: MailDate?
    /// Message-IDs of the ancestors, oldest first, the direct parent last; each once, never the message itself.
    public var ancestors: [String]
    /// What the mail says about patches.
    public var mail: PatchMail
    /// Stable patch-id, worked out here since it costs more than everything else.
    public var patchID: PatchID?
    /// What the words say about a next version or of a regression, and which state the mail sets.
    public var remark: ReplyRemark?
    /// What it says fixes the report that it answers: a title or a commit.
    public var namedFix: String?
    /// What it has in common with the other parts of its series when it answers nothing.
    public var looseKey: LinkKey?

    /// The facts of the mail in `bytes`; any bytes give facts.
    public init(parsing bytes: [UInt8]) { self.init(parsing: bytes, words: nil, as: 0) }

    /// The same; its words go to `words`, under the message's number there.
    init(parsing bytes: [UInt8], words: WordCollector?, as number: Int) {
        let message = Message(parsing: bytes)
        let text = message.text
        let subject = message.subject
        var sender = message.sender
        var mail = PatchMail(message, text: text, subject: subject, sender: sender)
        // A relay that tells the address in the text alone: "Jane via Relay", and "From: Jane <…>" above the patch.
        if let name = sender?.nameBeforeVia, let author = mail.author, PersonName(author.name) == PersonName(name) {
            sender = author
        }
        messageID = message.messageID ?? Self.madeMessageID(for: bytes)
        self.subject = subject
        self.sender = sender.map(Self.shortened)
        replyTo = sender.flatMap { Self.replyTo(of: $0, in: message) }.map(Self.shortened)
        recipients =
            [.patch, .cover, .pullRequest].contains(mail.kind) ? Self.recipients(of: message).map(Self.shortened) : []
        // It is worked out from the whole diff whenever it is asked for.
        let patchID = mail.patch?.patchID
        self.patchID = patchID
        digest = MessageDigest(of: mail, patchID: patchID, text: text, sender: sender).value
        sent = message.date
        mail.author = mail.author.map(Self.shortened)
        mail.title = Self.shortened(mail.title, to: Self.longestTitle)
        self.mail = mail
        words?.add(message, subject: subject, text: text, mail: mail, as: number)
        remark = ReplyRemark(of: mail, text: text)
        namedFix = mail.automaton == nil && mail.kind == .reply ? FixCommand.fix(in: text) : nil
        ancestors = Self.ancestors(references: message.references, inReplyTo: message.inReplyTo, of: messageID)
        if ancestors.isEmpty, let parent = mail.namedParent, parent != messageID { ancestors = [parent] }
        guard ancestors.isEmpty else { return }
        let tracked = TrackedMessage(
            id: messageID, mail: mail, sender: sender, receivedAt: 0, sentAt: nil, ancestors: [], patchID: nil)
        looseKey = SeriesAssembly.looseKey(of: tracked)
    }

    /// Bytes of a title, and of a name or an address; longer ones are an accident or an attack.
    private static let longestTitle = 8 << 10
    private static let longestName = 1 << 10

    private static func shortened(_ mailbox: Mailbox) -> Mailbox {
        Mailbox(
            name: shortened(mailbox.name, to: longestName), address: shortened(mailbox.address, to: longestName))
    }

    /// The beginning of a text, never a part of a scalar.
    private static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while String.Index(end, within: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text.unicodeScalars[..<end])
    }

    private static func replyTo(of sender: Mailbox, in message: Message) -> Mailbox? {
        let others = message.replyTo
        // Most mails have none.
        guard !others.isEmpty else { return nil }
        let name = PersonName(sender.name)
        guard name.isFull else { return nil }
        return others.prefix(mostRecipients).first {
            PersonName($0.name) == name && $0.address.lowercased() != sender.address.lowercased()
        }
    }

    private static func recipients(of message: Message) -> [Mailbox] {
        var seen: Set<String> = []
        var found: [Mailbox] = []
        for mailbox in message.to.prefix(mostRecipients) + message.cc.prefix(mostRecipients)
        where found.count < mostRecipients && seen.insert(mailbox.address.lowercased()).inserted {
            found.append(mailbox)
        }
        return found
    }

    /// A mail to more people than that is an attack, not a posting.
    private static let mostRecipients = 256

    /// The ancestors in one list: `References`, then the first id of `In-Reply-To` that is not in it yet
    /// (RFC 5322 section 3.6.4 has the parent at the end of References; mail programs that only write In-Reply-To name it there).
    static func ancestors(references: [String], inReplyTo: [String], of messageID: String) -> [String] {
        var ancestors = references.filter { $0 != messageID }
        if let parent = inReplyTo.first(where: { $0 != messageID }), ancestors.last != parent {
            ancestors.removeAll { $0 == parent }
            ancestors.append(parent)
        }
        // A mail that answers a thousand others is an attack on the index, not a conversation.
        return ancestors.count > 512 ? Array(ancestors.prefix(64) + ancestors.suffix(448)) : ancestors
    }

    /// A Message-ID for a mail that has none: two 64-bit hashes of its bytes.
    static func madeMessageID(for bytes: [UInt8]) -> String {
        let first = FNV1a(bytes).value
        var second: UInt64 = 0x6c62_272e_07bb_0142
        for byte in bytes {
            second = (second &+ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15
        }
        return "\(String(first, radix: 16))\(String(second, radix: 16))@missing.message-id"
    }
}
