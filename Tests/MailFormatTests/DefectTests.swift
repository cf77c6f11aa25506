import MailFormat
import Testing

@Suite("Defects")
struct DefectTests {
    static let good = "From: jane@example.org\nDate: 30 Dec 2025 13:13:44 +0000\nMessage-ID: <a@b>\n"

    static let rows: [MailCase<[Defect.Kind]>] = [
        MailCase("none", good + "\ntext\n", []),
        MailCase("empty", "", [.empty, .missingDate, .missingSender, .missingMessageID]),
        MailCase("no header", "Dear all\n", [.missingHeader, .missingDate, .missingSender, .missingMessageID]),
        MailCase("no separator", good + "Dear all\n", [.missingSeparator]),
        MailCase("a line without a colon", good + "nonsense\nA: b\n\n", [.lineWithoutColon]),
        MailCase("a continuation of nothing", " x\n" + good + "\n", [.continuationWithoutField]),
        MailCase("space before the colon", good + "A : b\n\n", [.spaceBeforeColon]),
        MailCase("NUL", good + "A: \0\n\n", [.nulInHeader]),
        MailCase("raw bytes", good + "A: ü\n\n", [.rawBytesInHeader]),
        MailCase("impossible date", "From: a@b\nMessage-ID: <a@b>\nDate: 31 Feb 2025\n\n", [.invalidDate]),
        MailCase("no type", good + "Content-Type: x\n\n", [.invalidContentType]),
        MailCase("unknown encoding", good + "Content-Transfer-Encoding: x\n\n", [.unknownTransferEncoding]),
        MailCase("broken Base64", good + "Content-Transfer-Encoding: base64\n\nYW*Jj\n", [.invalidBase64]),
        MailCase("cut Base64", good + "Content-Transfer-Encoding: base64\n\nYWI\n", [.invalidBase64]),
        MailCase(
            "broken quoted-printable", good + "Content-Transfer-Encoding: quoted-printable\n\n=ZZ\n",
            [.invalidQuotedPrintable]),
        MailCase("unknown charset", good + "Content-Type: text/plain; charset=x-y\n\nü\n", [.unknownCharset]),
        MailCase("wrong charset", good + "Content-Type: text/plain; charset=iso-2022-jp\n\nü\n", [.wrongCharset]),
    ]

    @Test("What is said to be wrong", arguments: rows)
    func kinds(_ row: MailCase<[Defect.Kind]>) {
        let kinds = Message(row.input).defects.map(\.kind)
        #expect(Set(kinds) == Set(row.expected))
        #expect(kinds.count == row.expected.count)
    }

    @Test("Places are in bytes from the beginning")
    func places() {
        #expect(Message(Self.good + "A : b\n\n").defects.map(\.offset) == [Self.good.utf8.count + 1])
    }
}
