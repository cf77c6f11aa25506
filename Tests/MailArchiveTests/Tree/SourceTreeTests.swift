import Foundation
import Testing

@testable import MailArchive

@Suite("A tree of source code")
struct SourceTreeTests {
    private let folder = TemporaryFolder()

    /// All that a tree says of its commits, newest first: title, paths and the length of the diff.
    private func outline(_ tree: SourceTree, since: Int64 = 0) async throws -> [String] {
        let names = try await tree.names(in: tree.head(), since: since)
        var lines: [String: String] = [:]
        try await tree.commits(names) { commits in
            for commit in commits { lines[commit.name] = "\(commit.title): \(commit.paths.joined(separator: " "))" }
        }
        try await tree.diffs(of: names, findsRenames: true) { pieces in
            for (name, diff) in pieces { lines[name, default: ""] += diff.isEmpty ? ", no diff" : "" }
        }
        return names.compactMap { lines[$0] }
    }

    @Test("is read to its end although commits have NULs, other commits' marks or nothing in them")
    func oddCommits() async throws {
        let archive = try await GitArchive(folder("tree.git"))
        let long = String(repeating: "a line of text\n", count: 1_000)
        try await archive.commit([
            .write(["first": "1\n"]), .write(["odd": long + "\0\0\0\n"]), .write(["odd": long + "\0\n\0\0\0\n"]),
            .nothing, .write(["a b\tc\"": "commit 0123456789012345678901234567890123456789\n"]), .remove("first"),
        ])
        #expect(
            try await outline(SourceTree(at: folder("tree.git"))) == [
                "mail: first", "mail: a b\tc\"", "mail: , no diff", "mail: odd", "mail: odd", "mail: first",
            ])
    }

    @Test("gives the commits behind one, and those of a time")
    func some() async throws {
        let archive = try await GitArchive(folder("tree.git"))
        let start = 1_762_430_400
        try await archive.commit((0..<5).map { .write(["f": "\($0)\n"]) }, time: start)
        let commits = try await archive.commits()
        let tree = try await SourceTree(at: folder("tree.git"))
        #expect(try await tree.head() == commits[4])
        #expect(try await tree.names(in: commits[4], behind: commits[2], since: 0) == [commits[4], commits[3]])
        #expect(
            try await tree.names(in: commits[4], since: Int64(start + 60), until: Int64(start + 120))
                == [commits[2], commits[1]])
        #expect(try await tree.contains(commits[1], in: commits[4]))
        #expect(try await !tree.contains(commits[4], in: commits[1]))
        #expect(try await !tree.contains(String(repeating: "1", count: 40), in: commits[1]))
        #expect(try await tree.file("f") == Array("4\n".utf8))
        #expect(try await tree.file(".mailmap") == nil)
    }

    @Test("is a rename where a file moved, as in what people post")
    func renames() async throws {
        let archive = try await GitArchive(folder("tree.git"))
        let text = (0..<50).map { "line \($0)\n" }.joined()
        try await archive.commit([.write(["old": text])])
        try await archive.run(
            ["fast-import", "--quiet"],
            input: """
                commit refs/heads/master
                committer Ann Example <ann@example.org> 1762430500 +0000
                data 4
                move
                from refs/heads/master^0
                R old new

                """)
        let tree = try await SourceTree(at: folder("tree.git"))
        let head = try await tree.head()
        for (findsRenames, word) in [(true, "rename from old"), (false, "deleted file mode")] {
            try await tree.diffs(of: [head], findsRenames: findsRenames) { pieces in
                #expect(pieces.map(\.commit) == [head])
                #expect(String(decoding: pieces[0].diff, as: UTF8.self).contains(word))
            }
        }
        try await tree.commits([head]) { commits in #expect(commits.map(\.paths) == [["new", "old"]]) }
    }

    @Test("that lacks an object is an error, not the end")
    func broken() async throws {
        let archive = try await GitArchive(folder("tree.git"))
        try await archive.commit([.write(["f": "1\n"]), .write(["f": "2\n"])])
        let tree = try await SourceTree(at: folder("tree.git"))
        let names = try await tree.names(in: tree.head(), since: 0)
        await #expect(throws: ArchiveError.self) {
            try await tree.commits(names + [String(repeating: "1", count: 40)]) { _ in }
        }
    }

    @Test("needs a repository with a commit")
    func none() async throws {
        await #expect(throws: ArchiveError.self) { try await SourceTree(at: folder.path) }
        _ = try await GitArchive(folder("empty.git"))
        await #expect(throws: ArchiveError.self) { try await SourceTree(at: folder("empty.git")).head() }
    }
}
