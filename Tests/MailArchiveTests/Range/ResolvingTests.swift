import Testing

@testable import MailArchive

@Suite("A range, found in an archive")
struct ResolvingTests {
    let folder = TemporaryFolder()

    private func epoch() async throws -> (Archive, GitArchive) {
        let repository = try await GitArchive(folder("a.git"), mails: 1...10)
        try await repository.run(["tag", "from", "HEAD~7"])
        try await repository.run(["tag", "-a", "-m", "the end", "to", "HEAD~2"])
        return (try await Archive(at: repository.path), repository)
    }

    @Test(
        "is a period of sequence numbers, whatever is known already",
        arguments: [
            ("from..to", 3, 8), ("from..", 3, 10), ("..to", 0, 8), ("..", 0, 10), ("to", 7, 8), ("HEAD", 9, 10),
            ("from..master", 3, 10), ("to..from", 8, 3), ("to..to", 8, 8), ("HEAD~9", 0, 1),
            ("refs/tags/from..HEAD~1", 3, 9),
        ])
    func spans(text: String, after: Int, through: Int) async throws {
        let (archive, repository) = try await epoch()
        let commits = try await repository.commits()
        let foreign = "7 \(String(repeating: "1", count: 40))"
        let cursors = [nil, "10 \(commits[9])", "5 \(commits[4])", "1 \(commits[0])", foreign, "x"]
        for cursor in cursors {
            let range = try await archive.resolve(
                RangeExpression(revisions: text), cursors: cursor.map { ["all": $0] } ?? [:])
            #expect(range.spans == [.init(source: "all", after: after, through: through)], "\(cursor ?? "no cursor")")
        }
    }

    @Test("carries the names, the commits and their times")
    func names() async throws {
        let (archive, repository) = try await epoch()
        let commits = try await repository.commits()
        let range = try await archive.resolve(RangeExpression(revisions: "\(commits[2])..to"))

        #expect(range.startLabel == String(commits[2].prefix(9)))
        #expect(range.endLabel == "to")
        #expect(range.startCommit == commits[2])
        #expect(range.endCommit == commits[7])
        #expect(range.startTime == 1_762_430_520)
        #expect(range.endTime == 1_762_430_820)
        let short = try await archive.resolve(RangeExpression(revisions: "\(commits[2].prefix(7)).."))
        #expect(short.startLabel == String(commits[2].prefix(7)))
        #expect(short.startCommit == commits[2])
    }

    @Test("of unknown or unrelated commits is refused")
    func unknown() async throws {
        let (archive, repository) = try await epoch()
        let side = try await repository.run(["commit-tree", "-m", "side", "HEAD^{tree}"])
        func error(_ text: String) async -> ArchiveError? {
            await archiveError { _ = try await archive.resolve(RangeExpression(revisions: text)) }
        }
        #expect(await error("nope..to") == .unknownCommit("nope", path: repository.path))
        #expect(await error("from..0123456789") == .unknownCommit("0123456789", path: repository.path))
        #expect(await error("from^{tree}..to") == .unknownCommit("from^{tree}", path: repository.path))
        let reason = "it is not in the history of the newest message"
        #expect(await error("\(side)..") == .invalidRange("\(side)..", reason: reason))
        #expect(await error("..\(side)") == .invalidRange("..\(side)", reason: reason))
    }

    @Test("spans epochs, and a name in several needs the epoch's number")
    func epochs() async throws {
        try folder.folder("list/git")
        var repositories: [GitArchive] = []
        for number in 0...2 {
            let repository = try await GitArchive(
                folder("list/git/\(number).git"), mails: number * 10...number * 10 + 4)
            try await repository.run(["tag", "t\(number)", "HEAD~2"])
            try await repository.run(["tag", "same", "HEAD~1"])
            repositories.append(repository)
        }
        let archive = try await Archive(at: folder("list"))
        func spans(_ text: String) async throws -> [String]? {
            try await archive.resolve(RangeExpression(revisions: text)).spans?.map {
                "\($0.source):\($0.after)-\($0.through)"
            }
        }
        #expect(try await spans("t0..t2") == ["0:3-5", "1:0-5", "2:0-3"])
        #expect(try await spans("t1..") == ["1:3-5", "2:0-5"])
        #expect(try await spans("..t1") == ["0:0-5", "1:0-3"])
        #expect(try await spans("t1") == ["1:2-3"])
        #expect(try await spans("t2..t0") == [])
        #expect(try await spans("t0..master") == ["0:3-5", "1:0-5", "2:0-5"])
        #expect(try await spans("0:same..1:same") == ["0:4-5", "1:0-4"])
        let error = await archiveError { _ = try await spans("same..") }
        #expect(error == .ambiguousCommit("same", path: folder("list"), epochs: ["0", "1", "2"]))
        let none = await archiveError { _ = try await spans("9:same..") }
        #expect(none == .unknownCommit("9:same", path: folder("list")))
    }

    @Test("of an empty archive has nothing in it")
    func empty() async throws {
        let repository = try await GitArchive(folder("new.git"))
        let archive = try await Archive(at: repository.path)
        #expect(try await archive.resolve(RangeExpression(revisions: "..")).spans == [])
        let error = await archiveError { _ = try await archive.resolve(RangeExpression(revisions: "HEAD..")) }
        #expect(error == .unknownCommit("HEAD", path: repository.path))
    }
}
