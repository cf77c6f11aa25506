import Testing

@testable import MailArchive

@Suite("A public-inbox v2")
struct InboxTests {
    let folder = TemporaryFolder()

    @Test("has its epochs by number, as sources")
    func epochs() async throws {
        try folder.folder("list/git")
        for number in [10, 0, 2, 1] {
            _ = try await GitArchive(folder("list/git/\(number).git"), mails: number * 10...number * 10 + 1)
        }
        _ = try await GitArchive(folder("list/all.git"))
        try folder.folder("list/git/x.git")
        try folder.folder("list/git/007.git")
        let archive = try await Archive(at: folder("list"))

        #expect(try await archive.sources().map(\.id) == ["0", "1", "2", "10"])
        #expect(try await Reading(archive, source: "10").texts == [mail(100), mail(101)])
        #expect(try await Reading(archive, source: "10").locators.map(\.source) == ["10", "10"])
    }

    @Test("gives bytes from all epochs in the order asked for, and nil for what is not there")
    func bytes() async throws {
        try folder.folder("list/git")
        for number in 0...1 {
            _ = try await GitArchive(folder("list/git/\(number).git"), mails: number * 10...number * 10 + 2)
        }
        let archive = try await Archive(at: folder("list"))
        let first = try await Reading(archive, source: "0")
        let second = try await Reading(archive, source: "1")
        let hostile = ["HEAD:m", "", "--batch-all-objects", "a\nb", String(repeating: "0", count: 40)].map {
            MessageLocator(source: "0", location: $0)
        }
        let strange = MessageLocator(source: "7", location: first.locators[0].location)
        let wanted =
            [second.locators[1], first.locators[2]] + hostile + [strange, second.locators[0], first.locators[2]]

        let found = try await archive.bytes(of: wanted).map { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(found == [mail(11), mail(2)] + hostile.map { _ in nil } + [nil, mail(10), mail(2)])
        #expect(try await archive.bytes(of: []).isEmpty)
    }

    @Test("tells its newest commits as git does, packed or loose, on a branch or not")
    func tips() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...3)
        let archive = try await Archive(at: repository.path)
        let commits = try await repository.commits()
        #expect(try await archive.sources()[0].tip == commits[2])
        try await repository.run(["pack-refs", "--all"])
        #expect(try await archive.sources()[0].tip == commits[2])
        try await repository.run(["update-ref", "--no-deref", "HEAD", commits[1]])
        #expect(try await archive.sources()[0].tip == commits[1])
        try await repository.run(["symbolic-ref", "HEAD", "refs/heads/other"])
        #expect(try await archive.sources()[0].tip == nil)
    }
}

@Suite("A public-inbox v1")
struct HashedTests {
    let folder = TemporaryFolder()

    private func path(_ digit: Character) -> String {
        "\(digit)\(digit)/\(String(repeating: digit, count: 38))"
    }

    @Test("counts added and removed messages, also several in a commit")
    func changes() async throws {
        let repository = try await GitArchive(folder("v1.git"))
        try await repository.commit([
            .write([path("a"): mail(1), "ssoma.index": "no mail"]), .write([path("b"): mail(2), path("c"): mail(3)]),
            .remove(path("b")), .nothing, .write([path("a"): mail(4)]),
        ])
        let archive = try await Archive(at: repository.path)
        let reading = try await Reading(archive)

        #expect(archive.kind == .publicInboxV1)
        #expect(
            reading.texts == [
                mail(1), mail(2), mail(3), "removed widget-2@example.org", "removed widget-1@example.org", mail(4),
            ])
        #expect(reading.sequences == [1, 2, 3, 4, 5, 6])
        #expect(reading.locators[3] == reading.locators[1])
        #expect(reading.cursors.last == "6 \(try await repository.commits()[4])")
    }

    @Test("gives the places of ranges in the same count")
    func ranges() async throws {
        let repository = try await GitArchive(folder("v1.git"))
        try await repository.commit([
            .write([path("a"): mail(1)]), .write([path("b"): mail(2), path("c"): mail(3)]), .remove(path("b")),
        ])
        let commits = try await repository.commits()
        let archive = try await Archive(at: repository.path)
        let cursors = ["all": "4 \(commits[2])"]
        for known in [[:], cursors] {
            let range = try await archive.resolve(RangeExpression(revisions: "\(commits[0]).."), cursors: known)
            #expect(range.spans == [.init(source: "all", after: 1, through: 4)])
            let one = try await archive.resolve(RangeExpression(revisions: commits[1]), cursors: known)
            #expect(one.spans == [.init(source: "all", after: 1, through: 3)])
        }
    }
}
