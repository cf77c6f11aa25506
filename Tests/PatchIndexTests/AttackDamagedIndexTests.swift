import TestKit
import Foundation
import GRDB
import MailArchive
@testable import PatchIndex
import PatchTracking
import Testing

/// What damage to the file of an index may do: an error that says so, never another answer and never a crash.
@Suite("A damaged index")
struct AttackDamagedIndexTests {
    /// An index with words in one file, and what a few questions to it answer.
    private static func sound() async throws -> (index: TestIndex, bytes: [UInt8], answers: [String]) {
        let index = try TestIndex()
        try await index.store.keepText()
        let archive = try await index.archive()
        let mails =
            TestMail.conversation
            + (0..<60).map { number in
                TestMail.bytes("m\(number)", "Tide \(number)", body: "water\(number % 7) rises \(number * number)\n")
            }
        try await index.write(mails[..<40], to: archive)
        try await index.write(mails[40...], to: archive)
        // Pages that were used once, and are not any more.
        try await index.store.writing { database in
            try database.execute(
                sql: "CREATE TABLE gone AS SELECT subject, zeroblob(9000) FROM message LIMIT 4; DROP TABLE gone")
        }
        try await index.store.settle()
        try await index.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: index.store.path)))
        return (index, bytes, try await answers(of: index.store))
    }

    /// All that the index holds, and what some commands ask of it.
    private static func answers(of store: SQLiteStore) async throws -> [String] {
        var answers = try await store.contents()
        for query in ["rises", "wat*", "f:cleo", "dfn:stop.c", "state:accepted"] {
            let found = try await store.search(SearchQuery(parsing: query, now: 1_769_860_800))
            answers += found.hits.map { "\(query) \($0.message.messageID) \($0.score)" }
        }
        answers += try await store.change(of: "s1").map { ["\($0.change.title) \($0.change.series.count)"] } ?? []
        answers += try await store.threads(in: nil, after: nil, limit: 100).map { "\($0)" }
        return answers
    }

    @Test("is found at each of 100 flipped bits, and gives no answer but the right one", arguments: [1, 2] as [UInt64])
    func flips(_ seed: UInt64) async throws {
        let (index, bytes, expected) = try await Self.sound()
        var random = SeededGenerator(seed)
        var refused = 0
        for number in 0..<50 {
            var damaged = bytes
            let offset = Int.random(in: 0..<bytes.count, using: &random)
            damaged[offset] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let path = index.folder.appending(path: "flipped-\(number).sqlite").path
            try Data(damaged).write(to: URL(filePath: path))
            var isFound = false
            do {
                let store = try SQLiteStore(path: path)
                isFound = try await !IndexCheck.damage(of: store).isEmpty
                let answers = try await Self.answers(of: store)
                #expect(answers == expected, "byte \(offset)")
            } catch let error as IndexError {
                switch error {
                case .damaged, .notAnIndex, .newerSchema, .cannotOpen: isFound = true
                default: Issue.record("byte \(offset): \(error)")
                }
                refused += 1
            }
            // Opening writes to one free page, with which the flip is gone.
            let file = [UInt8](try Data(contentsOf: URL(filePath: path)))
            #expect(isFound || file[offset] != damaged[offset], "byte \(offset)")
        }
        #expect(refused > 10)
    }

    @Test("says what is wrong")
    func message() async throws {
        let (index, bytes, _) = try await Self.sound()
        var damaged = bytes
        damaged[8192 * 2 + 4000] ^= 4
        damaged[100] ^= 1
        let path = index.folder.appending(path: "flipped.sqlite").path
        try Data(damaged).write(to: URL(filePath: path))
        #expect {
            try SQLiteStore(path: path)
        } throws: { error in
            "\(error)".contains("is damaged: ")
        }
    }

    @Test("may have lost its end, or pages in the middle", arguments: [0.0, 0.1, 0.2, 0.3])
    func cut(_ share: Double) async throws {
        let (index, bytes, _) = try await Self.sound()
        let start = Int(Double(bytes.count / 8192) * share) * 8192
        var emptied = bytes
        emptied.replaceSubrange(start..<start + 8192, with: repeatElement(0, count: 8192))
        // Another page's content, with the checksum that it had there.
        var exchanged = bytes
        exchanged.replaceSubrange(start..<start + 8192, with: bytes[8192..<16384])
        for (number, damaged) in [Array(bytes[..<max(start, 1)]), emptied, exchanged].enumerated() {
            let path = index.folder.appending(path: "cut-\(number).sqlite").path
            try Data(damaged).write(to: URL(filePath: path))
            await #expect(throws: IndexError.self) {
                let store = try SQLiteStore(path: path)
                _ = try await Self.answers(of: store)
                if try await !IndexCheck.damage(of: store).isEmpty {
                    throw IndexError.damaged(path: path, reason: "found by the check")
                }
            }
        }
    }

    // MARK: Blocks of words that SQLite takes for sound

    @Test(
        "has words that are not as they were written",
        arguments: [
            "UPDATE word_block SET content = x''", "DELETE FROM word_block",
            "UPDATE word_block SET content = substr(content, 2)",
            "UPDATE word_block SET content = zeroblob(length(content))",
            "UPDATE word_block SET id = id + 1 WHERE id = (SELECT max(id) FROM word_block)",
            "UPDATE word_segment SET messages = x'01'", "UPDATE word_segment SET directory = messages",
            "UPDATE word_segment SET messages = (SELECT messages FROM word_segment ORDER BY id DESC LIMIT 1)",
            "UPDATE word_segment SET directory = zeroblob(100)",
        ])
    func words(_ damage: String) async throws {
        let (index, _, _) = try await Self.sound()
        try await index.store.writing { try $0.execute(sql: damage) }
        for question in [
            { _ = try await $0.search(SearchQuery(parsing: "ri*", now: 0)) },
            { _ = try await $0.contents() },
            { store in
                try await store.writing { database in
                    // As many as are put together, of the size of those that are damaged.
                    let messages = [Int64](repeating: 0, count: 40)
                    let tables = try WordTables(database)
                    for _ in 0..<32 { try tables.insert([], of: messages) }
                    try tables.merge()
                }
            },
        ] as [@Sendable (SQLiteStore) async throws -> Void] {
            // What a store has read of the words before stays with it.
            let store = try SQLiteStore(path: index.store.path)
            await #expect {
                try await question(store)
            } throws: { error in
                if case IndexError.damaged = error { true } else { false }
            }
        }
    }

    @Test("may have been made before there were checksums, which is no damage")
    func withoutChecksums() async throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "old.sqlite").path
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
            for migration in Schema.migrations.prefix(3) { try database.execute(sql: migration) }
            try database.execute(
                sql: """
                    INSERT INTO rules VALUES (2, 1); INSERT INTO archive VALUES (1, '/lists/tide', 'tide', NULL, 'test');
                    PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 3
                    """)
        }
        try old.close()
        let store = try SQLiteStore(path: path)
        #expect(try await store.archives().map(\.name) == ["tide"])
        #expect(try await store.keepsText())
        #expect(try await IndexCheck.damage(of: store).isEmpty)
        #expect(try await store.reading { $0.sqliteConnection.map(PageChecksums.areKept) } == true)
    }
}
