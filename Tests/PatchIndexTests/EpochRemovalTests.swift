import Foundation
import MailArchive
@testable import PatchIndex
import Testing

@Suite("A deletion in a later epoch")
struct EpochRemovalTests {
    private let mails = ["a", "b", "c"].map { TestMail.bytes($0, "Mail \($0)", body: "Words.\n") }

    private func change(_ sequence: Int, _ mail: [UInt8]) -> FactBatch.Change {
        FactBatch.Change(
            sequence: sequence, entry: nil, locator: "blob-\(sequence)", received: 1_767_600_000 + Int64(sequence),
            kind: .added(MessageFacts(parsing: mail)))
    }

    private func removal(_ sequence: Int, _ id: String) -> FactBatch.Change {
        FactBatch.Change(sequence: sequence, entry: nil, locator: "d", received: 0, kind: .removed(messageID: id))
    }

    private func batches() -> [(source: String, changes: [FactBatch.Change])] {
        [
            ("0", [change(1, mails[0]), change(2, mails[1])]),
            ("9", [change(1, mails[2]), removal(2, "a"), removal(3, "c"), removal(4, "never")]),
            ("10", [change(1, mails[2]), removal(2, "b"), change(3, mails[1])]),
        ]
    }

    private func index(_ order: [Int]) async throws -> TestIndex {
        let index = try TestIndex()
        let archive = try await index.archive()
        // Every source is known from the start, as where an epoch is read again.
        for source in ["0", "9", "10"] {
            try await index.store.write(FactBatch(source: source, changes: []), to: archive)
        }
        for number in order {
            let (source, changes) = batches()[number]
            try await index.store.write(FactBatch(source: source, changes: changes, cursor: "x"), to: archive)
        }
        try await index.store.settle()
        return index
    }

    @Test(
        "takes away what an earlier epoch added, in whichever order they are read",
        arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]])
    func order(_ order: [Int]) async throws {
        let index = try await index(order)
        let archive = try await index.archive()
        let ids = try await index.store.messages(MessageSelection(archive: archive.id)).map(\.messageID)
        #expect(Set(ids) == ["b", "c"])
        #expect(try await index.contents() == self.index([0, 1, 2]).contents())
    }

    @Test("is forgotten with its epoch, and then the others are to be read again")
    func forgotten() async throws {
        let index = try await index([0, 1, 2])
        let archive = try await index.archive()
        #expect(try await index.store.hasRemovals(in: "9", of: archive))
        #expect(try await !index.store.hasRemovals(in: "0", of: archive))
        try await index.store.forget(source: "9", of: archive)
        #expect(try await !index.store.hasRemovals(in: "9", of: archive))
        try await index.store.forget(source: "0", of: archive)
        try await index.store.write(FactBatch(source: "0", changes: batches()[0].changes), to: archive)
        let ids = try await index.store.messages(MessageSelection(archive: archive.id)).map(\.messageID)
        #expect(Set(ids) == ["a", "b", "c"])
    }
}
