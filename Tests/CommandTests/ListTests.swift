import Foundation
import Testing

/// docs/design.md, invariant 4: every count in a digest can be listed.
@Suite("Lists behind the numbers")
struct ListTests {
    private func digest() throws -> [String: Any] {
        let run = try Program().run("digest", TestArchives.sample(), "january..february", "--format", "json")
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }

    private func lines(_ list: String) throws -> [Substring] {
        let run = try Program().run("digest", TestArchives.sample(), "january..february", "--list", list)
        #expect(run.status == 0)
        return run.output.split(separator: "\n")
    }

    @Test(
        "are as long as the number says",
        arguments: [
            ("messages", "messages"), ("threads", "threads"), ("people", "people"), ("automated", "automated"),
            ("patches", "patches"), ("covers", "covers"), ("series", "series"), ("updates", "updated_series"),
            ("pulls", "pull_requests"),
        ])
    func counts(_ list: String, _ field: String) throws {
        let counts = try digest()["counts"] as? [String: Int]
        #expect(try lines(list).count == counts?[field])
    }

    @Test(
        "are as long as the section",
        arguments: [
            ("new", "new_works"), ("versions", "new_versions"), ("applied", "applied"), ("reviewed", "reviewed"),
            ("waiting", "waiting"), ("bugs", "bug_reports"), ("discussions", "discussions"),
        ])
    func sections(_ list: String, _ field: String) throws {
        let sections = try digest()["sections"] as? [String: [Any]]
        #expect(try lines(list).count == sections?[field]?.count)
    }

    @Test("are there for everybody in the tables")
    func tables() throws {
        for (table, field) in [("authors", "author"), ("domains", "domain")] {
            for row in try digest()[table] as? [[String: Any]] ?? [] {
                #expect(try lines("\(field):\(row[field] as? String ?? "")").count == row["count"] as? Int)
            }
        }
    }

    @Test("are there for every row of people, days, states and files")
    func people() throws {
        let digest = try digest()
        let people = try #require(digest["people"] as? [String: Any])
        let tables: [(rows: Any?, label: String, list: String)] = [
            (people["reviewers"], "label", "reviewer"), (people["organisations"], "label", "organisation"),
            (people["files"], "path", "file"), (digest["states"], "label", "state"),
        ]
        for table in tables {
            let rows = try #require(table.rows as? [[String: Any]])
            #expect(!rows.isEmpty)
            for row in rows {
                #expect(try lines("\(table.list):\(row[table.label] as? String ?? "")").count == row["count"] as? Int)
            }
        }
        for day in try #require(digest["days"] as? [[String: Any]]).prefix(5) {
            #expect(try lines("day:\(day["day"] as? String ?? "")").count == day["messages"] as? Int)
        }
        let response = try #require(people["response"] as? [String: Any])
        for (list, field) in [
            ("answered", "answered"), ("unanswered", "unanswered"), ("answered-by-programs", "answered_by_program"),
        ] {
            #expect(try lines(list).count == (response[field] as? [Any])?.count)
        }
        #expect(try lines("newcomers").count == (people["newcomers"] as? [Any])?.count)
        #expect(try lines("mainlined").isEmpty)
    }

    @Test("name a message that `tidings thread` finds")
    func thread() throws {
        let program = try Program()
        let first = try #require(try lines("patches").first?.split(separator: "\t").first)
        _ = try program.run("index", TestArchives.sample())
        #expect(try program.run("thread", String(first)).status == 0)
    }

    @Test("that nobody knows are refused")
    func unknown() throws {
        let run = try Program().run("digest", TestArchives.sample(), "january..february", "--list", "nonsense")
        #expect(run.status == 2)
    }
}
