@testable import DigestReport
import Testing

@Suite("What an author says has changed")
struct ChangelogTests {
    @Test("ends where an older version begins")
    func ends() {
        let text = "Changelog:\nv7:\n * one\n * two\nv6: https://example.org/v6\n * older\n"
        #expect(Changelog.own(of: 7, in: text) == "* one\n* two")
    }

    @Test("stands at the margin, also where it began behind its heading")
    func margin() {
        #expect(
            Changelog.own(of: 2, in: "v2: Load it later\n    and hold it.\n\n    Twice.")
                == "Load it later\nand hold it.\n\nTwice.")
    }

    @Test("is nothing where nothing is said")
    func none() {
        #expect(Changelog.own(of: 2, in: "Just a text.") == nil)
        #expect(Changelog.own(of: 2, in: "") == nil)
    }
}
