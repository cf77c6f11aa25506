import Foundation
import MailArchive
import MailFormat
import PatchFormat
@testable import PatchIndex
import PatchTracking
import Testing

@Suite("Patches looked for in a tree")
struct MainlineSearchTests {
    /// A list and the tree that its patches go to.
    private final class Work {
        let index: TestIndex
        let tree: URL
        private var mails: [(mail: [UInt8], received: String)] = []

        init() throws {
            index = try TestIndex()
            tree = index.folder.appending(path: "tree")
            try FileManager.default.createDirectory(at: tree, withIntermediateDirectories: true)
            try git("init", "--quiet")
            for file in ["a.c", "b.c", "c.c"] { try write((1...9).map { "\(file) \($0)\n" }.joined(), to: file) }
            try commit("start", day: 1)
        }

        func write(_ text: String, to file: String) throws {
            try Data(text.utf8).write(to: tree.appending(path: file))
        }

        /// Changes a line of a file.
        func change(_ file: String, line: Int, to text: String) throws {
            var lines = try String(contentsOf: tree.appending(path: file), encoding: .utf8).split(separator: "\n")
            lines[line - 1] = Substring(text)
            try write(lines.map { $0 + "\n" }.joined(), to: file)
        }

        @discardableResult
        func commit(_ message: String, by author: String = "Ana Lírio <ana@example.org>", day: Int) throws -> String {
            try git("add", "--all")
            try git("commit", "--quiet", "--author", author, "-m", message, day: day)
            return try git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// Posts what was changed and not committed; received, as mirrors do it, years later.
        func post(
            _ id: String, _ subject: String, by author: String = "Ana Lírio <ana@example.org>", day: Int,
            answers: String? = nil, edit: (String) -> String = { $0 }
        ) throws {
            let mail = """
                From: \(author)
                To: tide@lists.example.org
                Subject: \(subject)
                Message-ID: <\(id)>
                \(answers.map { "In-Reply-To: <\($0)>\n" } ?? "")Date: \(Self.date(day))

                Because.

                Signed-off-by: Ana Lírio <ana@example.org>
                ---
                \(edit(try git("diff", "HEAD")))
                """
            mails.append((Array(mail.utf8), "Sun Jan  4 10:00:00 2026"))
        }

        /// Reads what was posted.
        func search() async throws -> MainlineSearch {
            let path = index.folder.appending(path: "tide.mbox").path
            var text: [UInt8] = []
            for (mail, received) in mails { text += Array("From m@example.org \(received)\n".utf8) + mail + [10, 10] }
            try Data(text).write(to: URL(filePath: path))
            try await Indexer(store: index.store).update(Archive(at: path))
            return try await MainlineSearch(tree: tree.path, store: index.store)
        }

        /// The commit of each patch of the change with a message, by Message-ID and means.
        func evidence(_ messageID: String) async throws -> [String: MainlineEvidence.Entry] {
            let search = try await search()
            let work = try #require(try await index.store.change(of: messageID))
            return try await search.evidence(for: work.change.series).commits
        }

        @discardableResult
        func git(_ arguments: String..., day: Int = 1) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", tree.path, "-c", "user.name=Mara", "-c", "user.email=mara@example.org"] + arguments
            var environment = ProcessInfo.processInfo.environment
            environment["GIT_COMMITTER_DATE"] = Self.date(day)
            environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
            process.environment = environment
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: printed, as: UTF8.self)
        }

        static func date(_ day: Int) -> String { MailDate(secondsSince1970: seconds(day)).rfc5322() }

