@testable import DigestReport
import Testing

@Suite("Text from mail made safe")
struct SafeTextTests {
    @Test("A line without end is cut, an address is not")
    func endless() {
        let long = String(repeating: "ä", count: 10_000)
        #expect(SafeText.line(long).unicodeScalars.count == 2001)
        #expect(SafeText.line(long).hasSuffix("ä…"))
        #expect(SafeText.line(String(repeating: "ä", count: 2000)).unicodeScalars.count == 2000)
        #expect(SafeText.wholeLine(long) == long)
    }

    @Test(
        "on one line",
        arguments: [
            ("plain", "plain"), ("tab\there", "tab here"), ("two\nlines", "two lines"), ("\u{1B}[31mred", "␛[31mred"),
            ("bell\u{7}", "bell␇"), ("del\u{7F}", "del␡"), ("c1\u{9B}31m", "c1\u{FFFD}31m"),
            ("rtl\u{202E}gnp", "rtl\u{FFFD}gnp"),
            ("isolate\u{2066}", "isolate\u{FFFD}"), ("Ünïcödé 漢字", "Ünïcödé 漢字"), ("cr\r", "cr␍"), ("", ""),
        ])
    func line(_ text: String, _ expected: String) {
        #expect(SafeText.line(text) == expected)
    }

    @Test(
        "with marks of markup that stay characters of their own",
        arguments: [
            "\"\u{301} onfocus=alert(1)", "<\u{301}script>", "\u{600}<script>", "&\u{200D}lt;",
            ">\u{903}'\u{20DD}\u{301}",
        ])
    func markup(_ text: String) {
        for safe in [SafeText.line(text), SafeText.lines(text)] {
            #expect(
                text.unicodeScalars.filter { "<>&\"'".unicodeScalars.contains($0) }.count
                    == safe.count { "<>&\"'".contains($0) })
        }
        #expect(SafeText.line("e\u{301} <b> \u{600}") == "e\u{301} <b> \u{600}")
    }

    @Test("on several lines keeps line feeds and tabs")
    func lines() {
        #expect(SafeText.lines("a\n\tb\u{1B}c\r\n") == "a\n\tb␛c␍\n")
    }

    @Test(
        "in Markdown",
        arguments: [
            ("a * b", "a \\* b"), ("<b>", "\\<b\\>"), ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("- no list", "\\- no list"), ("snake_case_name", "snake_case_name"), ("_under_", "\\_under\\_"),
            ("a|b", "a\\|b"),
            ("https://example.org", "https\\://example.org"), ("www.example.org", "www\\.example.org"),
            ("net: fix it", "net: fix it"),
            ("![x](y)", "\\!\\[x\\](y)"),
        ])
    func markdown(_ text: String, _ expected: String) {
        #expect(MarkdownText.line(text) == expected)
    }

    @Test("in a block of code, whatever fences it has itself")
    func block() {
        #expect(MarkdownText.block("a\n````\nb") == "`````\na\n````\nb\n`````")
    }

    @Test(
        "cut and counted in columns",
        arguments: [
            ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("", 0),
            // A watch (Unicode 1.1), a face (14.0), a Hindu temple (12.0), a Tangut ideograph (9.0).
            ("\u{231A}", 2), ("\u{1FAE0}", 2), ("\u{1F6D5}", 2), ("\u{17000}", 2),
            // A thermometer without emoji presentation, and halfwidth katakana.
            ("\u{1F321}", 1), ("\u{FF71}", 1),
        ])
    func width(_ text: String, _ columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test(
        "cut to what a terminal has room for", arguments: [("abcdef", 4, "abc…"), ("漢字漢字", 4, "漢…"), ("abc", 3, "abc")])
    func cut(_ text: String, _ width: Int, _ expected: String) {
        #expect(TextWidth.cut(text, to: width) == expected)
    }

    @Test("cut where marks that take no place pile up")
    func pile() {
        let pile = "e" + String(repeating: "\u{301}", count: 10_000)
        #expect(TextWidth.cut(pile, to: 20).unicodeScalars.count <= 161)
    }
}
