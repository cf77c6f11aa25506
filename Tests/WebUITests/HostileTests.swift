import TestKit
import HTTPTypes
import Testing

@testable import WebUI

@Suite("Strangers")
struct HostileTests {
    private static let script = "<script>alert(1)</script>"

    /// A mail that tries it everywhere.
    private static let mail = """
        From: "\(script)" <a"onclick="alert(1)@example.org>
        To: "\(script)\u{202E}" <b@example.org>
        Cc: \(script)
        Subject: [PATCH] \(script) "><img src=x onerror=alert(1)> {{title}} {{{main}}}
        Message-ID: <"><script>alert(1)</script>@example.org>
        Date: Mon, 05 Jan 2026 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        \(script)
        https://example.org/"><script>alert(1)</script>
        Reviewed-by: \(script) <c@example.org>
        ---
        Changes in v2:
        - \(script)

        diff --git a/\(script) b/\(script)
        --- a/\(script)
        +++ b/\(script)
        @@ -1 +1 @@ \(script)
        -\(script)
        +\(script) changed
        --b
        Content-Type: text/html
        Content-Disposition: attachment; filename="\(script)../../etc/passwd\r\nX-Evil: 1"

        \(script)
        --b--

        """

    @Test("cannot write a page's HTML by mail")
    func scripts() async throws {
        let site = try await TestSite([
            Self.mail,
            Self.mail.replacing("[PATCH]", with: "[PATCH v2]").replacing(
                "\"><script>alert(1)</script>@", with: "second.2@"),
        ])
        let list = try await site.get("/tide/").text
        let path = try #require(list.firstMatch(of: #/class="title" href="([^"]*)t\/"/#)).output.1
        let series = try #require(
            try await site.get("/tide/series/").text.firstMatch(of: #/class="title" href="([^"]*)"/#)
        ).output.1
        let paths = [
            "/", "/tide/", "/all/", "\(path)", "\(path)t/", "\(path)T/", "/tide/series/", "/tide/_/text/help/",
            "\(series)", "\(series)diff/",
            "/tide/digest/2026-01/", "/tide/digest/2026-01/messages/", "/tide/people/", "/tide/organisations/",
            "/tide/_/text/config/",
            "/tide/second.2@example.org/",
            "/tide/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/tide/?q=%22%3E%3Cimg+src=x+onerror=alert(1)%3E",
        ]
        // And the pages of the person and the organisation, with the messages behind their numbers.
        let tables = try await site.get("/tide/people/").text + site.get("/tide/organisations/").text
        let linked = tables.matches(of: #/href="(/tide/(people|organisations)/[^"?]+/[^"]*)"/#).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        #expect(linked.count >= 6)
        for path in paths + linked {
            let page = try await site.get(path)
            #expect(page.status == .ok || path.contains("q="), "\(path)")
            #expect(!page.text.contains("<script>"), "\(path)")
            #expect(!page.text.contains("<img"), "\(path)")
            #expect(!page.text.contains("onclick=\"alert"), "\(path)")
            #expect(!page.text.contains("\u{202E}"), "\(path)")
        }
    }

    @Test("cannot hide marks of markup behind accents")
    func accents() throws {
        struct Model {
            var rows = [MessageRowText()]
            struct MessageRowText {
                var path = "\"\u{301}"
                var subject = "<\u{301}>\u{301}&\u{301}'\u{301}"
                var sender = ""
                var date = ""
            }
        }
        for template in ["rows", "messages"] {
            let html = try Templates().render(Model(), template)
            #expect(html.contains("href=\"&quot;\u{301}\">&lt;\u{301}&gt;\u{301}&amp;\u{301}&#39;\u{301}</a>"))
        }
    }

    @Test("cannot have a file of theirs shown as a page")
    func files() async throws {
        let site = try await TestSite([Self.mail.replacing("\"><script>alert(1)</script>@", with: "second.2@")])
        let raw = try await site.get("/tide/second.2@example.org/raw")
        #expect(raw.type == "text/plain; charset=utf-8")
        let link = try await site.get("/tide/second.2@example.org/").text.firstMatch(of: #/"([^"]*\/2-[^"]*)"/#)
        let file = try await site.get(String(try #require(link).output.1))
        #expect(file.type == "text/plain; charset=utf-8")
        #expect(file.headers[.xContentTypeOptions] == "nosniff")
        let name = try #require(file.headers[.contentDisposition])
        #expect(name.hasPrefix("inline; filename=\""))
        #expect(!name.contains("/") && !name.contains("<") && name.filter { $0 == "\"" }.count == 2)
    }

    @Test("cannot break a feed")
    func feeds() async throws {
        let site = try await TestSite([Self.mail])
        let feed = try await site.get("/tide/new.atom").text
        #expect(!feed.contains("<script"))
        #expect(feed.contains("&amp;lt;script&amp;gt;"))
    }

    @Test("cannot make the server fail by an address", arguments: 0..<8)
    func addresses(seed: UInt64) async throws {
        let site = try await TestSite()
        var random = SeededGenerator(seed)
        let words = [
            "/", "/", "/", "tide", "all", "series", "digest", "people", "organisations", "raw", "t", "T", "t.mbox.gz",
            "am.mbox",
            "new.atom", "diff", "api", "v1",
            "lists", "messages", "threads", "search", "openapi.json", "assets", "cover-v1@example.org",
            "one-v2@example.org", "_", "text", "help", "m", "1-a.txt", "2.1-", "@", "%", "%00",
            "%2e%2e", "..", "%2F", "%FF", "?", "q=", "&", "=", "before=", "page=", "-1", "999999999999999999999", "o=",
            "x=m", "x=A", "of=", "from=",
            "v=", "2026-01", "2026-W01", "..", "a..b", "--", "HEAD", "\u{202E}", "ü", "\\", "'", "\"", "<", ";", "#",
            "+", "*", "s:", "(", "NEAR",
        ]
        let paths = (0..<150).map { _ in
            "/" + (0..<(random.next() % 9)).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined()
        }
        let methods: [HTTPRequest.Method] = [.get, .head, .post]
        let answers = try await site.answers(
            paths.enumerated().map { (methods[$0 % 3], $1, [.acceptEncoding: "gzip"]) })
        for (path, answer) in zip(paths, answers) {
            #expect(answer.status.code < 500, "\(path): \(answer.status)")
        }
    }
}
