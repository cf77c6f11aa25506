import Testing

@testable import MailArchive

@Suite("Archives that stay open")
struct OpenArchivesTests {
    let folder = TemporaryFolder()

    @Test("give what single readings give, in any order and many at once")
    func bytes() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...40)
        let archive = try await Archive(at: repository.path)
        let locators = try await Reading(archive).locators
        let archives = OpenArchives()
        let wanted = locators.reversed() + [MessageLocator(source: archive.repositories[0].source, location: "--help")]
        let expected = try await archive.bytes(of: wanted)
        try await withThrowingTaskGroup(of: [[UInt8]?].self) { group in
            for _ in 0..<8 { group.addTask { try await archives.bytes(of: wanted, at: repository.path) } }
            for try await found in group { #expect(found == expected) }
        }
        #expect(expected.last == .some(nil))
    }

    @Test("see what came since, and more messages at once than a pipe holds questions")
    func later() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...3)
        let archive = try await Archive(at: repository.path)
        let archives = OpenArchives(limit: 1)
        let before = try await Reading(archive).locators
        _ = try await archives.bytes(of: before, at: repository.path)
        try await repository.commit([.add(mail(9))], time: 1_762_440_000)
        let after = try await Reading(archive).locators
        let many = (0..<2500).map { after[$0 % after.count] }
        #expect(try await archives.bytes(of: many, at: repository.path) == archive.bytes(of: many))
    }

    @Test("open another archive in place of the one read longest ago")
    func limit() async throws {
        let archives = OpenArchives(limit: 1)
        for name in ["a.git", "b.git", "a.git"] {
            let path = folder(name)
            let repository =
                FileKind(at: path) == nil ? try await GitArchive(path, mails: 1...2) : GitArchive(existing: path)
            let archive = try await Archive(at: repository.path)
            let locators = try await Reading(archive).locators
            #expect(try await archives.bytes(of: locators, at: path).compactMap(\.self).count == 2)
        }
    }
}
