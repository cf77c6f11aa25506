internal import MailFormat

/// A complete mail with the digest as text and as HTML, ready for `sendmail -t` (RFC 5322, RFC 2046).
///
/// Lines end with a line feed, as programs that take mail want them. The digests of a list, or of a subscription, all
/// answer one message that nobody ever sent, so that they make one thread from week to week.
public struct MailRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, `envelope`, `subscription`, `sections`, `top` and `linkBase` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        var plain = options
        plain.width = 72
        plain.isColored = false
        let text = QuotedPrintableWriter.encode(TextRenderer(options: plain).render(digest))
        let html = QuotedPrintableWriter.encode(MailHTML(options: options).text(of: digest))
        // The content counts, too: digests of one period with other filters are other mails.
        let id = NameUUID.text(of: ["mail", thread(digest.list), DigestWording.title(of: digest), text, html])
        // Quoted-printable never has "=_" in it (RFC 2045, section 6.7).
        let boundary = "=_tidings_\(id)"
        return header(of: digest, id: id, boundary: boundary)
            + """

            --\(boundary)
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(text)
            --\(boundary)
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(html)
            --\(boundary)--

            """
    }

    private func header(of digest: Digest, id: String, boundary: String) -> String {
        let envelope = options.envelope
        let host = envelope?.from.domain ?? "tidings.invalid"
        let date = digest.period?.last ?? digest.range.until ?? digest.range.since ?? Moment(0)
        let root = "<\(thread(digest.list))@\(host)>"
        var fields = [
            "Date: \(MailDate(secondsSince1970: date.secondsSince1970).rfc5322())\n",
            // A group without members is a sender whom nobody can answer (RFC 6854).
            HeaderFieldWriter.mailboxes("From", named([envelope?.from].compactMap { $0 }), orNobody: "tidings:;"),
            HeaderFieldWriter.mailboxes("To", named(envelope?.to ?? []), orNobody: "undisclosed-recipients:;"),
        ]
        if let cc = envelope?.cc, !cc.isEmpty {
            fields.append(HeaderFieldWriter.mailboxes("Cc", named(cc), orNobody: "undisclosed-recipients:;"))
        }
        fields += [
            HeaderFieldWriter.unstructured("Subject", subject(of: digest)),
            HeaderFieldWriter.words("Message-ID", ["<\(id)@\(host)>"]),
            HeaderFieldWriter.words("In-Reply-To", [root]),
            HeaderFieldWriter.words("References", [root]),
            "MIME-Version: 1.0\n",
            "Content-Type: multipart/alternative;\n boundary=\"\(boundary)\"\n",
            // No automatic reply is to be sent to it (RFC 3834).
            "Auto-Submitted: auto-generated\n",
            "Precedence: bulk\n",
            "User-Agent: tidings\n",
        ]
        return fields.joined()
    }

    private func subject(of digest: Digest) -> String {
        if let subject = options.envelope?.subject, !subject.isEmpty { return safe(subject) }
        let period =
            digest.period.map { period in
                period.first.day == period.last.day ? period.first.day : "\(period.first.day) to \(period.last.day)"
            } ?? DigestWording.range(digest.range)
        return safe("\(digest.list.name) digest, \(period)")
    }

    private func named(_ mailboxes: [Mailbox]) -> [Mailbox] {
        mailboxes.map { Mailbox(name: safe($0.name), address: $0.address) }
    }

    private func safe(_ text: String) -> String { SafeText.line(TextWidth.cut(text, to: 200)) }

    /// The name of the thread of a list's digests, or of a subscription's.
    private func thread(_ list: Digest.List) -> String {
        NameUUID.text(of: ["thread", list.address?.lowercased() ?? list.name, options.subscription ?? ""])
    }
}
