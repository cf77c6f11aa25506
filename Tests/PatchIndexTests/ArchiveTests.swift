import Foundation
import MailArchive
@testable import PatchIndex
import Testing

@Suite("Indexing archives")
struct ArchiveTests {
    @Test("by several processes at once gives the index of one")
    func atOnce() async throws {
        let index = try TestIndex()
        let mails = (0..<200).map { TestMail.bytes("m\($0)", "[PATCH] tide \($0)", body: "water \($0)\n") }
        let archive = try await Archive(at: Self.mbox("tide", mails, in: index.folder))
        let others = try (0..<3).map { _ in try SQLiteStore(path: index.store.path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for store in others { group.addTask { try await Indexer(store: store).update(archive) } }
            try await group.waitForAll()
        }
        let alone = try TestIndex()
        try await Indexer(store: alone.store).update(archive)
        #expect(try await index.store.contents() == alone.store.contents())
    }

    @Test("goes on although an archive with the same mail is gone")
    func goneArchive() async throws {
        let index = try TestIndex()
        let mail = TestMail.bytes("m", "A mail", body: "From the first.\n")
        let first = try Self.mbox("first", [mail], in: index.folder)
        let second = try Self.mbox("second", [mail + Array("And a footer.\n".utf8)], in: index.folder)
        for path in [first, second] { try await Indexer(store: index.store).update(Archive(at: path)) }

        try FileManager.default.moveItem(atPath: second, toPath: second + ".gone")
        _ = try Self.mbox("first", [TestMail.bytes("n", "Another one", body: "Hello.\n")], in: index.folder)
        let archive = try await Archive(at: first)
        try await Indexer(store: index.store).update(archive)
        #expect(try await index.store.staleMessages().count == 1)
        let check = try await IndexCheck(index.store, scratch: index.folder.appending(path: "scratch.sqlite").path)
        #expect(check.isSound, "\(check)")

        try FileManager.default.moveItem(atPath: second + ".gone", toPath: second)
        try await Indexer(store: index.store).update(archive)
        #expect(try await index.store.staleMessages().isEmpty)
    }

    @Test("refuses a batch when another process was faster")
    func overtaken() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[...], to: archive)
        let batch = FactBatch(source: "0", start: .behind("3"), changes: [], cursor: "4", tip: nil)
        await #expect(throws: IndexError.overtaken(path: index.store.path)) {
            try await index.store.write(batch, to: archive)
        }
    }

    @Test("is checked by one walk over sorted lines")
    func differences() {
        #expect(IndexCheck.differences(["a", "b", "d"], from: ["a", "c", "d", "e"]) == ["+b", "-c", "-e"])
        #expect(IndexCheck.differences([], from: []).isEmpty)
        #expect(IndexCheck.differences(["a", "a"], from: ["a"]) == ["+a"])
    }

    private static func mbox(_ name: String, _ mails: [[UInt8]], in folder: URL) throws -> String {
        let file = folder.appending(path: name + ".mbox")
        let separator = Array("From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8)
        try Data(mails.flatMap { separator + $0 + [10] }).write(to: file)
        return file.path
    }
}
