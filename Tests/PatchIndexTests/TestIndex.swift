import Foundation
import TextIndex

@testable import PatchIndex

/// An index in a folder of its own, taken away with it.
final class TestIndex {
    let folder: URL
    let store: SQLiteStore

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tidings-\(UUID().uuidString)")
        store = try SQLiteStore(path: folder.appending(path: "cache/index.sqlite").path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func archive(_ name: String = "tide") async throws -> IndexedArchive {
        try await store.register(path: "/lists/\(name)", name: name, address: nil, kind: "test")
    }

    /// Keeps `mails` from `first` on (counted from 1) as one batch, received a minute apart.
    func write(_ mails: ArraySlice<[UInt8]>, to archive: IndexedArchive, received: Int64 = 1_767_600_000) async throws {
        let changes = zip(mails.indices, mails).map { number, mail in
            FactBatch.Change(
                sequence: number + 1, entry: "commit-\(number + 1)", locator: "blob-\(number + 1)",
                received: received + Int64(number) * 60,
                kind: .added(MessageFacts(parsing: mail)))
        }
        let words = mails.enumerated().compactMap { number, mail in WordSegment(of: mail)?.moved(by: number) }
        try await store.write(
            FactBatch(source: "0", changes: changes, words: words, cursor: "\(mails.endIndex)", tip: nil), to: archive)
    }

    /// Takes the mail with this Message-ID away again.
    func remove(_ messageID: String, sequence: Int, from archive: IndexedArchive) async throws {
        let change = FactBatch.Change(
            sequence: sequence, entry: nil, locator: "d", received: 0, kind: .removed(messageID: messageID))
        try await store.write(FactBatch(source: "0", changes: [change], cursor: "\(sequence)", tip: nil), to: archive)
    }

    /// What it holds, but for how far its sources were read.
    func contents() async throws -> [String] {
        try await store.contents().filter { !$0.hasPrefix("source|") }
    }
}
