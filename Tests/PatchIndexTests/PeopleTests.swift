import MailFormat
import PatchFormat
import Testing

@testable import PatchIndex

@Suite("People in the index")
struct PeopleTests {
    private static let ana = "Ana Lírio <ana@example.org>"
    private static let start: Int64 = 1_767_600_000

    private func index() async throws -> (TestIndex, IndexedArchive) {
        let index = try TestIndex()
        let archive = try await index.archive()
        // Received a minute apart, from the start on.
        try await index.write(TestMail.conversation[...], to: archive, received: Self.start)
        try await index.store.settle()
        return (index, archive)
    }

    private static let times: [(minutes: Int64, people: [String])] = [
        (0, []), (1, []), (2, [ana]), (5, [ana, "Cleo <cleo@example.net>"]), (1000, [ana, "Cleo <cleo@example.net>"]),
    ]

    @Test("authors of postings before a time", arguments: times)
    func authors(_ minutes: Int64, _ people: [String]) async throws {
        let (index, _) = try await index()
        let found = try await index.store.authors(before: Self.start + minutes * 60, except: [])
        #expect(found.map(\.description).sorted() == people)
    }

    @Test("authors, but for messages that do not count")
    func except() async throws {
        let (index, archive) = try await index()
        let messages = try await index.store.messages(MessageSelection(archive: archive.id))
        let cleos = messages.filter { $0.author?.name == "Cleo" }.map(\.id)
        #expect(cleos.count == 2)
        let time = Self.start + 1_000_000
        #expect(try await index.store.authors(before: time, except: cleos).map(\.description) == [Self.ana])
        #expect(try await index.store.authors(before: time, except: Array(cleos.prefix(1))).count == 2)
        #expect(try await index.store.authors(before: time, except: messages.map(\.id)) == [])
    }

    @Test("files of patches are those that the patches name")
    func files() async throws {
        let (index, archive) = try await index()
        let messages = try await index.store.messages(MessageSelection(archive: archive.id)).map(\.id)
        let files = try await index.store.changedFiles(of: messages)
        #expect(files == (try await index.store.patches(messages)).mapValues(\.files).filter { !$1.isEmpty })
        #expect(
            files.values.flatMap { $0 }.map(\.path).sorted() == [
                "lock.c", "lock.c", "start.c", "start.c", "stop.c", "stop.c",
            ])
    }
}
