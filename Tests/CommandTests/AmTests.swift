import Foundation
import Testing

/// `tidings am`: what it writes is what git am takes.
@Suite("am")
struct AmTests {
    /// A list with a first version of three patches, an answer with a tag to its second, and a second version.
    static func list(missing: Int? = nil) throws -> PostedList {
        let list = try PostedList()
        try list.commit(
            "waves: count four\n\nFrom here on there are four waves, größer ones too.\nFrom the sea.",
            ["waves": "one\ntwo\nthree\nfour\n"])
        try list.commit(
            "tide: return what was counted\n\nSigned-off-by: Łukasz Wójcik <lukasz@example.org>",
            ["tide.c": "int tide(void)\n{\n\treturn 4;\n}\n"],
            environment: ["GIT_AUTHOR_NAME": "Łukasz Wójcik", "GIT_AUTHOR_EMAIL": "lukasz@example.org"])
        try list.git("-C", list.tree.path, "mv", "waves", "waves.txt")
        try list.commit(
            "waves: say what it is\n\nSigned-off-by: Zoë Müller <zoe@example.org>",
            ["moon": "full", "tiny": "\u{0}\u{1}\u{2}binary\u{0}"])
        var first = try list.patches(since: "base", version: 1)
        if let missing { first.remove(at: missing) }
        try list.post(
            first + [
                list.answer(
                    "> return 4\n\nReviewed-by: Björn Ågren <bjorn@example.net>", to: "tide-v1-2@example.org",
                    subject: "[PATCH v1 2/3] tide: return what was counted",
                    from: "=?utf-8?Q?Bj=C3=B6rn_=C3=85gren?= <bjorn@example.net>", id: "review-1@example.net")
            ])
        return list
    }

    /// Adds the second version: one patch amended, and a tag for the whole.
    static func addSecondVersion(to list: PostedList) throws {
        try list.git("-C", list.tree.path, "checkout", "--quiet", "-b", "second", "base")
        try list.git("-C", list.tree.path, "cherry-pick", "main~2", "main~1", "main")
        try Data("new\n".utf8).write(to: list.tree.appending(path: "moon"))
        try list.git("-C", list.tree.path, "commit", "--quiet", "--all", "--amend", "--no-edit")
        try list.post(
            list.patches(since: "base", version: 2) + [
                list.answer(
                    "Works.\n\nTested-by: Ann Example <ann@example.com>", to: "tide-v2-0@example.org",
                    subject: "[PATCH v2 0/3] tide: count better",
                    from: "Ann Example <ann@example.com>", id: "test-2@example.com")
            ])
    }

