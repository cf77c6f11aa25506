import MailFormat
import Testing

@Suite("Transfer encodings")
struct TransferEncodingTests {
    private func content(_ encoding: String, _ body: String) -> String {
        utf8(Message("Content-Transfer-Encoding: \(encoding)\n\n\(body)").root.content)
    }

    static let quotedPrintable: [MailCase<String>] = [
        MailCase("escapes", "a=3Db", "a=b"),
        MailCase("small letters", "=c3=bc", "ü"),
        MailCase("soft line break", "a=\nb", "ab"),
        MailCase("soft line break of CRLF", "a=\r\nb", "ab"),
        MailCase("soft line break with blanks", "a= \t\nb", "ab"),
        MailCase("soft break at the end", "a=", "a"),
        MailCase("white space at the end of a line", "a \t\nb", "a\nb"),
        MailCase("white space at the very end", "a  ", "a  "),
        MailCase("escaped white space at the end of a line", "a=20\nb", "a \nb"),
        MailCase("an escape that is none", "a=ZZb=", "a=ZZb"),
        MailCase("cut in an escape", "a=3", "a=3"),
        MailCase("8-bit bytes", "ü=C3=BC", "üü"),
        MailCase("CR as an escape", "a=0D\nb", "a\r\nb"),
    ]

    @Test("Quoted-printable", arguments: quotedPrintable)
    func decodeQuotedPrintable(_ row: MailCase<String>) {
        #expect(content("Quoted-Printable", row.input) == row.expected)
    }

    static let base64: [MailCase<String>] = [
        MailCase("whole groups", "YWJj", "abc"),
        MailCase("one padding", "YWI=", "ab"),
        MailCase("two paddings", "YQ==", "a"),
        MailCase("padding missing", "YWI", "ab"),
        MailCase("lines", "YW\nJj\r\n", "abc"),
        MailCase("spaces", "YW Jj", "abc"),
        MailCase("foreign bytes", "YW*Jj", "abc"),
        MailCase("a single digit too many", "YWJjY", "abc"),
        MailCase("two pieces glued", "YQ==\nYg==\n", "ab"),
        MailCase("a footer that a list added", "YQ==\n_____\nlist mailing list\n", "a"),
        MailCase("nothing", "", ""),
        MailCase("only padding", "====", ""),
    ]

    @Test("Base64", arguments: base64)
    func decodeBase64(_ row: MailCase<String>) {
        #expect(content("base64", row.input) == row.expected)
    }

    static let uuencode: [MailCase<String>] = [
        MailCase("a file", "begin 644 x\n#86)C\n`\nend\n", "abc"),
        MailCase("words before it", "see:\nbegin 644 x\n#86)C\n`\nend\nbye\n", "abc"),
        MailCase("no end", "begin 644 x\n#86)C\n", "abc"),
        MailCase("a cut line", "begin 644 x\n#86\nend\n", "a`\0"),
        MailCase("no beginning", "#86)C\n", "#86)C\n"),
    ]

    @Test("uuencode", arguments: uuencode)
    func decodeUUEncode(_ row: MailCase<String>) {
        #expect(content("x-uuencode", row.input) == row.expected)
    }

    @Test(
        "Names",
        arguments: [
            ("7bit", .identity), ("8BIT", .identity), ("binary", .identity), ("", .identity), ("nonsense", .identity),
            ("Base64", .base64), ("base64 (comment)", .base64), ("quoted-printable;", .quotedPrintable),
            ("x-uue", .uuencode),
        ] as [(String, TransferEncoding)])
    func names(_ name: String, _ encoding: TransferEncoding) {
        #expect(Message("Content-Transfer-Encoding: \(name)\n\n").root.transferEncoding == encoding)
    }
}
