import MailFormat
import HTTPTypes
import Testing

@testable import WebUI

@Suite("A search")
struct SearchTests {
    @Test(
        "finds by words and by prefixes",
        arguments: [
            ("waves", ["cover-v1@", "one-v1@"]), ("s:tide NOT is:patch f:nadia", ["question@"]),
            ("f:bram", ["review@", "tag@"]), ("dfn:tide.c", ["one-v1@", "two-v2@"]),
            ("\"waves were counted\"", ["cover-v1@"]),
            ("m:question@example.org", ["question@"]), ("is:cover", ["cover-v1@", "cover-v2@"]),
        ])
    func found(query: String, ids: [String]) async throws {
        let site = try await TestSite(words: true)
        let page = try await site.get("/tide/?q=\(PercentEncoding.encode(query))")
        #expect(page.status == .ok)
        for id in ids { #expect(page.text.contains("href=\"/tide/\(id)example.org/\"")) }
        #expect(!page.text.contains("only titles of series"))
        let relevant = try await site.get("/tide/?q=\(PercentEncoding.encode(query))&r")
        #expect(relevant.text.contains("by relevance, <a"))
    }

    @Test("that finds nothing says so")
    func nothing() async throws {
        let page = try await TestSite(words: true).get("/tide/?q=hippopotamus")
        #expect(page.status == .ok)
        #expect(page.text.contains("0 messages"))
    }

    @Test(
        "that cannot be understood is explained, with a mark under the place",
        arguments: ["tide AND (", "state:nonsense", "d:nonsense"])
    func complaint(query: String) async throws {
        let page = try await TestSite(words: true).get("/tide/?q=\(PercentEncoding.encode(query))")
        #expect(page.status == .badRequest)
        #expect(page.text.contains("<pre class=\"complaint\">"))
        #expect(page.text.contains("^"))
    }

    @Test("by patch-ids, as b4 asks, gives the threads of what it finds")
    func patchIDs() async throws {
        let site = try await TestSite(words: true)
        let page = try await site.ask(.post, "/all/?x=m&t=1&q=dfn:tide.c+OR+m:question@example.org")
        #expect(page.status == .ok)
        #expect(page.type == "application/gzip")
    }
}
