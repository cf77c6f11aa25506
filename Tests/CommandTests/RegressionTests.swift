import Foundation
import Testing

/// Reports of faults, and the patches that fix them.
@Suite("Regressions")
struct RegressionTests {
    @Test("are told when somebody has them tracked, with the patch that links to them")
    func tracked() throws {
        let list = try PostedList()
        let report = """
            Message-ID: <report@example.org>
            From: Dan <dan@example.net>
            Subject: Waves are counted twice since Monday
            Date: Thu, 1 Jan 2026 12:00:00 +0000

            Look at that.

            """
        let tracking = list.answer(
            "#regzbot introduced: 0123456789ab", to: "report@example.org",
            subject: "Waves are counted twice since Monday", from: "Cleo <cleo@example.net>", id: "track@example.org")
        let talk = report.replacing("report@", with: "talk@").replacing(
            "Waves are counted twice", with: "Tea is brewed")
        let answer = list.answer(
            "As regzbot says: #regzbot is a word.", to: "talk@example.org", subject: "Tea is brewed since Monday",
            from: "Cleo <cleo@example.net>", id: "answer@example.org")
        try list.commit(
            "tide: count once\n\nCloses: https://lore.kernel.org/tide/report@example.org/", ["waves": "one\ntwo\n"])
        let fix = try list.patches(since: "base", version: 1)
        try list.post([report, tracking, talk, answer] + fix)
        let run = try list.program.run("digest", list.archive.path, "--only", "bugs,discussions")
        let lines = run.output.split(separator: "\n").map(String.init)
        let bugs = try #require(lines.firstIndex(of: "Bug reports  1"))
        #expect(lines[bugs + 1].contains("Waves are counted twice") && lines[bugs + 1].contains("[regression]"))
        #expect(lines[bugs + 2].hasPrefix("       fixed by v1 tide: count better"))
        let discussions = try #require(lines.firstIndex(of: "Discussions  1"))
        #expect(lines[discussions + 1].contains("Tea is brewed"))
    }
}
