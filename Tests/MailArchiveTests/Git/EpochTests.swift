import Testing

@testable import MailArchive

@Suite("A public-inbox epoch")
struct EpochTests {
    let folder = TemporaryFolder()

    @Test("gives its messages in order, each with commit, time and place")
    func order() async throws {
        let repository = try await GitArchive(folder("frob.git"), mails: 1...5)
        let archive = try await Archive(at: repository.path)
        let reading = try await Reading(archive)

        #expect(archive.kind == .epoch)
        #expect(archive.name == "frob")
        #expect(reading.texts == (1...5).map { mail($0) })
        #expect(reading.sequences == [1, 2, 3, 4, 5])
        #expect(reading.entries.map(\.receivedAt) == (0..<5).map { 1_762_430_400 + $0 * 60 })
        #expect(try await reading.commits == repository.commits())
        #expect(reading.expected == 5)
        #expect(reading.cursors == ["5 \(try await repository.commits()[4])"])
    }

    @Test("gives the same whether it is read at once or from any cursor on", arguments: 1...6)
    func splits(count: Int) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...count)
        let archive = try await Archive(at: repository.path)
        let first = try await Reading(archive)
        try await repository.commit([.delete(mail(1)), .add(mail(8)), .add(mail(9))], time: 1_762_440_000)
        let rest = try await Reading(archive, after: first.cursors.last)
        let whole = try await Reading(archive)

        #expect(first.entries + rest.entries == whole.entries)
        #expect(rest.cursors.last == whole.cursors.last)
        #expect(try await Reading(archive, after: whole.cursors.last).cursors.isEmpty)
    }

    @Test("names the message that a deletion took away, and where it was")
    func deletion() async throws {
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit([.add(mail(1)), .add(mail(2)), .delete(mail(1)), .add(mail(3))])
        let reading = try await Reading(Archive(at: repository.path))

        #expect(reading.texts == [mail(1), mail(2), "removed widget-1@example.org", mail(3)])
        #expect(reading.sequences == [1, 2, 3, 4])
        #expect(reading.locators[2] == reading.locators[0])
    }

    @Test("has no message where a purge left an empty file")
    func emptied() async throws {
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit([.add(mail(1)), .add(""), .add(mail(3)), .delete("")])
        let reading = try await Reading(Archive(at: repository.path))

        #expect(reading.texts == [mail(1), mail(3)])
        #expect(reading.sequences == [1, 3])
        #expect(reading.cursors.last == "4 \(try await repository.commits()[3])")
    }

    @Test("skips commits that change no mail, and counts them")
    func purged() async throws {
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit([
            .nothing, .add(mail(1)), .nothing, .write(["x": "no mail"]), .add(mail(2)), .nothing,
        ])
        let archive = try await Archive(at: repository.path)
        let reading = try await Reading(archive)

        #expect(reading.sequences == [2, 5])
        #expect(reading.cursors.last == "6 \(try await repository.commits()[5])")
        try await repository.commit([.add(mail(3))])
        #expect(try await Reading(archive, after: reading.cursors.last).sequences == [7])
    }

    @Test("without commits is an archive without messages")
    func empty() async throws {
        let repository = try await GitArchive(folder("new.git"))
        let archive = try await Archive(at: repository.path)

        #expect(try await archive.sources() == [ArchiveSource(id: "all", tip: nil)])
        #expect(try await Reading(archive).entries.isEmpty)
    }

    @Test("gives messages of any size whole")
    func sizes() async throws {
        let sizes = [2, 1, 70_000, 1 << 20, (1 << 20) + 1, 12 << 20, 3]
        let mails = sizes.map { String(repeating: "x", count: $0) }
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit([.add("first")] + mails.map { .add($0) })
        let reading = try await Reading(Archive(at: repository.path))

        #expect(reading.texts.map(\.utf8.count) == [5] + sizes)
        #expect(reading.cursors.count >= 2)
    }

    @Test("is cut into batches whose cursors can each be gone on from")
    func batches() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2500)
        let archive = try await Archive(at: repository.path)
        let whole = try await Reading(archive)

        #expect(whole.cursors.count == 3)
        for cursor in whole.cursors {
            let rest = try await Reading(archive, after: cursor)
            #expect(whole.entries.suffix(rest.entries.count) == rest.entries[...])
        }
        #expect(try await Reading(archive, after: whole.cursors[0]).sequences.first == 1025)
    }

    @Test("tells when the history behind a cursor was rewritten")
    func rewritten() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...4)
        let archive = try await Archive(at: repository.path)
        let cursor = try await Reading(archive).cursors.last
        let commits = try await repository.commits()
        try await repository.commit([.add(mail(4)), .add(mail(5))], time: 1_762_450_000, from: commits[1])

        let error = await archiveError { _ = try await Reading(archive, after: cursor) }
        #expect(error == .rewritten(path: repository.path, source: "all"))
    }

    @Test(
        "tells when a cursor is none of its own",
        arguments: ["", "7", "x y", "1 0123456789012345678901234567890123456789", "1 --output=/tmp/x", "-1 HEAD"])
    func foreignCursor(cursor: String) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        let archive = try await Archive(at: repository.path)

        let error = await archiveError { _ = try await Reading(archive, after: cursor) }
        #expect(error == .rewritten(path: repository.path, source: "all"))
    }
}
