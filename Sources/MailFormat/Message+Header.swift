extension Message {
    /// More bytes than this of a Subject field are an accident or an attack, and are left out.
    private static let longestSubject = 8 << 10

    /// Subject, unfolded and decoded; empty when missing.
    public var subject: String { header.text("Subject", limit: Self.longestSubject) ?? "" }

    /// The addresses of From.
    public var from: [Mailbox] { mailboxes("From") }

    /// The first of From, with the rewriting of mailing lists ("X via list <list@…>") undone.
    public var sender: Mailbox? {
        guard let first = from.first else { return nil }
        return ListRewriting.undo(first, in: self)
    }

    /// The addresses of Reply-To.
    public var replyTo: [Mailbox] { mailboxes("Reply-To") }

    /// The addresses of To.
    public var to: [Mailbox] { mailboxes("To") }

    /// The addresses of Cc.
    public var cc: [Mailbox] { mailboxes("Cc") }

    /// Date; nil when absent or impossible.
    public var date: MailDate? {
        guard let range = header.firstRange("Date") else { return nil }
        return MailDate(parsing: header.storage.span, range)
    }

    /// Bytes of an id, as many as a line may have (RFC 5322, section 2.1.1).
    ///
    /// A longer one is in no address, and would make every link to it as long.
    private static let longestID = 998

    /// Message-ID without its brackets; nil when missing, empty, or too long to be one.
    public var messageID: String? {
        guard let range = header.firstRange("Message-ID"),
            let id = MessageIDs.first(header.storage.span, range), id.utf8.count <= Self.longestID
        else { return nil }
        return id
    }

    /// The ids of In-Reply-To without brackets, as found, each once.
    public var inReplyTo: [String] { messageIDs("In-Reply-To") }

    /// The ids of References without brackets, oldest first, each once.
    public var references: [String] { messageIDs("References") }

    /// The list's name in List-Id, `kvm.vger.kernel.org`.
    public var listID: String? {
        guard let range = header.firstRange("List-Id") else { return nil }
        let bytes = header.storage.span
        var name = bytes.trimming(range)
        // The name is what is in the last brackets; a description may come before.
        if let end = name.last(where: { bytes[$0] == .greaterThan }),
            let start = (name.lowerBound..<end).last(where: { bytes[$0] == .lessThan })
        {
            name = bytes.trimming((start + 1)..<end)
        }
        return name.isEmpty ? nil : HeaderText.decode(bytes, name)
    }

    private func messageIDs(_ name: String) -> [String] {
        guard let range = header.firstRange(name) else { return [] }
        return MessageIDs.all(header.storage.span, range).filter { $0.utf8.count <= Self.longestID }
    }

    /// The addresses of the fields of a name; a message that repeats one means all.
    func mailboxes(_ name: String) -> [Mailbox] {
        guard let range = header.firstRange(name) else { return [] }
        return AddressParser.mailboxes(header.storage.span, range)
    }
}
