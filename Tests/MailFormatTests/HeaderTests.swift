import MailFormat
import Testing

@Suite("Header fields")
struct HeaderTests {
    static let subjects: [MailCase<String>] = [
        MailCase("plain", "Subject: a b\n\n", "a b"),
        MailCase("no space after the colon", "Subject:a\n\n", "a"),
        MailCase("any case of the name", "SUBJECT: a\n\n", "a"),
        MailCase("the first of several", "Subject: a\nSubject: b\n\n", "a"),
        MailCase("missing", "From: a\n\n", ""),
        MailCase("empty", "Subject:\nFrom: a\n\n", ""),
        MailCase("folded", "Subject: a\n b\n\n", "a b"),
        MailCase("folded with a tab", "Subject: a\n\tb\n\n", "a b"),
        MailCase("folded with CRLF", "Subject: a\r\n b\r\n\r\n", "a b"),
        MailCase("folded, beginning on the second line", "Subject:\n a\n b\n\n", "a b"),
        MailCase("folded over a line of blanks (obsolete)", "Subject: a\n \n b\n\n", "a  b"),
        MailCase("space before the colon (obsolete)", "Subject : a\n\n", "a"),
        MailCase("white space at the end", "Subject: a \t\n\n", "a"),
        MailCase("behind an mbox line", "From jane Tue Dec 30 13:13:44 2025\nSubject: a\n\n", "a"),
        MailCase("behind a quoted mbox line", ">From jane Tue Dec 30 13:13:44 2025\nSubject: a\n\n", "a"),
        MailCase("behind a line that is no field", "From: a\nnonsense\nSubject: a\n\n", "a"),
        MailCase("bare CRs as line ends", "From: a\rSubject: a\r b\r\rtext\r", "a b"),
        MailCase("a bare CR within", "Subject: a\rb\n\n", "a b"),
        MailCase("a NUL byte stays for those who print", "Subject: a\0b\n\n", "a\0b"),
        MailCase("UTF-8 without encoded words", "Subject: Grüße\n\n", "Grüße"),
        MailCase("in the body", "From: a\n\nSubject: b\n", ""),
        MailCase("at the very end", "Subject: a", "a"),
    ]

    @Test("has fields of bounded length, cut between characters", arguments: [9, 10, 11, 12, 13])
    func longFields(_ limit: Int) {
        for mail in ["A: ää\n öö\n üü\nB: 1\n\n", "A: ääööüüää\nB: 1\n\n"] {
            let message = Message(parsing: Array(mail.utf8), limits: ParsingLimits(fieldBytes: limit))
            let value = message.header["A"] ?? []
            #expect(value.count <= limit && value.count > limit - 3)
            #expect(String(validating: value, as: UTF8.self) != nil)
            #expect(message.header.text("B") == "1")
            #expect(message.defects.map(\.kind).contains(.fieldTooLong) == (mail.utf8.count > limit + 10))
        }
    }

    @Test("has ids of bounded length", arguments: [998, 999, 1 << 20])
    func longIDs(_ count: Int) {
        let id = String(repeating: "x", count: count - 2) + "@y"
        let fields = ["Message-ID: <\(id)>", "References: <a@b> <\(id)>", "In-Reply-To: \(id)", "", ""]
        let mail = Message(parsing: Array(fields.joined(separator: "\n").utf8))
        #expect(mail.messageID == (count > 998 ? nil : id))
        #expect(mail.references == (count > 998 ? ["a@b"] : ["a@b", id]))
        #expect(mail.inReplyTo == (count > 998 ? [] : [id]))
    }

    @Test("has a subject of bounded length")
    func longSubject() {
        let mail = "Subject: " + String(repeating: "x", count: 1 << 20) + "\n\n"
        #expect(Message(parsing: Array(mail.utf8)).subject.utf8.count == 8192)
    }

    @Test("Subject", arguments: subjects)
    func subject(_ row: MailCase<String>) {
        #expect(Message(row.input).subject == row.expected)
    }

