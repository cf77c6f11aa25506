import Foundation
import Testing

/// `tidings series`, `tidings thread` and `tidings list`: what is told of changes, threads and lists.
@Suite("series, thread and list")
struct SeriesTests {
    private static func list() throws -> PostedList {
        let list = try AmTests.list()
        try AmTests.addSecondVersion(to: list)
        return list
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("a work is told newest version first, with tags, marks and what changed")
    func text() throws {
        let run = try Self.list().program.run("series", "tide-v1-2@example.org")
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.output.hasPrefix("tide: count better\nZoë Müller <zoe@example.org>\n\nv2  3 parts  2026-01-01"))
        for line in [
            "  since v1: 2 equal, 1 changed", "  1 = waves: count four", "  2 = tide: return what was counted",
            "  3 ! waves: say what it is", "  Superseded by v2",
        ] {
            #expect(run.output.contains(line + "\n"), "\(run.output)")
        }
        #expect(run.output.contains("Tested-by: Ann Example <ann@example.com>"))
        #expect(
            run.output.components(separatedBy: "Reviewed-by: Björn").count == 2,
            "the parts of v1 are shown only with --all-parts")
        #expect(run.output.contains("      Reviewed-by: Björn Ågren <bjorn@example.net> (carried over from v1)\n"))
    }

    @Test("--all-parts shows the parts of older versions with their tags")
    func allParts() throws {
        let run = try Self.list().program.run("series", "--all-parts", "tide-v2-0@example.org")
        #expect(run.output.contains("Reviewed-by: Björn Ågren <bjorn@example.net>"), "\(run.output)")
    }

    @Test("--diff shows what changed in a part as git's range-diff does")
    func diff() throws {
        let run = try Self.list().program.run("series", "--diff", "tide-v2-0@example.org")
        #expect(run.output.contains("    -+full\n"), "\(run.output)")
        #expect(run.output.contains("    ++new\n"), "\(run.output)")
    }

    @Test("a title names a work, part of one does too, an unknown one does not")
    func titles() throws {
        let list = try Self.list()
        let byMessage = try list.program.run("series", "tide-v2-0@example.org").output
        #expect(try list.program.run("series", "tide: count better").output == byMessage)
        #expect(try list.program.run("series", "count better").output == byMessage)
        let unknown = try list.program.run("series", "moon: shine")
        #expect(unknown.status == 1)
        #expect(unknown.output.isEmpty)
        #expect(unknown.complaint.contains("no message or series called 'moon: shine'"))
    }

    @Test("series --json")
    func json() throws {
        let run = try Self.list().program.run("series", "--json", "tide-v1-0@example.org")
        let work = try Self.object(run.output)
        #expect(work["title"] as? String == "tide: count better")
        #expect(work["author"] as? String == "Zoë Müller <zoe@example.org>")
        let versions = try #require(work["versions"] as? [[String: Any]])
        #expect(versions.map { $0["label"] as? String } == ["v2", "v1"])
        #expect(versions.map { $0["message_id"] as? String } == ["tide-v2-0@example.org", "tide-v1-0@example.org"])
        #expect(versions.map { $0["total"] as? Int } == [3, 3])
        #expect(versions.map { $0["missing"] as? [Int] } == [[], []])
        #expect(versions[1]["state"] as? String == "Superseded")
        let changes = try #require(versions[0]["changes"] as? [String: Any])
        #expect(["equal", "changed", "added", "dropped"].map { changes[$0] as? Int } == [2, 1, 0, 0])
        let tags = try #require(versions[0]["tags"] as? [[String: Any]])
        #expect(tags.map { $0["message_id"] as? String } == ["test-2@example.com"])
        let parts = try #require(versions[1]["parts"] as? [[String: Any]])
        let given = try #require(parts[1]["tags"] as? [[String: Any]])
        #expect(given.map { $0["person"] as? String } == ["Björn Ågren <bjorn@example.net>"])
        #expect(given.map { $0["key"] as? String } == ["Reviewed-by"])
    }

    @Test("a missing part is shown as missing")
    func missing() throws {
        let list = try AmTests.list(missing: 3)
        let versions = try Self.object(try list.program.run("series", "--json", "tide-v1-0@example.org").output)
        let version = try #require((versions["versions"] as? [[String: Any]])?.first)
        #expect(version["missing"] as? [Int] == [3])
        let parts = try #require(version["parts"] as? [[String: Any]])
        #expect(parts.map { $0["number"] as? Int } == [1, 2, 3])
        #expect(parts[2]["message_id"] == nil)
    }

    @Test("a thread is a tree in reading order")
    func thread() throws {
        let list = try Self.list()
        let run = try list.program.run("thread", "review-1@example.net")
        #expect(run.status == 0, "\(run.complaint)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.map { $0.dropFirst(11).prefix { $0 == " " }.count } == [0, 2, 2, 4, 2])
        #expect(lines[0].hasPrefix("2026-01-01 Zoë Müller  [PATCH v1 0/3] tide: count better"))
        #expect(lines[3].contains("Björn Ågren  Re: [PATCH v1 2/3] tide: return what was counted"))
    }

    @Test("thread --json, with the place of a mail that was never received")
    func threadJSON() throws {
        let list = try AmTests.list(missing: 2)
        try list.post([
            list.answer(
                "Nice.", to: "tide-v1-2@example.org", subject: "[PATCH v1 2/3] tide: return what was counted",
                from: "Ann Example <ann@example.com>", id: "nice@example.com")
        ])
        let thread = try Self.object(try list.program.run("thread", "--json", "review-1@example.net").output)
        let messages = try #require(thread["messages"] as? [[String: Any]])
        #expect(
            messages.map { $0["message_id"] as? String }
                == ["tide-v1-2@example.org", "review-1@example.net", "nice@example.com"])
        #expect(messages.map { $0["is_missing"] as? Bool } == [true, false, false])
        #expect(messages.map { $0["depth"] as? Int } == [0, 1, 1])
        #expect(messages.last?["sender"] as? String == "Ann Example <ann@example.com>")
    }

    @Test("list counts messages and series")
    func lists() throws {
        let list = try Self.list()
        let run = try list.program.run("list")
        #expect(run.status == 0)
        #expect(run.output.contains("10 messages  2 series  newest 2026-01-01"), "\(run.output)")
        let lists = try Self.object(try list.program.run("list", "--json").output)["lists"] as? [[String: Any]]
        #expect(lists?.map { $0["messages"] as? Int } == [10])
        #expect(lists?.map { $0["series"] as? Int } == [2])
        #expect(try Program().run("list").status == 1)
    }
}
