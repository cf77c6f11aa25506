import Foundation
import Testing

@Suite("tidings search")
struct SearchTests {
    /// A program whose index knows the sample list and its words.
    private static func program() throws -> Program {
        let program = try Program()
        let run = try program.run("index", "--text", TestArchives.sample())
        #expect(run.status == 0, "\(run.complaint)")
        return program
    }

    @Test("prints a line a message, or JSON, or Message-IDs")
    func forms() throws {
        let program = try Self.program()
        let text = try program.run("search", "s:GeoJSON", "is:cover", "--sort", "date")
        #expect(text.status == 0)
        #expect(text.output.contains("2026-02-16  Priya Raghunathan  [PATCH v3 0/3] station: a reader for"))

        let json = try program.run("search", "s:GeoJSON is:cover", "--json", "--sort", "date")
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let messages = try #require(document["messages"] as? [[String: Any]])
        #expect(document["total"] as? Int == messages.count)
        #expect(messages.first?["message_id"] as? String == "20260216050000.6442-0-priya@harbour.example.com")
        #expect(messages.allSatisfy { $0["kind"] as? String == "cover" })

        let ids = try program.run("search", "s:GeoJSON is:cover", "-0", "--sort", "date").output
        #expect(ids.split(separator: "\0").map(String.init) == messages.compactMap { $0["message_id"] as? String })
    }

    @Test("writes an mbox that is read as it was, and whole threads and works on wish")
    func mailboxes() throws {
        let program = try Self.program()
        func count(_ arguments: String...) throws -> Int {
            let file = program.folder.appending(path: "found-\(UUID().uuidString).mbox")
            let run = try program.run(["search", "--mbox", "--output", file.path] + arguments)
            #expect(run.status == 0, "\(run.complaint)")
            let index = program.folder.appending(path: "\(UUID().uuidString).sqlite").path
            _ = try program.run("index", file.path, "--index", index)
            let lines = try program.run("index", "--contents", "--index", index).output
            return lines.split(separator: "\n").count { $0.hasPrefix("message|") }
        }
        let cover = "mid:20260216050000.6442-0-priya@harbour.example.com"
        #expect(try count(cover) == 1)
        #expect(try count(cover, "--series") == 4)
        #expect(try count(cover, "--threads") == 7)
    }

    @Test("shows works and threads")
    func groups() throws {
        let program = try Self.program()
        let works = try program.run("search", "state:accepted GeoJSON", "--series")
        #expect(
            works.output.hasPrefix("2026-02-16  v3        3  station: a reader for GeoJSON stati…  Priya Raghunathan\n")
        )
        #expect(works.output.split(separator: "\n").count == 1)
        let trees = try program.run("search", "state:accepted GeoJSON", "--threads")
        #expect(trees.output.contains("\n2026-02-16   Priya Raghunathan  [PATCH v3 1/3]"))
    }

    @Test(
        "explains what is wrong, with a mark under the place",
        arguments: [
            (["search", "tide", "AND", "("], "  tide AND (\n"), (["search", "d:someday"], "\n  ^^^^^^^^^\n"),
            (["search", "tide", "--list", "nowhere"], "no list 'nowhere'"),
            (["search", "tide", "--json", "--mbox"], "only one"),
        ])
    func wrong(_ arguments: [String], _ complaint: String) throws {
        let run = try Self.program().run(arguments)
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
    }

    @Test("ends with 1 when nothing is found, and with 3 when the index keeps no words")
    func nothing() throws {
        let program = try Self.program()
        let run = try program.run("search", "nosuchword")
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(try program.run("search", "nosuchword", "--json").output.contains("\"total\" : 0"))

        let other = try Program()
        _ = try other.run("index", TestArchives.sample())
        let refused = try other.run("search", "water")
        #expect(refused.status == 3)
        #expect(refused.complaint.contains("tidings index --text"))
        #expect(try other.run("search", "f:priya").status == 0)
    }

    @Test("keeps to a list")
    func list() throws {
        let program = try Self.program()
        let name = try #require(try program.run("list").output.split(separator: " ").first)
        #expect(try program.run("search", "f:priya", "--list", String(name)).status == 0)
    }
}