    static let bodies: [MailCase<String>] = [
        MailCase("behind the first empty line", "A: b\n\nc\n\nd\n", "c\n\nd\n"),
        MailCase("no header at all", "Dear all,\nhello: world\n", "Dear all,\nhello: world\n"),
        MailCase("an empty header", "\ntext\n", "text\n"),
        MailCase("the empty line forgotten", "A: b\nDear all,\nbye\n", "Dear all,\nbye\n"),
        MailCase("a line of blanks for the empty line", "A: b\n \ntext\n", "text\n"),
        MailCase("no body", "A: b\n", ""),
        MailCase("nothing", "", ""),
        MailCase("CRLF becomes LF", "A: b\r\n\r\nc\r\nd\r\n", "c\nd\n"),
        MailCase("bare CRs become LF where nothing else ends lines", "A: b\r\rc\rd", "c\nd"),
        MailCase("a CR within a line of code stays", "A: b\n\nc\rd\n", "c\rd\n"),
        MailCase("CRs doubled on the way", "A: b\r\r\n\r\r\nc\r\r\n", "c\n"),
        MailCase("an mbox quote in the body stays", "A: b\n\n>From here\n", ">From here\n"),
    ]

    @Test("Where the body begins", arguments: bodies)
    func body(_ row: MailCase<String>) {
        #expect(utf8(Message(row.input).text) == row.expected)
    }

    @Test("Raw 8-bit subjects are UTF-8 where valid, else Windows-1252, byte by byte")
    func rawSubject() {
        #expect(Message(parsing: latin1("Subject: Gr\u{FC}\u{DF}e \u{80}\n\n")).subject == "Grüße €")
        #expect(Message(parsing: latin1("Subject: \u{C3}\u{BC} and \u{FC}\n\n")).subject == "ü and ü")
    }

    @Test("Fields can be listed as they stand")
    func list() {
        let header = Message("Received: a\n  b\nX: =?utf-8?q?=C3=A9?=\nreceived: c\n\n").header
        #expect(header.map(\.name) == ["Received", "X", "received"])
        #expect(header.map(\.offset) == [0, 16, 38])
        #expect(header.all("RECEIVED").map(utf8) == ["a\n  b", "c"])
        #expect(header["x"].map(utf8) == "=?utf-8?q?=C3=A9?=")
        #expect(header.text("x") == "é")
        #expect(header.text("y") == nil)
    }

    static let ids: [MailCase<[String]>] = [
        MailCase("one", "<a@b>", ["a@b"]),
        MailCase("oldest first, each once", "<a@b> <c@d>\n <a@b>", ["a@b", "c@d"]),
        MailCase("nothing between", "<a@b><c@d>", ["a@b", "c@d"]),
        MailCase("words between (obsolete)", "Your message of Monday <a@b> \"said\"", ["a@b"]),
        MailCase("no brackets", "a@b c@d", ["a@b", "c@d"]),
        MailCase("a bracket forgotten", "<a@b <c@d>", ["c@d"]),
        MailCase("folded within", "<a@\n b>", ["a@b"]),
        MailCase("more than a few", (1...12).map { "<\($0 % 10)@b>" }.joined(), (1...9).map { "\($0)@b" } + ["0@b"]),
        MailCase("empty", "", []),
        MailCase("empty brackets", "<>", []),
    ]

    @Test("References and In-Reply-To", arguments: ids)
    func references(_ row: MailCase<[String]>) {
        let message = Message("References: \(row.input)\nIn-Reply-To: \(row.input)\n\n")
        #expect(message.references == row.expected)
        #expect(message.inReplyTo == row.expected)
    }

    @Test(
        "Message-ID",
        arguments: [
            MailCase("usual", "<a@b>", "a@b"), MailCase("no brackets", "a@b", "a@b"), MailCase("cut", "<a@b", "a@b"),
            MailCase("empty", "", nil), MailCase("empty brackets", "<>", nil), MailCase("folded", "\n <a@b>", "a@b"),
        ] as [MailCase<String?>])
    func messageID(_ row: MailCase<String?>) {
        #expect(Message("Message-ID: \(row.input)\n\n").messageID == row.expected)
    }

    @Test("List-Id is what stands in the brackets")
    func listID() {
        #expect(Message("List-Id: A <list> of <kvm.vger.example.org>\n\n").listID == "kvm.vger.example.org")
        #expect(Message("List-Id: kvm.example.org\n\n").listID == "kvm.example.org")
        #expect(Message("From: a\n\n").listID == nil)
    }
}
