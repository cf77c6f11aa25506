import MailFormat
import Testing

@Suite("Text")
struct TextTests {
    static let flowed: [MailCase<String>] = [
        MailCase("a paragraph", "a \nb \nc\n", "a b c\n"),
        MailCase("a fixed line", "a\nb\n", "a\nb\n"),
        MailCase("paragraphs", "a \nb\n\nc \nd\n", "a b\n\nc d\n"),
        MailCase("stuffed spaces", " From a\n  b\n", "From a\n b\n"),
        MailCase("stuffed in a paragraph", "a \n From b\n", "a From b\n"),
        MailCase("quotes", "> a \n> b\nc\n", "> a b\nc\n"),
        MailCase("quotes without a space", ">a \n>b\n", ">a b\n"),
        MailCase("another depth ends the paragraph", "> a \n>> b \nc\n", "> a \n>> b \nc\n"),
        MailCase("signature", "a \n-- \nJane\n", "a \n-- \nJane\n"),
        MailCase("quoted signature", "> a \n> -- \n> Jane\n", "> a \n> -- \n> Jane\n"),
        MailCase("no line end", "a \nb", "a b"),
        MailCase("a flowed line at the end", "a \n", "a \n"),
        MailCase("a diff, stuffed", "diff\n  context\n-old\n+new\n", "diff\n context\n-old\n+new\n"),
        MailCase(
            "a hunk that was never stuffed stays", "@@ -1,3 +1,2 @@ \n \tcontext \n-old \n \tmore\na \nb\n",
            "@@ -1,3 +1,2 @@ \n \tcontext \n-old \n \tmore\na b\n"),
        MailCase(
            "a hunk that was stuffed", "@@ -1,2 +1,2 @@\n  \tcontext\n-old\n+new\n",
            "@@ -1,2 +1,2 @@\n \tcontext\n-old\n+new\n"),
        MailCase("a hunk that is cut", "@@ -1,3 +1,3 @@\n \ta\nb \nc\n", "@@ -1,3 +1,3 @@\n\ta\nb c\n"),
        MailCase("nothing", "", ""),
    ]

    @Test("format=flowed", arguments: flowed)
    func unflow(_ row: MailCase<String>) {
        #expect(utf8(Message("Content-Type: text/plain; format=flowed\n\n\(row.input)").text) == row.expected)
    }

    @Test("format=flowed with delsp=yes")
    func deletedSpaces() {
        #expect(utf8(Message("Content-Type: text/plain; Format=Flowed; DelSp=Yes\n\na \nb\n").text) == "ab\n")
    }

    @Test("Without the parameter nothing is undone")
    func notFlowed() {
        #expect(utf8(Message("Content-Type: text/plain\n\na \nb\n").text) == "a \nb\n")
    }

    static let html: [MailCase<String>] = [
        MailCase("tags", "<b>a</b><i> b</i>", "a b\n"),
        MailCase("white space", "a\n\n  b\t c", "a b c\n"),
        MailCase("paragraphs", "<p>a</p><p>b</p>", "a\n\nb\n"),
        MailCase("line breaks", "a<br>b<BR/>c", "a\nb\nc\n"),
        MailCase("lines", "<div>a</div><div>b</div>", "a\nb\n"),
        MailCase("scripts and styles", "<style>p{}</style>a<script>if (a</b) x</script>b", "ab\n"),
        MailCase("comments", "a<!-- <p> -->b", "ab\n"),
        MailCase("entities", "&lt;a&gt; &amp; &quot;&#252;&#xFC;&nbsp;&mdash;", "<a> & \"üü —\n"),
        MailCase("entities that are none", "a & b &nothing; &#; &#x110000;", "a & b &nothing; &#; \u{FFFD}\n"),
        MailCase("attributes with brackets", "<a title=\"x > y\">b</a>", "b\n"),
        MailCase("preformatted", "<pre>a\n  b</pre>c", "a\n  b\n\nc\n"),
        MailCase("a bracket that is text", "1 < 2 > 1", "1 < 2 > 1\n"),
        MailCase("never closed", "a<b", "a\n"),
        MailCase("nothing", "", ""),
    ]

    @Test("HTML", arguments: html)
    func stripTags(_ row: MailCase<String>) {
        #expect(utf8(Message("Content-Type: text/html; charset=utf-8\n\n\(row.input)").text) == row.expected)
    }

    private static func mixed(_ parts: String..., subtype: String = "mixed") -> Message {
        let body = parts.map { "--b\n\($0)\n" }.joined()
        return Message("Content-Type: multipart/\(subtype); boundary=b\n\n\(body)--b--\n")
    }

    private static let diff = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"

    @Test("Of alternatives the plain one is read, wherever it stands")
    func alternative() {
        let plain = "Content-Type: text/plain\n\nplain"
        let html = "Content-Type: text/html\n\n<p>html</p>"
        #expect(utf8(Self.mixed(plain, html, subtype: "alternative").text) == "plain")
        #expect(utf8(Self.mixed(html, plain, subtype: "alternative").text) == "plain")
        #expect(utf8(Self.mixed(html, subtype: "alternative").text) == "html\n")
        #expect(utf8(Self.mixed(html, plain).text) == "plain")
    }

    @Test(
        "Attached patches follow the text",
        arguments: [
            "Content-Type: text/x-patch", "Content-Type: text/x-diff; name=x",
            "Content-Type: application/octet-stream; name=x.patch",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=x.DIFF",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=x.txt",
            "Content-Disposition: attachment",
        ])
    func attachedPatch(_ fields: String) {
        let message = Self.mixed("\nwords\n", "\(fields)\n\n\(Self.diff)")
        #expect(utf8(message.text) == "words\n\n\(Self.diff)")
    }

    @Test("Other attachments are not text")
    func attachedText() {
        let message = Self.mixed(
            "\nwords", "Content-Disposition: attachment; filename=log.txt\n\n[0.1] boot",
            "Content-Type: image/png\n\nPNG")
        #expect(utf8(message.text) == "words")
        #expect(message.attachments.map(\.filename) == ["log.txt", nil])
    }
}