        static func seconds(_ day: Int) -> Int64 { 1_700_000_000 + Int64(day) * 86_400 }
    }

    @Test("are found by diff, link, title and author, and lines; not by a title alone")
    func means() async throws {
        let work = try Work()
        try work.post("m0", "[PATCH 0/5] five", day: 2)
        var commits: [String] = []
        func land(
            _ number: Int, _ file: String, _ line: Int, _ title: String, by author: String = "Other <o@example.org>",
            as text: String? = nil
        ) throws {
            try work.change(file, line: line, to: "new \(number)")
            try work.post("m\(number)", "[PATCH \(number)/5] pump: number \(number)", day: 2, answers: "m0")
            if let text { try work.change(file, line: line, to: text) }
            commits.append(try work.commit(title, by: author, day: 3))
        }
        try land(1, "a.c", 2, "another title")
        try land(
            2, "a.c", 7, "by hand\n\nLink: https://patch.msgid.link/m2@x\nLink: https://patch.msgid.link/m2",
            by: "Ana Lírio via tide <tide@lists.example.org>", as: "newer")
        try land(3, "b.c", 2, "Pump: number 3.", by: "Ana Lírio <ana@work.example>", as: "newer")
        try land(4, "b.c", 7, "pump: number 4", as: "newer")
        try work.write("1\n2\n3\n4\n5\n6\n", to: "c.c")
        try work.post("m5", "[PATCH 5/5] pump: number 5", day: 2, answers: "m0")
        try work.write("1\n2\n3\n4\n5\n6\n7\n", to: "c.c")
        commits.append(try work.commit("c: count", day: 3))

        let found = try await work.evidence("m1")
        #expect(found["m1"] == .init(commit: commits[0], means: .patchID))
        #expect(found["m3"] == .init(commit: commits[2], means: .titleAndAuthor))
        #expect(found["m4"] == nil)
        #expect(found["m5"] == .init(commit: commits[4], means: .changedLines))
    }

    @Test("are the version that landed, the nearest by lines, and never one that was sent later")
    func versions() async throws {
        let work = try Work()
        func post(_ id: String, _ tag: String, day: Int, lines: Int) throws {
            for line in 1...9 { try work.change("a.c", line: line, to: line <= lines ? "new \(line)" : "a.c \(line)") }
            try work.post(id, "[\(tag)] pump: renew the lines", day: day)
        }
        try post("v1", "PATCH", day: 2, lines: 3)
        try post("v2", "PATCH v2", day: 4, lines: 6)
        try post("v3", "PATCH v3", day: 6, lines: 1)
        for line in 1...9 { try work.change("a.c", line: line, to: line <= 7 ? "new \(line)" : "a.c \(line)") }
        let commit = try work.commit("pump: renew the lines", day: 8)
        try post("v4", "PATCH v4", day: 10, lines: 7)
        let found = try await work.evidence("v1")
        #expect(found == ["v2": .init(commit: commit, means: .titleAndAuthor)])
    }

    @Test("are the same whoever asks: what landed in a time, newest first, and what became of a patch")
    func landings() async throws {
        let work = try Work()
        var commits: [String] = []
        for (number, day) in [(1, 3), (2, 5), (3, 9)] {
            try work.change("a.c", line: number * 3, to: "new \(number)")
            try work.post("m\(number)", "[PATCH] pump: number \(number)", day: 2)
            commits.append(try work.commit("pump: number \(number)", day: day))
        }
        let search = try await work.search()
        let landed = try await search.landings(since: Work.seconds(4), until: Work.seconds(9))
        #expect(landed.map(\.commit.id) == [commits[2], commits[1]])
        #expect(landed.map(\.origin.messageID) == ["m3", "m2"])
        #expect(landed.map(\.commit.committer.address) == ["mara@example.org", "mara@example.org"])
        #expect(try await work.evidence("m2")["m2"]?.commit == commits[1])
    }

    @Test("are found in what is new, and in what is older than before; a history that was rewritten is read again")
    func growing() async throws {
        let work = try Work()
        try work.change("a.c", line: 2, to: "new")
        try work.post("old", "[PATCH] pump: old", day: 200)
        let old = try work.commit("pump: old", day: 200)
        try work.change("a.c", line: 8, to: "new")
        try work.post("new", "[PATCH] pump: new", day: 500)
        let search = try await work.search()
        #expect(try await search.landings(since: Work.seconds(400), until: Work.seconds(600)).isEmpty)
        let new = try work.commit("pump: new", day: 501)
        #expect(try await work.evidence("new")["new"]?.commit == new)
        #expect(try await work.evidence("old")["old"]?.commit == old)
        try work.git("commit", "--quiet", "--amend", "-m", "pump: new\n\nReworded.", day: 502)
        let amended = try work.git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(try await work.evidence("new")["new"]?.commit == amended)
        #expect(try await search.landings(since: 0, until: .max).map(\.commit.id) == [amended, old])
    }

    @Test("are found when a file moved, whether the mail has it as a rename or not")
    func renames() async throws {
        for options in [["--find-renames"], ["--no-renames"]] {
            let work = try Work()
            try work.git("mv", "a.c", "moved.c")
            let diff = try work.git("diff", "HEAD", options[0])
            try work.post("m", "[PATCH] one title", by: "Bo <bo@example.com>", day: 2) { _ in diff }
            let commit = try work.commit("another", day: 3)
            #expect(try await work.evidence("m") == ["m": .init(commit: commit, means: .patchID)])
        }
    }

    @Test("are found when the mailer took the space of blank context lines away")
    func blankLines() async throws {
        let work = try Work()
        try work.write("one\n\ntwo\n\nthree\n", to: "a.c")
        try work.write("one\n\ntwo\n", to: "b.c")
        try work.commit("blank", day: 1)
        try work.write("one\n\n2\n\nthree\n", to: "a.c")
        try work.write("one\n\n2\n", to: "b.c")
        try work.post("m", "[PATCH] one title", by: "Bo <bo@example.com>", day: 2) {
            $0.replacingOccurrences(of: "\n \n", with: "\n\n")
        }
        let commit = try work.commit("another", day: 3)
        #expect(try await work.evidence("m") == ["m": .init(commit: commit, means: .patchID)])
    }

    @Test("need a repository")
    func noRepository() async throws {
        let index = try TestIndex()
        await #expect(throws: ArchiveError.self) { try await MainlineSearch(tree: "/proc", store: index.store) }
    }
}
