@testable import DigestReport
import Testing

@Suite("HTML written piece by piece")
struct HTMLWriterTests {
    @Test(
        "text comes out harmless",
        arguments: [
            ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"), ("\"it's\"", "&quot;it&#39;s&quot;"),
            ("&amp;", "&amp;amp;"), ("\u{1B}[31m", "␛[31m"), ("rtl\u{202E}", "rtl\u{FFFD}"), ("漢字 ü", "漢字 ü"),
            ("two\nlines", "two lines"), ("", ""),
        ])
    func text(_ text: String, _ expected: String) {
        var writer = HTMLWriter()
        writer.text(text)
        #expect(writer.html == expected)
        var element = HTMLWriter()
        element.element(.b, .named(.title, text), text: text)
        #expect(element.html == "<b title=\"\(expected)\">\(expected)</b>")
    }

    @Test("elements nest, and those without content have no end")
    func elements() {
        var writer = HTMLWriter()
        writer.element(.p, .class("x")) { p in
            p.text("a")
            p.element(.br)
            p.element(.b, text: "b")
        }
        writer.element(.pre) { $0.lines("1\n\t2") }
        #expect(writer.html == "<p class=\"x\">a<br><b>b</b></p>\n<pre>1\n\t2</pre>\n")
    }

    @Test("numbers have commas", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_020_034, "1,020,034")])
    func numbers(_ number: Int, _ expected: String) {
        #expect(number.grouped == expected)
    }

    @Test(
        "links lead to mails, over HTTP, or within",
        arguments: [
            ("https://example.org/", true), ("HTTP://example.org/", true), ("mid:a@x", true), ("/kvm/", true),
            ("#people", true), ("?q=x", true), ("javascript:alert(1)", false), ("//evil.example/", false),
            ("data:text/html,x", false), ("java\nscript:x", false), (" https://x/", false), ("/\\evil.example", false),
            ("kvm/", false), ("", false), ("https://x/" + String(repeating: "a", count: 2000), false),
        ])
    func links(_ address: String, _ isLink: Bool) {
        #expect((HTMLLink(address) != nil) == isLink)
    }

    @Test("Message-IDs in links", arguments: [("a.b-c_d@x", "a.b-c_d@x"), ("a/b+ü\"@x", "a%2Fb%2B%C3%BC%22@x")])
    func messages(_ id: String, _ encoded: String) {
        #expect(HTMLLink.message(id)?.text == "mid:" + encoded)
        #expect(HTMLLink.message(id, in: "https://l.example/k")?.text == "https://l.example/k/\(encoded)/")
        #expect(HTMLLink.message(id, in: "ftp://l.example/") == nil)
        #expect(DigestLinks(base: "javascript:x").message(id)?.text == "mid:" + encoded)
    }

    @Test(
        "SHA-256 of FIPS 180-4's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func hash(_ text: String, _ expected: String) {
        let hex = SHA256.hash(Array(text.utf8)).map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }
        #expect(hex.joined() == expected)
    }

    @Test(
        "how much more or less",
        arguments: [(5, 5, "as before"), (12, 10, "+20 % from 10"), (1, 3, "−67 % from 3"), (4, 0, "+4 from 0")])
    func change(_ count: Int, _ before: Int, _ expected: String) {
        #expect(HTMLGlance.change(count, since: before) == expected)
    }

}
