import TestKit
import Foundation
import Testing

@testable import WebUI

@Suite("The text of a mail as HTML")
struct BodyHTMLTests {
    private func html(_ text: String, known: Set<String> = []) -> String {
        BodyHTML.render(Array(text.utf8), isKnown: known.contains)
    }

    @Test(
        "is escaped, wherever it stands",
        arguments: [
            "<script>alert(1)</script>", "> <script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>",
            "https://example.org/\"onmouseover=\"alert(1)", "https://example.org/<script>", "-- \n<script>",
            "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-<script>\n+<script>\n",
        ])
    func escaped(_ text: String) {
        let html = html(text)
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(!html.contains("\"on"))
        #expect(!html.contains("onmouseover=\""))
    }

    @Test("has short quotations in place and folds long ones")
    func quotations() {
        #expect(
            html("> a\n> b\nc\n")
                == "<pre>\n<span class=\"q\">&gt; a</span>\n<span class=\"q\">&gt; b</span>\nc\n</pre>\n")
        let long = String(repeating: "> a\n", count: 8)
        let folded = html("x\n" + long + "y\n")
        #expect(folded.hasPrefix("<pre>\nx\n</pre>\n<details class=\"quote\"><summary>8 quoted lines</summary>"))
        #expect(folded.hasSuffix("</pre></details>\n<pre>\ny\n</pre>\n"))
    }

    @Test("has a diff in colours, and what stands around it not")
    func diff() {
        let html = html(
            "-not a diff\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ f\n a\n-b\n+c\n-- \n2.47\n")
        #expect(html.contains("<pre>\n-not a diff\n"))
        #expect(html.contains("<span class=\"file\">--- a/x</span>\n<span class=\"file\">+++ b/x</span>\n"))
        #expect(
            html.contains(
                "<span class=\"hunk\">@@ -1,2 +1,2 @@ f</span>\n a\n<span class=\"del\">-b</span>\n<span class=\"add\">+c</span>\n</pre>"
            ))
        #expect(html.hasSuffix("<pre>\n<span class=\"sig\">-- \n2.47\n</span></pre>\n"))
    }

    @Test(
        "has web addresses as links, without the marks of the sentence around them",
        arguments: [
            ("see https://example.org/a.", "https://example.org/a"),
            ("(https://example.org/a)", "https://example.org/a"),
            ("https://example.org/a_(b)", "https://example.org/a_(b)"),
            ("<http://example.org/?a&b>", "http://example.org/?a&amp;b"),
        ])
    func addresses(_ text: String, _ link: String) {
        #expect(html(text).contains("<a href=\"\(link)\" rel=\"nofollow noopener\">\(link)</a>"))
    }

    @Test(
        "has no link that is none",
        arguments: ["javascript:alert(1)", "https://", "xhttp:/a", "http:// a", "data:text/html,x"])
    func noLinks(_ text: String) {
        #expect(!html(text).contains("<a "))
    }

    @Test("has Message-IDs as links when the index has them")
    func messages() {
        let text = "In <a.1@example.org> and <b.2@example.org>"
        #expect(
            html(text, known: ["a.1@example.org"])
                == "<pre>\nIn &lt;<a href=\"/all/a.1@example.org/\" rel=\"nofollow noopener\">a.1@example.org</a>&gt; and &lt;b.2@example.org&gt;</pre>\n"
        )
        #expect(Links.mentions(in: Array(text.utf8), limit: 9) == ["a.1@example.org", "b.2@example.org"])
        #expect(Links.mentions(in: Array("<ann@example.org> <1@<2@x>".utf8), limit: 9) == ["2@x"])
    }

    @Test(
        "has links to web archives lead to its own page of a message",
        arguments: [
            ("https://lore.kernel.org/r/a.1@example.org", ""), ("https://lore.kernel.org/kvm/a.1@example.org/", ""),
            ("https://lore.kernel.org/all/a.1%40example.org/T/#u", "T/"),
            ("http://lore.kernel.org/kvm/a.1@example.org/t/#m0123", "t/"),
            ("https://lore.kernel.org/kvm/a.1@example.org/raw", "raw"),
            ("https://lore.kernel.org/kvm/a.1@example.org/t.mbox.gz", "t.mbox.gz"),
            ("https://lore.kernel.org/a.1@example.org", ""), ("https://patch.msgid.link/a.1@example.org", ""),
            ("https://lkml.kernel.org/r/a.1@example.org", ""), ("https://marc.info/?i=a.1@example.org", ""),
            ("https://marc.info/?l=kvm&i=a.1@example.org", ""),
            ("https://www.mail-archive.com/search?l=mid&q=a.1@example.org", ""),
            ("https://lists.example.net/lists/kvm/a.1@example.org/", ""),
        ])
    func archives(_ address: String, _ rest: String) {
        let escaped = address.replacing("&", with: "&amp;")
        let outside = "<a href=\"\(escaped)\" rel=\"nofollow noopener\">\(escaped)</a>"
        let text = "Link: \(address)."
        #expect(
            html(text, known: ["a.1@example.org"])
                == "<pre>\nLink: <a href=\"/all/a.1@example.org/\(rest)\" rel=\"nofollow noopener\">\(escaped)</a>.</pre>\n"
        )
        #expect(html(text).contains(outside))
        #expect(Links.mentions(in: Array(text.utf8), limit: 9) == ["a.1@example.org"])
    }

    @Test(
        "leaves links as they are that are of something else",
        arguments: [
            "https://patchwork.kernel.org/project/kvm/patch/a.1@example.org/", "https://a.1@example.org/",
            "https://lore.kernel.org/kvm/?q=a.1@example.org", "https://lore.kernel.org/kvm/a.1@example.org/s/",
            "https://lore.kernel.org/kvm/a.1@example.org/2-a.patch", "https://lore.kernel.org/kvm/@example.org/",
            "https://lore.kernel.org/kvm/%zz@example.org/", "https://lore.kernel.org/kvm/b@example.org/",
            "https://example.org/?i=a.1@example.org", "https://bugs.example.org/a.1@example.org#c3",
            "https://lore.kernel.org/kvm/a.1@example.org/raw?x=1",
        ])
    func otherLinks(_ address: String) {
        let html = html(address, known: ["a.1@example.org", "@example.org"])
        #expect(html.contains("<a href=\"\(address)\" "))
    }

    @Test("has links to web archives whose Message-IDs are markup as text")
    func hostileArchives() {
        let id = "1\"><script>alert(1)</script>@example.org"
        let encoded = "1%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E@example.org"
        let page = html("https://lore.kernel.org/r/\(encoded)", known: [id])
        #expect(!page.contains("<script") && !page.contains("\"><s"))
        // A line feed, a space or a bracket is in no Message-ID.
        for part in ["a%0Ab@example.org", "a%20b@example.org", "%3Ca@example.org%3E", "a@%E2%80%AEexample.org"] {
            #expect(ArchiveLink(Array("https://lore.kernel.org/r/\(part)".utf8)) == nil)
        }
        #expect(ArchiveLink(Array("https://lore.kernel.org/r/a'%22%26@example.org".utf8))?.id == "a'\"&@example.org")
    }

    @Test(
        "goes on behind what is too long to be an address, whatever it is made of",
        arguments: [("http://a", ")"), ("http://a", "]}"), ("http://a", "(."), ("", "http://-"), ("", "http://a")])
    func longAddresses(_ start: String, _ piece: String) {
        let flood = start + String(repeating: piece, count: 300_000 / piece.utf8.count)
        let link = "https://lore.kernel.org/r/a.1@example.org"
        #expect(Links.mentions(in: Array("\(flood) \(link)\n".utf8), limit: 9) == ["a.1@example.org"])
        #expect(html("\(flood) \(link)\n", known: ["a.1@example.org"]).contains("<a href=\"/all/a.1@example.org/\""))
    }

    @Test("shows what a terminal or a browser would obey as pictures")
    func controls() {
        #expect(html("a\u{1B}[31m\u{0}\u{202E}b") == "<pre>\na␛[31m␀\u{FFFD}b</pre>\n")
    }

    @Test("comes of any bytes, in time", arguments: 0..<64)
    func total(seed: UInt64) {
        var random = SeededGenerator(seed)
        let words: [[UInt8]] = [
            "> ", "\n", "-- \n", "diff --git a/a b/a\n", "@@ -1 +1 @@\n", "https://", "<", "@", ">", "+a\n", "-b\n",
        ].map { Array($0.utf8) }
        var text: [UInt8] = []
        for _ in 0..<2000 {
            text +=
                random.next() % 4 == 0 ? [UInt8(random.next() & 0xFF)] : words[Int(random.next() % UInt64(words.count))]
        }
        let html = BodyHTML.render(text) { $0.count % 2 == 0 }
        for tag in ["pre", "details", "span", "a"] {
            #expect(html.components(separatedBy: "<\(tag)").count >= html.components(separatedBy: "</\(tag)>").count)
        }
        #expect(!html.contains("<script"))
    }
}
