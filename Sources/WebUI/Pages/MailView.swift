internal import DigestReport
internal import MailFormat
internal import PatchFormat

/// One mail as a page shows it.
struct MailView: Sendable {
    /// A file in the mail.
    struct File: Sendable {
        var name: String
        var type: String
        var size: String
        var path: String
    }

    /// Bytes of text that are shown of a mail on a page that is full.
    private static let shortest = 4 << 10

    var anchor: String
    var id: String
    var path: String
    var subject: String
    var sender: String
    var senderAddress: String
    var senderPath: String?
    var to: String?
    var cc: String?
    /// What the archive's mail server found of DKIM signatures: `pass (example.org)`; nil where the mail says nothing.
    var dkim: String?
    var date: Wording.Time
    var body: String
    var files: [File]
    var isMissing = false
    /// `d3`: how far it stands to the right.
    var depth = "d0"
    /// The message it answers, where it is on the same page.
    var parent: String?
    /// Opens the reader's mail program with an answer.
    var reply: String
    /// Whether the text continues in the raw mail.
    var isCut: Bool

    /// Shows a mail.
    ///
    /// - Parameters:
    ///   - path: the address of its page.
    ///   - received: when the archive received it, for mails whose own date is none.
    ///   - room: bytes of text that the page still has room for; what the mail takes is taken off.
    ///   - isKnown: whether the index has a message, by its id.
    init(
        _ message: Message, id: String, path: String, received: Int64, room: inout Int, isKnown: (String) -> Bool
    ) {
        self.id = id
        self.path = path
        anchor = Self.anchor(id)
        let decoded = message.subject
        subject = PageMaker.subject(decoded)
        let mailbox = message.sender
        sender = Wording.name(mailbox)
        senderAddress = SafeText.line(mailbox?.address ?? "")
        to = Self.people(message.to)
        cc = Self.people(message.cc)
        let signatures = message.authenticationResults.dkim.map { found in
            SafeText.line(found.domain.isEmpty ? found.result : "\(found.result) (\(found.domain))")
        }
        dkim = signatures.isEmpty ? nil : signatures.joined(separator: ", ")
        date = Wording.Time(message.date?.secondsSince1970 ?? received)
        let text = message.text
        let limit = min(BodyHTML.limit, max(room, Self.shortest))
        room -= min(text.count, limit)
        isCut = text.count > limit
        body = BodyHTML.render(text, limit: limit, isKnown: isKnown)
        files = MailPart.files(of: message.root).map { found in
            File(
                name: found.label, type: SafeText.line(found.part.contentType.name),
                size: Wording.count(found.part.content.count, "byte"), path: path + found.address)
        }
        reply = Self.reply(message, id: id, subject: decoded)
    }

    /// A placeholder for a message that was never received.
    init(missing id: String, path: String) {
        self.id = id
        self.path = path
        anchor = Self.anchor(id)
        subject = "never received"
        (sender, senderAddress, body, reply) = ("", "", "", "")
        date = Wording.Time(0)
        (files, isCut, isMissing) = ([], false, true)
    }

    /// What a message is called within a page.
    static func anchor(_ id: String) -> String { "m" + ContentHash.hex(of: id.utf8).prefix(16) }

    private static func people(_ mailboxes: [Mailbox]) -> String? {
        guard !mailboxes.isEmpty else { return nil }
        let shown = mailboxes.prefix(40).map { SafeText.line($0.description) }.joined(separator: ", ")
        return mailboxes.count > 40 ? shown + " and \(mailboxes.count - 40) more" : shown
    }

    /// A `mailto:` address with an answer to all (RFC 6068).
    private static func reply(_ message: Message, id: String, subject: String) -> String {
        guard let sender = message.replyTo.first ?? message.sender else { return "" }
        let others = (message.to + message.cc).prefix(40).map(\.address).filter { $0 != sender.address }
        let answer = subject.lowercased().hasPrefix("re:") ? subject : "Re: \(subject)"
        let fields = [
            ("In-Reply-To", "<\(id)>"), ("Cc", others.joined(separator: ",")), ("Subject", SafeText.line(answer)),
        ].filter { !$0.1.isEmpty }
        return "mailto:\(PercentEncoding.encode(SafeText.line(sender.address)))?"
            + fields.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    }
}
