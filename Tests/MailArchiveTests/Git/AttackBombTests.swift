import Foundation
import Testing

@testable import MailArchive

/// A repository of a few objects that unfolds to more than any machine has.
@Suite("Attack by unfolding trees and dates")
struct AttackBombTests {
    let folder = TemporaryFolder()

    /// Adds a commit whose tree has `m`, and `files` to the tenth power of ten below `name`; returns its name.
    private func bomb(
        _ repository: GitArchive, _ levels: Int, at name: String, mail text: String?, date: String = "1762430400 +0000"
    ) async throws -> String {
        let blob = try await repository.run(["hash-object", "-w", "--stdin"], input: text ?? "x")
        var (tree, kind) = (blob, "100644 blob")
        for _ in 0..<levels {
            tree = try await repository.run(
                ["mktree"], input: (0..<10).map { "\(kind) \(tree)\td\($0)\n" }.joined())
            kind = "040000 tree"
        }
        var top = text == nil || name == "m" ? "" : "100644 blob \(blob)\tm\n"
        if levels > 0 { top += "040000 tree \(tree)\t\(name)\n" }
        let root = try await repository.run(["mktree"], input: top)
        let parent = try await GitRepository(source: "all", path: repository.path).tip()
        let commit =
            "tree \(root)\n" + (parent.map { "parent \($0)\n" } ?? "") + "author A <a@example.org> 1 +0000\n"
            + "committer A <a@example.org> \(date)\n\nmail\n"
        let id = try await repository.run(
            ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], input: commit)
        try await repository.run(["update-ref", "refs/heads/master", id])
        return id
    }

    @Test("an epoch with 10^18 files is read for its mails", arguments: ["z", "m"])
    func epoch(name: String) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        _ = try await bomb(repository, 18, at: name, mail: mail(3))
        try await repository.commit([.add(mail(4))])
        let reading = try await Reading(Archive(at: repository.path))
        #expect(reading.texts == [mail(1), mail(2)] + (name == "m" ? [] : [mail(3)]) + [mail(4)])
        #expect(reading.sequences.last == 4)
    }

    @Test("commits that change none of the mails count, and a merge is what its first parent has not")
    func counted() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        try await repository.commit([
            .write(["other": "x"]), .nothing, .add(mail(3)), .delete(mail(3)), .remove("d"), .add(mail(4)),
        ])
        let reading = try await Reading(Archive(at: repository.path))
        #expect(reading.sequences == [1, 2, 5, 6, 8])
    }

    @Test("a commit of a tree that changes 10^18 files has none, and the others have theirs")
    func tree() async throws {
        let repository = try await GitArchive(folder("tree.git"))
        try await repository.commit([.write(["a.c": "1\n"]), .write(["a.c": "2\n"])])
        _ = try await bomb(repository, 18, at: "z", mail: nil)
        let tree = try await SourceTree(at: repository.path)
        let names = try await tree.names(in: tree.head(), since: 0)
        var paths: [[String]] = []
        try await tree.commits(names) { paths += $0.map(\.paths) }
        #expect(paths == [[], ["a.c"], ["a.c"]])
    }

    @Test(
        "a date is within 1970 and 9999, whatever the commit says",
        arguments: [
            ("-1", 0), ("0", 0), ("9223372036854775807", 253_402_300_799), ("18446744073709551615", 253_402_300_799),
            ("99999999999999999999999", nil), ("x", 0), ("1762430400", 1_762_430_400),
        ] as [(String, Int64?)])
    func dates(date: String, expected: Int64?) async throws {
        let repository = try await GitArchive(folder("a.git"))
        let id = try await bomb(repository, 0, at: "", mail: mail(1), date: "\(date) +0000")
        let reading = try await Reading(Archive(at: repository.path))
        #expect(reading.texts == [mail(1)])
        let tree = try await SourceTree(at: repository.path)
        var commits: [SourceCommit] = []
        try await tree.commits([id]) { commits += $0 }
        for time in reading.entries.map(\.receivedAt) + commits.map(\.committedAt) {
            #expect((0...253_402_300_799).contains(time))
            if let expected { #expect(time == expected) }
        }
        #expect(commits.count == 1)
    }

    @Test("a change has a possible time", arguments: [Int64.min, -1, 0, 253_402_300_799, 253_402_300_800, .max])
    func change(time: Int64) {
        let change = ArchiveChange(
            sequence: 1, commit: nil, locator: MessageLocator(source: "all", location: "0"), receivedAt: time,
            kind: .removed(messageID: nil))
        #expect((0...253_402_300_799).contains(change.receivedAt))
    }
}
