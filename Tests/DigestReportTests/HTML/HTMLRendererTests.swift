import DigestReport
import Testing

@Suite("What holds of every page of HTML")
struct HTMLRendererTests {
    static let page = HTMLRenderer().render(HTMLSample.digest)

    @Test("lets nothing of a mail become markup", arguments: ["<script", "onload='", "\" onload", "</pre></style>"])
    func escaped(_ markup: String) {
        #expect(!Self.page.contains(markup))
    }

    @Test("lets no control or reordering character through")
    func controls() {
        let harmful: [ClosedRange<UInt32>] = [0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069]
        #expect(!Self.page.unicodeScalars.contains { scalar in harmful.contains { $0.contains(scalar.value) } })
    }

    @Test("fetches nothing, and links only to mails and within itself")
    func selfContained() {
        for attribute in ["src=", "srcset=", "style=", "@import", "url(", "<link", "<iframe", "<img"] {
            #expect(!Self.page.contains(attribute), "\(attribute)")
        }
        let links = Self.page.matches(of: #/href="([^"]*)"/#).map { String($0.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(link.hasPrefix("#") || link.hasPrefix("mid:"), "\(link)") }
    }

    @Test("every place that a link names is there once")
    func places() {
        let ids = Self.page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in Self.page.matches(of: #/href="#([^"]*)"/#) { #expect(ids.contains(String(link.1))) }
    }

    @Test("shows what every field says")
    func everything() {
        let words = [
            "1,234", "+23 % from 1,000", "as before", "−50 % from 6", "+4 from 0", "2025-12-30 to 2026-01-04",
            "Which parts",
            "tags kept", "tags lost", "2 of 3 parts; 3 never came", "Mainlined", "fedcba987654", "2 parts",
            "withdrawn",
            "by a program", "Shortlog", "asked again", "regression", "fixed by", "for 9 days",
            "First-time contributors", "5 hours",
            "90 seconds", "TIDE GATES", "+1,300", "What the author says has changed (13 lines)", "all parts reviewed",
        ]
        for word in words { #expect(Self.page.contains(word), "\(word)") }
    }

    @Test("links messages into the archive that was named")
    func archive() {
        let options = RenderingOptions(linkBase: "https://lore.example.org/tide")
        let page = HTMLRenderer(options: options).render(HTMLSample.digest)
        #expect(page.contains("href=\"https://lore.example.org/tide/t%2F1%2Ba@x/\""))
        #expect(!page.contains("href=\"mid:"))
    }

    @Test("leaves out the sections that were not chosen")
    func sections() {
        let page = HTMLRenderer(options: RenderingOptions(sections: [.waiting])).render(HTMLSample.digest)
        #expect(page.contains("<section id=\"waiting\""))
        #expect(page.matches(of: #/<section /#).count == 1)
    }

    @Test("leads from each number to its messages where links do")
    func lists() {
        let links = DigestLinks(message: { _ in nil }, list: { HTMLLink("/lists/" + HTMLLink.encoded($0)) })
        let body = HTMLDigestBody(links: links).render(HTMLSample.digest)
        let lists = [
            "messages", "threads", "people", "automated", "series", "updates", "patches", "covers", "applied", "pulls",
            "new", "versions", "mainlined", "reviewed", "waiting", "bugs", "discussions", "newcomers", "answered",
            "unanswered", "day:2026-01-05", "state:Under Review", "author:Ana Lírio <ana@example.org>",
            "reviewer:Bo <bo@example.com>", "organisation:Example", "domain:example.org", "file:lock.c",
        ]
        for list in lists { #expect(body.contains("href=\"/lists/\(HTMLLink.encoded(list))\""), "\(list)") }
        #expect(!body.contains("<html") && !body.contains("mid:"))
    }
}