    @Test("git am makes the same tree, authors and messages, and the tags are in them")
    func applies() throws {
        let list = try Self.list()
        let mbox = list.program.folder.appending(path: "series.mbx")
        let run = try list.program.run("am", "tide-v1-0@example.org", "--output", mbox.path)
        #expect(run.status == 0, "\(run.complaint)")
        let clone = try list.apply(mbox)
        func compare(_ format: String) throws -> (String, String) {
            try (
                list.git("-C", clone.path, "log", "--format=\(format)", "base.."),
                list.git("-C", list.tree.path, "log", "--format=\(format)", "base..main")
            )
        }
        let (tree, original) = try compare("%T")
        #expect(tree == original)
        let (people, authors) = try compare("%an <%ae> %aI %s")
        #expect(people == authors)
        let (messages, written) = try compare("%B")
        #expect(
            messages.replacing("Reviewed-by: Björn Ågren <bjorn@example.net>\n", with: "") == written)
        let second = try list.git("-C", clone.path, "log", "-1", "--format=%(trailers)", "applied~1")
        #expect(
            second == """
                Signed-off-by: Łukasz Wójcik <lukasz@example.org>
                Reviewed-by: Björn Ågren <bjorn@example.net>

                """)
    }

    @Test("the newest version is taken, another on wish")
    func versions() throws {
        let list = try Self.list()
        try Self.addSecondVersion(to: list)
        let mbox = list.program.folder.appending(path: "series.mbx")
        #expect(try list.program.run("am", "tide-v1-2@example.org", "--output", mbox.path).status == 0)
        let newest = try list.apply(mbox)
        #expect(
            try list.git("-C", newest.path, "rev-parse", "HEAD^{tree}")
                == list.git("-C", list.tree.path, "rev-parse", "second^{tree}"))
        let log = try list.git("-C", newest.path, "log", "--format=%B", "base..")
        #expect(log.ranges(of: "Tested-by: Ann Example <ann@example.com>").count == 3)
        #expect(log.ranges(of: "Reviewed-by: Björn Ågren <bjorn@example.net>").count == 1, "the diff is that of v1")
        let own = try list.program.run("am", "--no-carry", "tide-v1-2@example.org")
        #expect(!own.output.contains("Reviewed-by"))

        #expect(try list.program.run("am", "-v", "1", "tide: count better", "-o", mbox.path).status == 0)
        let older = try list.apply(mbox)
        #expect(
            try list.git("-C", older.path, "rev-parse", "HEAD^{tree}")
                == list.git("-C", list.tree.path, "rev-parse", "main^{tree}"))

        let unknown = try list.program.run("am", "-v", "7", "tide-v1-0@example.org")
        #expect(unknown.status == 1)
        #expect(unknown.output.isEmpty)
        #expect(unknown.complaint.contains("no version 7 of it; the index has v1, v2"))
    }

    @Test("--dry-run tells and writes nothing")
    func dryRun() throws {
        let list = try Self.list()
        let mbox = list.program.folder.appending(path: "series.mbx")
        let run = try list.program.run("am", "--dry-run", "tide-v1-0@example.org", "--output", mbox.path)
        #expect(run.status == 0)
        #expect(!FileManager.default.fileExists(atPath: mbox.path))
        #expect(
            run.output == """
                tide: count better, v1, by Zoë Müller <zoe@example.org>
                  [1/3] waves: count four
                  [2/3] tide: return what was counted
                    by Łukasz Wójcik <lukasz@example.org>
                    + Reviewed-by: Björn Ågren <bjorn@example.net>
                  [3/3] waves: say what it is
                3 patches

                """)
    }

    @Test("the mbox goes to standard output, what was done to standard error")
    func streams() throws {
        let list = try Self.list()
        let run = try list.program.run("am", "tide-v1-0@example.org")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("From git@z Thu Jan  1 00:00:00 1970\n"))
        #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("From ") }.count == 3)
        #expect(run.complaint.hasSuffix("3 patches\n"))
    }

    @Test("--json has the same fields for a dry run and for a file")
    func json() throws {
        let list = try Self.list()
        let dry = try list.program.run("am", "--json", "--dry-run", "tide-v1-0@example.org")
        let written = try list.program.run("am", "--json", "--output", "series.mbx", "tide-v1-0@example.org")
        #expect(dry.output == written.output)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(dry.output.utf8)) as? [String: Any])
        #expect(report["title"] as? String == "tide: count better")
        #expect(report["version"] as? Int == 1)
        #expect(report["total"] as? Int == 3)
        #expect(report["missing"] as? [Int] == [])
        let parts = try #require(report["parts"] as? [[String: Any]])
        #expect(parts.map { $0["number"] as? Int } == [1, 2, 3])
        #expect(parts[1]["added"] as? [String] == ["Reviewed-by: Björn Ågren <bjorn@example.net>"])
        #expect(try list.program.run("am", "--json", "tide-v1-0@example.org").status == 2)
    }

    @Test("a series with a missing part is refused, and taken with --partial")
    func partial() throws {
        let list = try Self.list(missing: 1)
        let refused = try list.program.run("am", "tide-v1-0@example.org")
        #expect(refused.status == 1)
        #expect(refused.output.isEmpty)
        #expect(refused.complaint.contains("part 1 of 3 was never received; --partial takes the others alone"))
        let taken = try list.program.run("am", "--partial", "tide-v1-0@example.org")
        #expect(taken.status == 0)
        #expect(taken.output.split(separator: "\n").filter { $0.hasPrefix("From ") }.count == 2)
        #expect(taken.complaint.hasSuffix("2 of 3 patches\n"))
    }

    @Test("a Link: on wish, no tags on wish")
    func choices() throws {
        let list = try Self.list()
        let linked = try list.program.run("am", "-l", "tide-v1-0@example.org").output
        #expect(linked.contains("\nLink: https://patch.msgid.link/tide-v1-2@example.org\n---\n"))
        let other = try list.program.run(
            "am", "--link", "--link-prefix", "https://lists.example.org/r/", "tide-v1-0@example.org")
        #expect(other.output.contains("\nLink: https://lists.example.org/r/tide-v1-1@example.org\n"))
        let bare = try list.program.run("am", "--no-tags", "tide-v1-0@example.org")
        #expect(bare.output.contains("tide: return what was counted") && !bare.output.contains("Reviewed-by"))
    }

    @Test("a tag that somebody else sent is left out, and said so")
    func strangers() throws {
        let list = try Self.list()
        try list.post([
            list.answer(
                "Acked-by: Carla Chief <carla@example.org>", to: "tide-v1-3@example.org",
                subject: "[PATCH v1 3/3] waves: say what it is",
                from: "Somebody Else <else@example.org>", id: "stranger@example.org")
        ])
        let run = try list.program.run("am", "-n", "tide-v1-0@example.org")
        #expect(
            run.output.contains(
                "    not added: Acked-by: Carla Chief <carla@example.org> (sent by Somebody Else <else@example.org>)\n")
        )
    }

    @Test("a name is the same with the family name first")
    func names() throws {
        let list = try Self.list()
        try list.post([
            list.answer(
                "Acked-by: Carla Chief <carla@example.org>", to: "tide-v1-3@example.org",
                subject: "[PATCH v1 3/3] waves: say what it is",
                from: "\"Chief, Carla\" <cchief@corp.example.com>", id: "chief@example.org")
        ])
        let run = try list.program.run("am", "-n", "tide-v1-0@example.org")
        #expect(run.output.contains("    + Acked-by: Carla Chief <carla@example.org>\n"), "\(run.output)")
    }

    @Test("what the index does not know")
    func unknown() throws {
        let list = try Self.list()
        let run = try list.program.run("am", "nothing@example.org")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
    }

    @Test("nothing of a mail reaches a terminal that it would obey, while a file gets the mail as it is")
    func terminal() throws {
        let list = try Self.list()
        try list.commit("tide: ring\n\nA bell: \u{1B}[31;5m\u{7}.", ["bell": "ding\n"])
        try list.post(list.patches(since: "HEAD~1", version: 7))
        let program = list.program
        let id = "tide-v7-1@example.org"
        #expect(try program.run("am", id).output.contains("\u{1B}[31;5m\u{7}"))
        // `script` of util-linux gives the program a terminal.
        let shown = try Program.run(
            URL(filePath: "/usr/bin/env"),
            ["script", "-qec", "'\(Program.executable.path)' am \(id)", "/dev/null"], in: program.folder,
            environment: ["HOME": program.folder.path, "XDG_CACHE_HOME": program.folder.appending(path: "cache").path])
        #expect(shown.output.contains("A bell: \u{241B}[31;5m\u{2407}."), "\(shown)")
        #expect(!shown.output.unicodeScalars.contains("\u{7}"))
    }

    @Test("a part that claims to be one of very many is told in a line")
    func manyMissing() throws {
        let list = try PostedList()
        try list.commit("tide: rise", ["tide": "high\n"])
        let patches = try list.patches(since: "base", version: 1)
        try list.post([patches[1].replacing("[PATCH v1 1/1]", with: "[PATCH 2/999999]")])
        let run = try list.program.run("am", "tide-v1-1@example.org")
        #expect(run.status == 1)
        #expect(run.complaint.contains("part 1, 3-10000 of 999999 was never received"), "\(run.complaint)")
        let series = try list.program.run("series", "tide-v1-1@example.org").output
        #expect(series.contains("1 of 999999 parts, missing 1, 3-10000  "), "\(series)")
        #expect(series.hasSuffix("       1   missing\n       2   tide: rise\n  3-10000   missing\n"), "\(series)")
    }
}
