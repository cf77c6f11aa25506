import HTTPTypes
import Testing

@testable import WebUI

@Suite("A page")
struct PageTests {
    /// Every kind of page, and what it has to say.
    static let pages: [(path: String, words: [String])] = [
        ("/", ["tide", "9 messages", "2 series", "<svg class=\"spark\""]),
        (
            "/tide/",
            ["[PATCH 0/2] tide: count better", "How high is the tide?", "Ana Lírio", "4 messages from 2 people"]
        ),
        ("/all/", ["How high is the tide?"]),
        (
            "/tide/cover-v1@example.org/",
            ["Waves were counted twice.", "href=\"/tide/review@example.org/\"", "mailto:ana@example.org"]
        ),
        ("/tide/review@example.org/", ["Please count from 0.", "<a href=\"https://example.org/a?b=1&amp;c=(2)\""]),
        ("/tide/cover-v2@example.org/", ["&lt;<a href=\"/all/cover-v1@example.org/\""]),
        (
            "/tide/review@example.org/t/",
            ["class=\"mail d2\"", "<span class=\"add\">+count(1);</span>", "4 messages from 2 people"]
        ),
        ("/tide/review@example.org/T/", ["class=\"mail d0\"", "as a tree"]),
        ("/tide/series/", ["tide: count better", "<b class=\"version\">v2</b>", "2 parts"]),
        (
            "/tide/series/one-v1@example.org/",
            ["v1", "v2", "1 equal, 1 changed", "Reviewed-by: Bram de Groot", "- count from 0"]
        ),
        (
            "/tide/series/cover-v2@example.org/diff/",
            ["<b>v1</b> to <b>v2</b>", "1 equal, 1 changed", "<i class=\"add\">+count(0);</i>"]
        ),
        ("/tide/digest/", ["2026-W02", "2026-01"]),
        (
            "/tide/digest/2026-01/",
            [
                "class=\"digest-page\"", "/tide/digest/2026-01/messages/?of=messages\"", "tide: count better",
            ]
        ),
        (
            "/tide/digest/2026-W02/",
            ["digest/2026-W02/messages/?of=messages\"><span class=\"number\">9<"]
        ),
        (
            "/tide/digest/2026-01-05/",
            [
                "digest/2026-01-05/messages/?of=messages\"><span class=\"number\">9<"
            ]
        ),
        ("/tide/digest/2026-01-01..2026-01-31/", ["messages/?of=messages\"><span class=\"number\">9<"]),
        ("/tide/digest/2025-01/", ["No messages."]),
        ("/tide/digest/2026/", ["messages/?of=messages\"><span class=\"number\">9<"]),
        ("/tide/digest/2025-12/", ["href=\"/tide/digest/2026-01/\""]),
        ("/tide/digest/2026-01-06/", ["href=\"/tide/digest/2026-01-05/\""]),
        ("/all/digest/", ["2026-W02"]),
        ("/all/digest/2026-01/", ["/all/digest/2026-01/messages/?of=messages\"><span class=\"number\">9<"]),
        ("/tide/digest/2026-01/messages/?of=patches", ["4 messages", "[PATCH v2 1/2] tide: count waves"]),
        ("/tide/digest/2026-01/messages/?of=author:Ana%20L%C3%ADrio%20%3Cana@example.org%3E", ["6 messages"]),
        ("/tide/people/", ["Bram de Groot", "example.net", "In the 365 days before", "3 people"]),
        ("/all/people/?period=2026", ["Bram de Groot", "In 2026"]),
        ("/tide/people/?period=2025", ["Nobody wrote in this period.", "In 2025"]),
        ("/tide/organisations/", ["example.org", "example.net", "2 organisations"]),
        (
            "/tide/organisations/example.org/",
            ["Bram de Groot", "tide: count better", "href=\"/tide/?q=org%3Aexample.org&amp;x=A\""]
        ),
        ("/tide/organisations/example.org/messages/?of=patches", ["6 messages", "[PATCH v2 1/2] tide: count waves"]),
        ("/tide/people/bram@example.org/", ["Re: [PATCH 1/2] tide: count waves"]),
        ("/tide/?q=count+better", ["1 message ", "[PATCH v2 0/2] tide: count better", "in series titles only"]),
        ("/tide/?q=m:question@example.org", ["How high is the tide?"]),
        ("/all/?q=", ["<h1>Search</h1>"]),
        (
            "/tide/_/text/help/",
            [
                "<h1>Help for tide</h1>", "dfhh:, dfctx:", "href=\"/tide/?q=is%3Acover\"",
                "midmask = http://lists.example.org/tide/%s",
            ]
        ),
        ("/all/_/text/help/", ["<h1>Help for All lists</h1>", "href=\"/all/_/text/help/raw\""]),
        ("/tide/_/text/config/", ["[publicinbox &quot;tide&quot;]", "url = http://lists.example.org/tide/"]),
        ("/tide/review@example.org/t/", ["class=\"mail d2\" id=\"u\">"]),
        ("/tide/one-v1@example.org/T/", ["id=\"u\">", "<a href=\"#u\">parent"]),
        ("/tide/cover-v1@example.org/", ["<h2 id=\"t\">Thread</h2>", "<a id=\"R\" href=\"mailto:"]),
    ]

