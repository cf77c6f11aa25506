import Testing

@testable import MailArchive

@Suite("A repository with SHA-256 names")
struct ObjectFormatTests {
    let folder = TemporaryFolder()

    @Test("is read like any other")
    func reading() async throws {
        let path = folder("a.git")
        let made = try await Git().run(["init", "--quiet", "--bare", "--object-format=sha256", "-b", "master", path])
        guard made.status == 0 else { return }
        let repository = GitArchive(existing: path)
        try await repository.commit([.add(mail(1)), .add(""), .add(mail(2))])
        let archive = try await Archive(at: path)
        let reading = try await Reading(archive)

        #expect(reading.texts == [mail(1), mail(2)])
        #expect(reading.cursors == ["3 \(try await repository.commits()[2])"])
        let range = try await archive.resolve(RangeExpression(revisions: "HEAD~1.."))
        #expect(range.spans == [.init(source: "all", after: 2, through: 3)])
        #expect(try await archive.bytes(of: reading.locators).compactMap { $0 }.count == 2)
    }
}
