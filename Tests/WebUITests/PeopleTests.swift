import DigestReport
import Foundation
import HTTPTypes
import MailFormat
import Testing

@testable import PatchIndex
@testable import WebUI

@Suite("People and organisations")
struct PeopleTests {
    private static let mailmap = """
        Ana Lírio <ana@example.org> <ana@home.example>
        Bram de Groot <bram@example.org> Bram <shared@example.com>
        """
    private static let organisations = """
        ana@example.org Harbour Works < 2026-01-01
        ana@example.org Buoy "Quoted" Company
        example.net (Unknown)
        """

    private func site() async throws -> TestSite {
        let more = [
            TestMails.mail("home@example.org", "From home", from: "A. L. <ana@home.example>", body: "Hi.\n"),
            TestMails.mail("shared@example.org", "Shared", from: "Bram <shared@example.com>", body: "Hi.\n"),
            TestMails.mail("other@example.org", "Shared, too", from: "Cleo <shared@example.com>", body: "Hi.\n"),
            TestMails.mail(
                "robot@example.org", "Re: [PATCH] x", from: "kernel test robot <lkp@intel.com>", body: "Hi.\n"),
        ]
        return try await TestSite(
            TestMails.all + more, mailmap: Self.mailmap, organisations: Self.organisations)
    }

    /// The rows of a table: the name, and the numbers in it.
    private func rows(_ text: String) -> [String] {
        text.matches(of: #/<tr><th scope="row">(.*?)</tr>/#).map { row in
            let bare = String(row.output.1).replacing(#/<[^>]*>/#, with: "|")
            return bare.split(separator: "|").joined(separator: " ")
        }
    }

    @Test("are joined by the mailmap, and told for whom they work")
    func people() async throws {
        let page = try await site().get("/tide/people/")
        #expect(
            rows(page.text)
                == [
                    "Ana Lírio Buoy &quot;Quoted&quot; Company 7 6 0 2026-01-05",
                    "Bram de Groot example.org 3 0 1 2026-01-05",
                    "Nadia Okoye unknown 1 0 0 2026-01-05", "Cleo example.com 1 0 0 2026-01-05",
                ])
    }