    @Test(
        "of a digest leads nowhere before the oldest message and behind the newest",
        arguments: ["2026-01", "2026-W02", "2026-01-05", "2026"])
    func digestEnds(period: String) async throws {
        let page = try await TestSite().get("/tide/digest/\(period)/")
        #expect(page.status == .ok)
        let links = page.text.matches(of: /href="\/tide\/digest\/([0-9][^\/"]*)\/"/).map { String($0.1) }
        #expect(Set(links).subtracting([period]) == [], "\(links)")
    }

    @Test("of every kind says what it has to", arguments: pages)
    func content(path: String, words: [String]) async throws {
        let page = try await TestSite().get(path)
        #expect(page.status == .ok)
        #expect(page.type == "text/html; charset=utf-8")
        for word in words { #expect(page.text.contains(word), "\(word) on \(path)") }
        #expect(page.text.hasSuffix("</html>\n"))
        #expect(!page.text.contains("{{"))
        #expect(!page.text.contains("style=\""))
    }

    @Test(
        "that is not there is a page that says so",
        arguments: [
            "/nope/", "/tide/nope@example.org/", "/tide/nope@example.org/raw", "/tide/nope@example.org/T/",
            "/tide/nope@example.org/t.mbox.gz", "/tide/nope@example.org/t.atom", "/tide/nope@example.org/am.mbox",
            "/tide/series/nope@example.org/", "/tide/series/question@example.org/",
            "/tide/series/cover-v1@example.org/diff/",
            "/tide/series/cover-v2@example.org/diff/?from=nope", "/tide/cover-v1@example.org/2-a.txt",
            "/tide/cover-v1@example.org/0-a.txt", "/tide/nope@example.org/1-a.txt",
            "/all/_/text/config/", "/nope/_/text/help/",
            "/tide/digest/yesterday/", "/tide/digest/a..b/", "/tide/digest/..;id/",
            "/tide/digest/2026-01/messages/?of=nope",
            "/tide/people/nope@example.org/", "/tide/people/nope@example.org/messages/",
            "/tide/people/ana@example.org/messages/?of=nope", "/tide/organisations/Nobody/",
            "/tide/organisations/Nobody/messages/", "/all/digest/a..b/",
            "/tide/cover-v1@example.org/am.mbox?v=9",
            "/assets/0/tidings.css", "/nope/events",
        ])
    func missing(path: String) async throws {
        let page = try await TestSite().get(path)
        #expect(page.status == .notFound)
        #expect(page.text.contains("<h1>404 Not Found</h1>"))
        #expect(page.headers[.cacheControl] == "no-store")
    }

    @Test(
        "with a number that is none is refused",
        arguments: [
            "/tide/?before=x", "/tide/?before=-1", "/tide/?q=a&o=99999999999999999999",
            "/tide/cover-v1@example.org/t/?page=2", "/tide/people/?days=0", "/tide/people/?period=yesterday",
            "/tide/people/?page=2", "/tide/organisations/?page=0", "/tide/organisations/?days=x",
        ])
    func numbers(path: String) async throws {
        #expect(try await TestSite().get(path).status == .badRequest)
    }

    @Test("of a message on another list is found among all")
    func otherList() async throws {
        let other = TestMails.mail("there@example.org", "Elsewhere", body: "Here.\n")
        let site = try await TestSite(other: [other])
        for rest in ["", "raw", "T/", "t/", "t.mbox.gz"] {
            let page = try await site.get("/tide/there@example.org/\(rest)")
            #expect(page.status == .movedPermanently)
            #expect(page.headers[.location] == "/all/there@example.org/\(rest)")
        }
        #expect(try await site.get("/other/there@example.org/").status == .ok)
    }

    @Test("has links to other archives lead to messages of the index, and only to those")
    func archives() async throws {
        let body = "https://lore.kernel.org/r/cover-v1@example.org\n> https://lore.kernel.org/kvm/nope@example.org/\n"
        let site = try await TestSite(TestMails.all + [TestMails.mail("l@example.org", "Links", body: body)])
        for path in ["/tide/l@example.org/", "/tide/l@example.org/T/"] {
            let page = try await site.get(path).text
            #expect(page.contains("<a href=\"/all/cover-v1@example.org/\""))
            #expect(page.contains("<a href=\"https://lore.kernel.org/kvm/nope@example.org/\""))
        }
        #expect(
            try await site.get("/tide/new.atom").text.contains("https://lore.kernel.org/r/cover-v1@example.org&quot;"))
    }

    @Test("changes when the index does, and only then")
    func news() async throws {
        let site = try await TestSite()
        let before = try await site.get("/tide/")
        #expect(try await site.get("/tide/").text == before.text)
        try await site.add([TestMails.mail("new@example.org", "Something new", body: "Now.\n")])
        let after = try await site.get("/tide/")
        #expect(after.text.contains("Something new"))
        #expect(after.headers[.eTag] != before.headers[.eTag])
    }

    @Test("of a list continues where the one before it ended, also where many entries share a second")
    func paging() async throws {
        let mails = (1...120).map { TestMails.mail("m\($0)@example.org", "Subject \($0).", body: "\($0)\n") }
        let site = try await TestSite(mails, other: Array(mails[..<60]), isSameMinute: true)
        for list in ["tide", "other", "all"] {
            let count = list == "other" ? 60 : 120
            let seen = try await site.pages(of: "/\(list)/").flatMap { page in
                page.matches(of: /Subject [0-9]+\./).map { String($0.output) }
            }
            #expect(Set(seen) == Set((1...count).map { "Subject \($0)." }))
            #expect(seen.count == count)
        }
    }

    @Test("of a list is in the order of what the list received")
    func pageOrder() async throws {
        let mails = (1...120).map { TestMails.mail("m\($0)@example.org", "Subject \($0).", body: "\($0)\n") }
        let site = try await TestSite(mails)
        let seen = try await site.pages(of: "/tide/").flatMap { page in
            page.matches(of: /Subject [0-9]+\./).map { String($0.output) }
        }
        #expect(seen == (1...120).reversed().map { "Subject \($0)." })
    }

    @Test("of a list has threads that went on elsewhere")
    func crossPosted() async throws {
        let mails = (1...120).map { TestMails.mail("m\($0)@example.org", "Subject \($0).", body: "\($0)\n") }
        let answers = (1...40).map {
            TestMails.mail("a\($0)@example.org", "Re: Subject \($0).", answers: "m\($0)@example.org", body: "Yes.\n")
        }
        // The other list receives the answers after everything else; the first one never does.
        let site = try await TestSite(mails, other: (1...140).map { _ in mails[0] } + answers)
        let seen = try await site.pages(of: "/tide/").flatMap { page in
            page.matches(of: />Subject [0-9]+\./).map { String($0.output) }
        }
        #expect(Set(seen).count == 120)
    }

    @Test("of series continues where the one before it ended, also where many share a second")
    func seriesPaging() async throws {
        let mails = (1...110).map {
            TestMails.patch("p\($0)@example.org", "[PATCH] Part \($0).", to: "none\($0)@example.org", line: "l\($0);")
        }
        let site = try await TestSite(mails, isSameMinute: true)
        let seen = try await site.pages(of: "/tide/series/").flatMap { page in
            page.matches(of: /Part [0-9]+\./).map { String($0.output) }
        }
        #expect(Set(seen) == Set((1...110).map { "Part \($0)." }))
        #expect(seen.count == 110)
    }
}

extension TestSite {
    /// The pages of a list, from the first one on.
    fileprivate func pages(of first: String) async throws -> [String] {
        var pages: [String] = []
        var path: String? = first
        while let next = path, pages.count < 10 {
            let page = try await get(next).text
            pages.append(page)
            path = page.firstMatch(of: /rel="next" href="([^"]+)"/).map {
                String($0.output.1).replacing("&amp;", with: "&")
            }
        }
        return pages
    }
}
