import MailFormat
import Testing

/// What is written can be read back, and keeps to the limits of mail.
@Suite("Writing mails")
struct WritingTests {
    static let texts = [
        "", "\n", "plain\n", "no line end", "blank at the end \t\nnext ", "From here\n From there\n", ".\n..\n. .\n",
        "= =3D =_boundary\n", "ü€🙂\n", String(repeating: "a", count: 75) + "\n", String(repeating: "a", count: 76),
        String(repeating: "a", count: 77), String(repeating: "ü", count: 200), String(repeating: " ", count: 200),
        "a\r\nb\0c\u{1B}\n", "\n\n\n",
    ]

    @Test("Quoted-printable", arguments: texts)
    func quotedPrintable(_ text: String) throws {
        let encoded = QuotedPrintableWriter.encode(text)
        for line in encoded.split(separator: "\n") {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
            #expect(line.last != " " && !line.hasPrefix("From ") && line != ".")
        }
        #expect(!encoded.contains("=_") && encoded.hasSuffix("\n") && !encoded.hasSuffix("\n\n\n\n\n"))
        let mail = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\(encoded)"
        let content = Message(parsing: Array(mail.utf8)).root.content
        #expect(String(decoding: content, as: UTF8.self) == (text.utf8.last == 10 ? text : text + "\n"))
    }

    @Test(
        "A field of text comes back as one field",
        arguments: [
            "plain", "Grüße aus Köln", String(repeating: "word ", count: 60), String(repeating: "ü", count: 300),
            String(repeating: "x", count: 5000), "a\nBcc: victim@example.org", "a\r\n\r\nbody", "=?utf-8?q?a?=", "",
            "a \n \n b",
        ])
    func unstructured(_ text: String) {
        let field = HeaderFieldWriter.unstructured("Subject", text)
        let message = Message(parsing: Array((field + "\nbody\n").utf8))
        let words = text.unicodeScalars.split { $0.value <= 0x20 }.map(String.init).joined(separator: " ")
        #expect(message.subject == words)
        #expect(message.header.count == 1)
        expectLimits(field)
    }

    @Test(
        "Mailboxes come back as they were",
        arguments: [
            ("Jane Doe <jane@example.org>", "Jane Doe|jane@example.org"),
            ("\"Doe, Jane\" <jane@example.org>", "Doe, Jane|jane@example.org"),
            ("Zoë Müller <zoe@example.org>", "Zoë Müller|zoe@example.org"),
            ("\"a \\\"b\\\" <x@y>\" <c@d>", "a \"b\" <x@y>|c@d"), ("jane@example.org", "|jane@example.org"),
            (
                "Много Слов В Имени Человека Которого Никто Не Знает <a@b>",
                "Много Слов В Имени Человека Которого Никто Не Знает|a@b"
            ),
        ])
    func mailboxes(_ text: String, _ expected: String) {
        let mailboxes = Mailbox.list(in: text) + [Mailbox(name: "", address: "last@example.org")]
        let field = HeaderFieldWriter.mailboxes("To", mailboxes, orNobody: "nobody:;")
        let read = Message(parsing: Array((field + "\n").utf8)).to.map { "\($0.name)|\($0.address)" }
        #expect(read == [expected, "|last@example.org"])
        expectLimits(field)
    }

    @Test("A name cannot bring in an address or a field")
    func injection() {
        let mailbox = Mailbox(
            name: "Eve\r\nBcc: victim@example.org,\n\n<victim@example.org>", address: "eve@example.org")
        let field = HeaderFieldWriter.mailboxes("To", [mailbox], orNobody: "nobody:;")
        let message = Message(parsing: Array((field + "\nbody\n").utf8))
        #expect(message.header.count == 1)
        #expect(message.to.map(\.address) == ["eve@example.org"])
        #expect(EncodedWordWriter.phrase("Eve\n<victim@example.org>,") == "\"Eve <victim@example.org>,\"")
    }

    @Test(
        "Addresses that can be sent to",
        arguments: [
            ("jane@example.org", true), ("j.d+x=y@a-b.example", true), ("root@localhost", true), ("jane", false),
            ("@example.org", false), ("jane@", false), ("a..b@example.org", false), ("jane@-x.org", false),
            ("jane@exa mple.org", false), ("jane@example.org\nBcc: x@y", false), ("ü@example.org", false),
            ("jane@example..org", false), ("\"a b\"@example.org", false), ("a,b@example.org", false),
            (String(repeating: "a", count: 250) + "@b.org", false),
        ])
    func sendable(_ address: String, _ isSendable: Bool) {
        let mailbox = Mailbox(name: "", address: address)
        #expect(mailbox.isSendable == isSendable)
        #expect(
            HeaderFieldWriter.mailboxes("To", [mailbox], orNobody: "nobody:;")
                == (isSendable ? "To: \(address)\n" : "To: nobody:;\n"))
    }

    private func expectLimits(_ field: String) {
        for line in field.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            #expect(line.utf8.count <= 998 && line.contains { $0 != " " })
            #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
            if line.contains("=?utf-8?") { #expect(line.utf8.count <= 76, "\(line)") }
        }
    }
}
