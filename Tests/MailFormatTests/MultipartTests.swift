import MailFormat
import Testing

@Suite("Multiparts")
struct MultipartTests {
    private func parts(_ body: String, _ boundary: String = "b", limits: ParsingLimits = .standard) -> Message {
        let text = "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n\(body)"
        return Message(parsing: Array(text.utf8), limits: limits)
    }

    static let rows: [MailCase<[String]>] = [
        MailCase("two", "--b\n\none\n--b\n\ntwo\n--b--\n", ["one", "two"]),
        MailCase("preamble and epilogue", "pre\n--b\n\none\n--b--\npost\n", ["one"]),
        MailCase("empty lines belong to the part", "--b\n\none\n\n--b--\n", ["one\n"]),
        MailCase("CRLF", "--b\r\n\r\none\r\n--b--\r\n", ["one"]),
        MailCase("blanks behind the boundary", "--b \t\n\none\n--b-- \n", ["one"]),
        MailCase("no closing boundary", "--b\n\none\n--b\n\ntwo\n", ["one", "two\n"]),
        MailCase("a longer boundary is another", "--b\n\n--bc\none\n--b--\n", ["--bc\none"]),
        MailCase("a boundary within a line is none", "--b\n\nx--b\n--b--\n", ["x--b"]),
        MailCase("an empty part", "--b\n--b--\n", [""]),
        MailCase("no header and no empty line", "--b\none\n--b--\n", ["one"]),
    ]

    @Test("Splitting", arguments: rows)
    func split(_ row: MailCase<[String]>) {
        #expect(parts(row.input).root.children.map { utf8($0.content) } == row.expected)
    }

    static let broken: [MailCase<(body: String, defect: Defect.Kind)>] = [
        MailCase("no boundary parameter", "Content-Type: multipart/mixed\n\ntext\n", ("text\n", .missingBoundary)),
        MailCase("no parts", "Content-Type: multipart/mixed; boundary=b\n\ntext\n", ("text\n", .noParts)),
        MailCase(
            "closed at once", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext",
            ("text", .missingClosingBoundary)),
    ]

    @Test("Broken ones are read as text", arguments: broken)
    func readAsText(_ row: MailCase<(body: String, defect: Defect.Kind)>) {
        let message = Message(row.input)
        #expect(utf8(message.text) == row.expected.body)
        #expect(message.defects.map(\.kind).contains(row.expected.defect))
    }

    @Test("Parts in parts, each with its own boundary")
    func nested() {
        let message = parts(
            """
            --b
            Content-Type: multipart/mixed; boundary=bb

            --bb

            one
            --bb

            two
            --b

            three
            --b--

            """)
        #expect(message.root.children.count == 2)
        #expect(message.root.children.first?.children.map { utf8($0.content) } == ["one", "two"])
        #expect(utf8(message.text) == "one\n\ntwo\n\nthree")
    }

    @Test("An enclosed message is a part with a child of its own")
    func enclosed() {
        let message = parts("--b\n\none\n--b\nContent-Type: message/rfc822\n\nSubject: in\n\ntwo\n--b--\n")
        #expect(message.root.children.last?.children.first?.header.text("Subject") == "in")
        #expect(utf8(message.text) == "one")
        #expect(message.attachments.map(\.contentType.name) == ["message/rfc822"])
    }

    @Test("An enclosed message is read when there is nothing else")
    func onlyEnclosed() {
        #expect(utf8(Message("Content-Type: message/rfc822\n\nSubject: in\n\ntwo\n").text) == "two\n")
        #expect(
            utf8(Message("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nQTogYgoKYwo=\n").text)
                == "c\n")
    }

    @Test("Beyond the limits the rest is plain content")
    func limits() {
        let many = String(repeating: "--b\n\na\n", count: 2000)
        let wide = parts(many)
        #expect(wide.root.children.count == 999)
        #expect(wide.defects.contains { $0.kind == .tooManyParts })

        let levels = (0..<100).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
        let deep = Message(levels.joined() + "\ntext")
        #expect(deep.defects.contains { $0.kind == .tooDeep })
        #expect(utf8(deep.text).hasSuffix("text"))
        let messages = Message(String(repeating: "Content-Type: message/rfc822\n\n", count: 100) + "\ntext")
        #expect(messages.defects.contains { $0.kind == .tooDeep })
        #expect(utf8(messages.text).hasSuffix("text"))

        let few = parts("--b\n\none\n--b\n\ntwo\n--b--\n", limits: ParsingLimits(parts: 2))
        #expect(few.root.children.map { utf8($0.content) } == ["one"])

        let fields = Message(
            parsing: Array("A: 1\nB: 2\nC: 3\n 4\n\ntext".utf8), limits: ParsingLimits(headerFields: 2))
        #expect(fields.header.map { utf8($0.value) } == ["1", "2"])
        #expect(fields.defects.contains { $0.kind == .tooManyFields })
        #expect(utf8(fields.text) == "text")
    }

    @Test("The same message is equal to itself wherever it stands")
    func equality() {
        let one = Message("Subject: a\n\ntext\n")
        #expect(one == Message("Subject: a\n\ntext\n"))
        #expect(one.root == Message("From x\nSubject: a\n\ntext\n").root)
        #expect(one != Message("Subject: a\n\nother\n"))
    }
}
