import MailFormat
import Testing

@Suite("Charsets")
struct CharsetTests {
    /// Label, bytes (one a scalar), text.
    static let rows: [MailCase<(label: String, text: String)>] = [
        MailCase("UTF-8", "\u{C3}\u{BC}", ("utf-8", "ü")),
        MailCase("no label, UTF-8", "\u{C3}\u{BC}", ("", "ü")),
        MailCase("no label, Windows-1252", "\u{FC}\u{80}", ("", "ü€")),
        MailCase("wrong label UTF-8", "\u{FC}", ("utf-8", "ü")),
        MailCase("wrong label ASCII", "\u{C3}\u{BC}", ("us-ascii", "ü")),
        MailCase("both in one text", "\u{C3}\u{BC} \u{FC}", ("utf-8", "ü ü")),
        MailCase("unknown-8bit", "\u{C3}\u{BC}", ("unknown-8bit", "ü")),
        MailCase("x-user-defined", "\u{FC}", ("x-user-defined", "ü")),
        MailCase("a name of nothing", "\u{FC}", ("no-such-charset", "ü")),
        MailCase("a name with options for iconv", "\u{FC}", ("utf-8//IGNORE", "ü")),
        MailCase("Latin-1", "\u{FC}", ("ISO-8859-1", "ü")),
        MailCase("Latin-1 means Windows-1252", "\u{93}a\u{94}", ("iso-8859-1", "“a”")),
        MailCase("Latin-9", "\u{A4}", ("iso-8859-15", "€")),
        MailCase("Latin-2", "\u{B9}", ("iso-8859-2", "š")),
        MailCase("Windows-1251", "\u{CF}", ("windows-1251", "П")),
        MailCase("KOI8-R", "\u{F0}", ("koi8-r", "П")),
        MailCase("GB 2312", "\u{D6}\u{D0}", ("gb2312", "中")),
        MailCase("GB 2312 means GB 18030", "\u{81}\u{30}\u{89}\u{38}", ("gb2312", "ß")),
        MailCase("Big5", "\u{A4}\u{A4}", ("big5", "中")),
        MailCase("Shift JIS", "\u{93}\u{FA}", ("shift_jis", "日")),
        MailCase("EUC-KR", "\u{C7}\u{D1}", ("euc-kr", "한")),
        MailCase("ISO-2022-JP", "\u{1B}$BF|\u{1B}(B", ("iso-2022-jp", "日")),
        MailCase("UTF-7", "+AOk-", ("utf-7", "é")),
        MailCase("UTF-16", "\u{FF}\u{FE}a\u{00}", ("utf-16", "a")),
        MailCase("UTF-8 called Latin-2 stays wrong, since it fits", "\u{C3}\u{B9}", ("iso-8859-2", "Ăš")),
        MailCase("a broken character", "a\u{D6}", ("gb2312", "a\u{FFFD}")),
        MailCase("a label in quotes", "\u{FC}", ("\"iso-8859-1\"", "ü")),
        MailCase("not Thai", "Gr\u{FC}\u{DF}e", ("windows-874", "Grüße")),
    ]

    @Test("Bodies", arguments: rows)
    func body(_ row: MailCase<(label: String, text: String)>) {
        let label = row.expected.label.isEmpty ? "" : "; charset=\(row.expected.label)"
        let message = Message(parsing: latin1("Content-Type: text/plain\(label)\n\n\(row.input)"))
        #expect(utf8(message.text) == row.expected.text)
    }

    @Test("Every byte of Windows-1252 means something")
    func total() {
        let text = utf8(Message(parsing: Array("Content-Type: text/plain; charset=cp1252\n\n".utf8) + (128...255)).text)
        #expect(text.unicodeScalars.count == 128)
        #expect(!text.unicodeScalars.contains("\u{FFFD}"))
    }
}
