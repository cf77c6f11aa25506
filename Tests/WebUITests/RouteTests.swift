import MailFormat
import Testing

@testable import WebUI

@Suite("An address")
struct RouteTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var path: String
        var route: Route
        var testDescription: String { path }
    }

    static let routes: [Case] = [
        Case(path: "/", route: .home),
        Case(path: "/kvm/", route: .list("kvm")),
        Case(path: "/kvm/?q=a", route: .list("kvm")),
        Case(path: "/kvm/new.atom", route: .listFeed("kvm")),
        Case(path: "/kvm/a@b/", route: .message("kvm", id: "a@b")),
        Case(path: "/kvm/a%2Fb%40c/", route: .message("kvm", id: "a/b@c")),
        Case(path: "/kvm/%3Ca@b%3E/", route: .message("kvm", id: "a@b")),
        Case(path: "/kvm/a+b@c/", route: .message("kvm", id: "a+b@c")),
        Case(path: "/kvm/a@b/raw", route: .raw("kvm", id: "a@b")),
        Case(path: "/kvm/a@b/T/", route: .thread("kvm", id: "a@b", isNested: false)),
        Case(path: "/kvm/a@b/t/", route: .thread("kvm", id: "a@b", isNested: true)),
        Case(path: "/kvm/a@b/t.mbox.gz", route: .threadMailbox("kvm", id: "a@b")),
        Case(path: "/kvm/a@b/t.atom", route: .threadFeed("kvm", id: "a@b")),
        Case(path: "/kvm/a@b/am.mbox", route: .seriesMailbox("kvm", id: "a@b")),
        Case(path: "/kvm/a@b/2-0001-fix.patch", route: .part("kvm", id: "a@b", position: "2")),
        Case(path: "/kvm/a@b/2.1.10-a.bin", route: .part("kvm", id: "a@b", position: "2.1.10")),
        Case(path: "/kvm/_/text/help/", route: .help("kvm", isRaw: false)),
        Case(path: "/kvm/_/text/help/raw", route: .help("kvm", isRaw: true)),
        Case(path: "/kvm/_/text/config/raw", route: .settings("kvm", isRaw: true)),
        Case(path: "/kvm/_/", route: .message("kvm", id: "_")),
        Case(path: "/kvm/series/", route: .seriesList("kvm")),
        Case(path: "/kvm/series/a@b/", route: .series("kvm", id: "a@b")),
        Case(path: "/kvm/series/a@b/diff/", route: .comparison("kvm", id: "a@b")),
        Case(path: "/kvm/digest/2026-W02/", route: .digest("kvm", period: "2026-W02")),
        Case(path: "/kvm/digest/a..b/messages/", route: .digestMessages("kvm", period: "a..b")),
        Case(path: "/kvm/people/a@b/", route: .person("kvm", address: "a@b")),
        Case(path: "/kvm/people/a@b/messages/", route: .personMessages("kvm", address: "a@b")),
        Case(path: "/kvm/organisations/", route: .organisations("kvm")),
        Case(path: "/kvm/organisations/Red%20Hat/", route: .organisation("kvm", name: "Red Hat")),
        Case(path: "/kvm/organisations/a%2Fb/messages/", route: .organisationMessages("kvm", name: "a/b")),
        Case(path: "/kvm/events", route: .events("kvm")),
        Case(path: "/api/v1/lists", route: .api(["lists"])),
        Case(path: "/assets/1/a.css", route: .asset(version: "1", name: "a.css")),
    ]

    @Test("leads to a page", arguments: routes)
    func route(_ example: Case) throws {
        #expect(try Route(RequestTarget(example.path)) == example.route)
    }

    @Test(
        "of another form is told the right one",
        arguments: [
            ("/kvm", "/kvm/"), ("/kvm?q=a+b", "/kvm/?q=a+b"), ("/kvm/a@b", "/kvm/a@b/"),
            ("/kvm/a@b/T", "/kvm/a@b/T/#u"),
            ("/kvm/a@b/t", "/kvm/a@b/t/#u"), ("/kvm/a@b/R", "/kvm/a@b/#R"), ("/kvm/a@b/R/", "/kvm/a@b/#R"),
            ("/kvm/a@b/f/", "/kvm/a@b/"), ("/kvm/a@b/t.mbox", "/kvm/a@b/t.mbox.gz"),
            ("/kvm/_/text", "/kvm/_/text/help/"), ("/kvm/_/text/help", "/kvm/_/text/help/"),
            ("/kvm/new.html", "/kvm/"), ("/kvm/index.html", "/kvm/"), ("/kvm/atom.xml", "/kvm/new.atom"),
            ("/kvm/m/a@b.html", "/kvm/a@b/"), ("/kvm/m/a@b/", "/kvm/a@b/"), ("/kvm/m/a@b/raw", "/kvm/a@b/raw"),
            ("/kvm/f/a@b.txt", "/kvm/a@b/raw"), ("/kvm/t/a@b.html", "/kvm/a@b/t/#u"),
            ("/kvm/t/a@b.mbox.gz", "/kvm/a@b/t.mbox.gz"), ("/kvm/t/a@b/mbox.gz", "/kvm/a@b/t.mbox.gz"),
            ("/kvm/a/b@c/", "/kvm/a%2Fb@c/"), ("/kvm/a/b/c@d/T/", "/kvm/a%2Fb%2Fc@d/T/"),
            ("/kvm/a/b@c/raw", "/kvm/a%2Fb@c/raw"), ("/kvm/a/b@c/t?x=1", "/kvm/a%2Fb@c/t/?x=1"),

            ("/kvm/a@b/raw/", "/kvm/a@b/raw"), ("/r/a@b", "/all/a@b/"), ("/r/a@b/raw", "/all/a@b/raw"),
            ("/a@b", "/all/a@b/"), ("/a@b/", "/all/a@b/"), ("/a@b/t.mbox.gz", "/all/a@b/t.mbox.gz"),
            ("/kvm/a%2Fb@c", "/kvm/a%2Fb@c/"), ("/kvm/organisations/R%20H", "/kvm/organisations/R%20H/"),
            ("/kvm/%22%3E@c", "/kvm/%22%3E@c/"),
        ])
    func moved(_ path: String, _ other: String) {
        #expect(throws: PageError.moved(to: other)) { try Route(RequestTarget(path)) }
    }

    @Test(
        "that is none gets no page, and never another host's",
        arguments: [
            "//", "//evil.example/", "/kvm//a@b/", "/kvm/a@b/attachments/1", "/kvm/a@b/0x-a.txt",
            "/kvm/a@b/2-", "/kvm/a@b/2-a", "/kvm/a@b/2-..%2Fa", "/kvm/a@b/.1-a.txt", "/kvm/a@b/1..2-a.txt",
            "/kvm/a@b/-a.txt",
            "/kvm/a@b/1234567-a.txt", "/kvm/_/text/nope/", "/kvm/_/text/help/raw/raw", "/kvm/a/b@c/unknown",
            "/kvm/series/a/b@c/",
            "/kvm/a@b/c/d/e/",
            "/kvm/a@b/unknown", "/api/v2/lists", "/api/", "/assets/", "/favicon.ico",
        ])
    func nothing(_ path: String) {
        #expect(throws: PageError.notFound("There is nothing at this address.")) { try Route(RequestTarget(path)) }
    }

    @Test(
        "with a broken escape, a control character or without a slash is refused",
        arguments: [
            "/%", "/%4", "/%zz/", "/%ff/", "/%c3/", "/a%00b/", "/a%0d%0aX:1/", "/%7f/", "kvm", "", "http://a/",
            "/a?q=%e",
        ])
    func broken(_ path: String) {
        #expect { try RequestTarget(path) } throws: { error in
            if case .invalid = error as? PageError { true } else { false }
        }
    }

    @Test("may be 16,384 bytes long and no longer")
    func length() throws {
        #expect(try RequestTarget("/" + String(repeating: "a", count: 16_383)).parts.count == 1)
        #expect(throws: PageError.tooLong) { try RequestTarget("/" + String(repeating: "a", count: 16_384)) }
    }

    @Test("has a query whose values are decoded, the first of a name")
    func query() throws {
        let target = try RequestTarget("/kvm/?q=a+b%26c&x=m;t&q=other#part")
        #expect(target.query == ["q": "a b&c", "x": "m", "t": ""])
    }

    @Test("encodes any text so that it comes back", arguments: ["a b", "ü/%?#&+", "<a@b>", "\u{1F30A}", ""])
    func encoding(_ text: String) {
        #expect(PercentEncoding.decode(PercentEncoding.encode(text), plusIsSpace: true) == text)
    }
}