    @Test("count by organisation")
    func organisationPage() async throws {
        let page = try await site().get("/tide/organisations/?period=all")
        #expect(
            rows(page.text) == [
                "Buoy &quot;Quoted&quot; Company 1 7 6 0 2026-01-05", "example.org 1 3 0 1 2026-01-05",
                "example.com 1 1 0 0 2026-01-05", "unknown 1 1 0 0 2026-01-05",
            ])
    }

    @Test(
        "have numbers that lead to so many messages",
        arguments: [
            "/tide/people/", "/tide/organisations/", "/all/people/?period=2026", "/tide/organisations/?days=30",
            "/tide/people/ana@example.org/", "/tide/organisations/example.org/?period=2026-01",
            "/tide/organisations/Buoy%20%22Quoted%22%20Company/", "/tide/organisations/unknown/",
        ])
    func numbers(path: String) async throws {
        let site = try await site()
        let page = try await site.get(path).text
        let links = page.matches(of: #/<a href="([^"]*of=(messages|patches|tags)[^"]*)">([0-9,]+)</a>/#)
        #expect(!links.isEmpty)
        for link in links {
            let listing = try await site.get(String(link.output.1).replacing("&amp;", with: "&"))
            #expect(listing.status == .ok)
            let shown = listing.text.components(separatedBy: "<li class=\"row\">").count - 1
            #expect(shown == Int(link.output.3), "\(link.output.1)")
            #expect(listing.text.contains(": \(shown) message"))
        }
    }

    @Test("of a shared address are told apart by their names")
    func shared() async throws {
        let site = try await site()
        let bram = try await site.get("/tide/people/bram@example.org/").text
        #expect(bram.contains("bram@example.org, shared@example.com"))
        #expect(bram.contains(">Shared</a>") && !bram.contains("Shared, too"))
        let cleo = try await site.get("/tide/people/shared@example.com/").text
        #expect(cleo.contains("Shared, too") && !cleo.contains(">Shared</a>"))
    }

    @Test(
        "have one page each",
        arguments: [
            ("/tide/people/ana@home.example/", "/tide/people/ana@example.org/"),
            ("/tide/people/ana@home.example/messages/?of=tags", "/tide/people/ana@example.org/messages/?of=tags"),
            ("/tide/people/Ana@Example.org/?days=1", "/tide/people/ana@example.org/?days=1"),
            ("/api/v1/lists/tide/people/ana@home.example", "/api/v1/lists/tide/people/ana@example.org"),
        ])
    func moved(path: String, target: String) async throws {
        let answer = try await site().get(path)
        #expect(answer.status == .movedPermanently)
        #expect(answer.headers[.location] == target)
    }

    @Test("whose mailmap goes round in a circle are found at some address")
    func circle() async throws {
        let site = try await TestSite(
            mailmap: "<bram@example.org> <b@example.org>\n<b@example.org> <bram@example.org>\n")
        #expect(try await site.get("/tide/people/b@example.org/").status == .ok)
        #expect(try await site.get("/tide/people/bram@example.org/?period=2020").status == .notFound)
    }

    @Test("of another time have a page that says so")
    func otherTime() async throws {
        let page = try await site().get("/tide/people/ana@example.org/?period=2020")
        #expect(page.status == .ok)
        #expect(page.text.contains("<b>0</b> <span>Messages</span>"))
        #expect(page.text.contains("Newest messages, outside this period") && page.text.contains("From home"))
    }

    @Test(
        "lead to a search of the same period, however far back it goes",
        arguments: ["days=1", "days=36500", "days=20000", "period=1970", "period=2026", "period=all"])
    func search(_ period: String) async throws {
        let site = try await TestSite(words: true)
        let page = try await site.get("/tide/people/ana@example.org/messages/?of=messages&\(period)")
        #expect(page.status == .ok)
        let links = page.text.matches(of: #/href="([^"]*[?]q=f[^"]*)"/#).map { String($0.output.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(try await site.get(link.replacing("&amp;", with: "&")).status == .ok) }
    }

    @Test("have the messages of the period on their pages")
    func period() async throws {
        let mails = [
            TestMails.mail("a@example.org", "First", body: "1\n"),
            TestMails.mail("b@example.org", "Second", body: "2\n"),
        ]
        let site = try await TestSite(mails)
        let page = try await site.get("/tide/people/ana@example.org/?period=2026-01-05..2026-01-06").text
        #expect(
            page.contains("<h2>Newest messages</h2>") && page.contains(">First</a>") && page.contains(">Second</a>"))
        #expect(page.contains("From 2026-01-05 to 2026-01-06"))
    }

    @Test("have a search and a feed")
    func feeds() async throws {
        let site = try await site()
        for path in ["/tide/people/ana@example.org/", "/tide/organisations/Buoy%20%22Quoted%22%20Company/"] {
            let page = try await site.get(path).text
            let link = try #require(page.firstMatch(of: #/href="([^"]*x=A)"/#)).output.1
            let feed = try await site.get(String(link).replacing("&amp;", with: "&"))
            #expect(feed.type.hasPrefix("application/atom+xml"))
        }
        let link = "/tide/?q=%28f:ana@example.org%20OR%20f:ana@home.example%29"
        #expect(try await site.get("/tide/people/ana@example.org/").text.contains("%28f%3Aana@example.org"))
        #expect(try await site.get(link).text.contains("From home"))
    }

    @Test("are changed in digests, too")
    func digest() async throws {
        let digest = try await site().get("/api/v1/lists/tide/digests/2026-01").text
        #expect(digest.contains("Buoy \\\"Quoted\\\" Company"))
    }

    @Test(
        "that nobody can write in an address have no page",
        arguments: [("", false), (".", false), ("..", false), ("a\u{1}b", false), ("a/b", true), ("a b", true)])
    func labels(_ name: String, _ isLink: Bool) {
        let period = CountingPeriod(days: 365, before: 0)
        #expect(PathLabel("x", name, below: "/tide/people/", period).isLink == isLink)
    }

    @Test(
        "are searched for in words that the search understands",
        arguments: [
            ("Red Hat", "org:\"Red Hat\""), ("IBM", "org:IBM"), ("example.com", "org:example.com"),
            ("A \"B\" C", "org:\"A B C\""), ("unknown", nil), ("\"", nil), ("", nil),
        ])
    func queries(_ name: String, _ query: String?) {
        #expect(SearchLink.organisation(name) == query)
    }

    @Test("who change their employer count for each, on the day of the mail")
    func employers() throws {
        let day = try #require(Period("2026-01-01")).since
        let choices = {
            var choices = DigestChoices()
            choices.organisations = OrganisationMap(parsing: Array(Self.organisations.utf8))
            return choices
        }()
        let entries = [-2, -1, 0].map { offset in
            MailActivity.Entry(
                message: 10 + Int64(offset), sender: 0, author: 0, received: day + Int64(offset), isPosting: true,
                tags: 2)
        }
        let contributions = Contributions(
            MailActivity(people: [Mailbox(name: "Ana", address: "Ana@Example.org")], entries: entries), choices)
        #expect(contributions.organisationTallies().map(\.name) == ["Harbour Works", "Buoy \"Quoted\" Company"])
        #expect(contributions.organisationTallies().map(\.tally.patches) == [2, 1])
        #expect(contributions.persons().map(\.tally.tags) == [6])
        #expect(contributions.persons()[0].organisation == "Buoy \"Quoted\" Company")
        #expect(contributions.persons(of: "Harbour Works").map(\.tally.messages) == [2])
        let person = Contributions.Contributor.person("ana@example.org")
        #expect(contributions.messages(of: .messages, by: person) == [10, 9, 8])
        #expect(contributions.messages(of: .tags, by: person, for: "Harbour Works") == [9, 8])
        #expect(contributions.messages(of: .patches, by: .organisation("Harbour Works")) == [9, 8])
    }
}
