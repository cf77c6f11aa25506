import Foundation
import PatchIndex
import Testing

@testable import WebUI

@Suite("Help")
struct HelpTests {
    @Test("tells of every prefix, each once")
    func prefixes() {
        let told = SearchHelp.rows.flatMap(\.prefixes)
        #expect(Set(told) == Set(SearchField.allCases).subtracting([.any]))
        #expect(told.count == Set(told).count)
    }

    @Test("has examples that the search understands", arguments: SearchHelp.rows.map(\.example))
    func examples(_ example: String) throws {
        _ = try SearchQuery(parsing: example, now: 1_767_600_000)
    }

    @Test("has ways to write queries that the search understands")
    func forms() throws {
        for (forms, _) in SearchHelp.operators + SearchHelp.dates {
            for form in forms.components(separatedBy: ", ") {
                #expect(throws: Never.self, "\(form)") { try SearchQuery(parsing: form, now: 1_767_600_000) }
            }
        }
    }

    @Test("comes as plain text, too")
    func text() async throws {
        let answer = try await TestSite().get("/tide/_/text/help/raw")
        #expect(answer.type == "text/plain; charset=utf-8")
        #expect(answer.text.hasPrefix("Help for tide\n"))
        #expect(answer.text.contains("\n  dfn:"))
        #expect(answer.text.contains("searchmask = http://lists.example.org/tide/?x=m&t=1&q=%s"))
        for line in answer.text.split(separator: "\n") where !line.contains("http") { #expect(line.count <= 100) }
    }

    @Test("has settings in the syntax of git's configuration")
    func settings() async throws {
        let answer = try await TestSite().get("/tide/_/text/config/raw")
        #expect(answer.type == "text/plain; charset=utf-8")
        #expect(
            answer.text.hasSuffix(
                "[publicinbox \"tide\"]\n\tinboxdir = /path/to/tide\n\turl = http://lists.example.org/tide/\n"))
    }
}
