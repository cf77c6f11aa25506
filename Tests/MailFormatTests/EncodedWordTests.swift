import MailFormat
import Testing

@Suite("RFC 2047 words")
struct EncodedWordTests {
    static let rows: [MailCase<String>] = [
        MailCase("Q", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        MailCase("B", "=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        MailCase("small letters", "=?UTF-8?q?a=c3=bc?=", "aü"),
        MailCase("underscores are spaces", "=?utf-8?q?a_b?=", "a b"),
        MailCase("another charset", "=?iso-8859-1?q?Gr=FC=DFe?=", "Grüße"),
        MailCase("a language", "=?utf-8*de?q?=C3=BC?=", "ü"),
        MailCase("space between words goes", "=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        MailCase("fold between words goes", "=?utf-8?q?a?=\n =?utf-8?q?b?=", "ab"),
        MailCase("space to plain text stays", "a =?utf-8?q?b?= c", "a b c"),
        MailCase("a character split between two words", "=?utf-8?q?=C3?= =?utf-8?q?=BC?=", "ü"),
        MailCase("a character split in Base64", "=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€"),
        MailCase("two charsets", "=?utf-8?q?=C3=BC?= =?iso-8859-1?q?=FC?=", "üü"),
        MailCase("next to other text", "[=?utf-8?q?a?=]b=?utf-8?q?c?=", "[a]bc"),
        MailCase("spaces within, against the standard", "=?utf-8?q?a b?=", "a b"),
        MailCase("padding missing", "=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        MailCase("GB 2312 means GB 18030", "=?gb2312?B?1tDOxA==?=", "中文"),
        MailCase("ISO-2022-JP", "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        MailCase("KOI8-R", "=?koi8-r?Q?=F0=D2=C9?=", "При"),
        MailCase("wrong charset: UTF-8 where valid", "=?us-ascii?q?=C3=BC?=", "ü"),
        MailCase("wrong charset: else Windows-1252", "=?utf-8?q?=FC?=", "ü"),
        MailCase("unknown charset", "=?x-nobody?q?=C3=BC?=", "ü"),
        MailCase("unknown-8bit", "=?unknown-8bit?q?=FC?=", "ü"),
        MailCase("a line's end that was smuggled in", "=?utf-8?q?a=0D=0AX:_b?=", "a  X: b"),
        MailCase("an escape that is none", "=?utf-8?q?a=ZZ?=", "a=ZZ"),
        MailCase("empty", "a =?utf-8?q??= b", "a  b"),
        MailCase("no closing", "=?utf-8?q?a", "=?utf-8?q?a"),
        MailCase("no closing, then a word", "=?utf-8?q?a =?utf-8?q?b?=", "=?utf-8?q?a b"),
        MailCase("unknown encoding", "=?utf-8?x?a?=", "=?utf-8?x?a?="),
        MailCase("no charset", "=??q?a?=", "=??q?a?="),
        MailCase("code", "a ? b =?c", "a ? b =?c"),
    ]

    @Test("Decoding", arguments: rows)
    func decode(_ row: MailCase<String>) {
        #expect(Message("Subject: \(row.input)\n\n").subject == row.expected)
    }
}
