import Foundation
import GRDB
@testable import PatchIndex
import Testing

@Suite("The SQLite store")
struct StoreTests {
    @Test("knows the versions of a change, and why")
    func versions() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[...], to: archive)
        try await index.store.settle()
        let messages = try await index.store.messages(MessageSelection(archive: archive.id))
        let series = try await index.store.series(of: messages.map(\.id))
        #expect(series.map(\.title) == ["pump: be kind to it", "lock: oil it", "pump: start slowly", "lock: oil it"])
        #expect(series.map(\.version) == [1, 1, 2, 2])
        #expect(series.map { $0.parts.map(\.number) } == [[0, 1, 2], [1], [1, 2], [1]])
        #expect(series[0].change == series[2].change)
        #expect(series[1].change == series[3].change)
        #expect(series[0].change != series[1].change)
    }

    @Test("says from its first page on whose it is, so that one that a full disk cut short is none of a stranger's")
    func firstPage() throws {
        let folder = try TestIndex().folder
        let path = folder.appending(path: "new.sqlite").path
        _ = try SQLiteStore(path: path)
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.count >= 100 && bytes[68..<72].elementsEqual("tdng".utf8))
    }

    @Test("refuses a database that is something else, and names it")
    func notAnIndex() throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "other.sqlite").path
        try Data("this is no database, but it is long enough to be looked at as one".utf8).write(
            to: URL(filePath: path))
        #expect(throws: IndexError.notAnIndex(path: path)) { try SQLiteStore(path: path) }
    }

    @Test("goes on with what a run left that was killed before it wrote anything", arguments: [4096, 8192, 65536])
    func begun(_ pageSize: Int) async throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "begun.sqlite").path
        let empty = try DatabaseQueue(path: path)
        try await empty.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA page_size = \(pageSize); PRAGMA journal_mode = WAL")
        }
        try empty.close()
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == pageSize)
        #expect(try await SQLiteStore(path: path).contents().isEmpty)
    }

    @Test("is made once, by whichever of several that open it at once", .serialized, arguments: 0..<8)
    func openedAtOnce(_ round: Int) async throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "new.sqlite").path
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await SQLiteStore(path: path).contents().count } }
            for try await count in group { #expect(count == 0) }
        }
    }

    @Test("refuses an index of a newer program")
    func newerSchema() async throws {
        let index = try TestIndex()
        try await index.store.writing { try $0.execute(sql: "PRAGMA user_version = 99") }
        let path = index.store.path
        #expect(throws: IndexError.newerSchema(path: path, found: 99, known: Schema.newest)) {
            try SQLiteStore(path: path)
        }
    }

    @Test("brings an index of an older program up to date, with all that it holds but words")
    func olderSchema() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[...], to: archive)
        try await index.store.settle()
        let contents = try await index.contents()
        #expect(contents.contains { $0.hasPrefix("reference|") } && contents.contains { $0.hasPrefix("link_key|") })
        // As the second version of the tables had it.
        try await index.store.writing { database in
            try database.execute(
                sql: """
                    CREATE TABLE reference (
                        message INTEGER NOT NULL, place INTEGER NOT NULL, identity INTEGER NOT NULL,
                        PRIMARY KEY (message, place)) WITHOUT ROWID;
                    INSERT INTO reference SELECT message.id, key, value FROM message JOIN json_each(ancestors);
                    ALTER TABLE message DROP COLUMN ancestors;
                    DROP INDEX message_sender;
                    DROP INDEX message_sent_for;
                    DROP INDEX message_reply_to;
                    DROP INDEX person_address;
                    ALTER TABLE message DROP COLUMN reply_to;
                    ALTER TABLE message DROP COLUMN recipients;
                    ALTER TABLE delivery DROP COLUMN digest;
                    ALTER TABLE series DROP COLUMN keys;
                    CREATE INDEX link_key_series ON link_key (series);
                    DROP TABLE removal; DROP TABLE named_fix; DROP TABLE attached_patch;
                    CREATE TABLE kept AS SELECT id, read_as, scope FROM message LEFT JOIN notice ON notice.message = id;
                    ALTER TABLE message DROP COLUMN read_as;
                    DROP TABLE tree_link;
                    DROP TABLE tree_commit;
                    DROP TABLE tree;
                    DROP INDEX message_author;
                    ALTER TABLE notice DROP COLUMN scope;
                    ALTER TABLE notice DROP COLUMN exceptions;
                    ALTER TABLE notice DROP COLUMN is_withdrawal;
                    DROP INDEX message_notice;
                    DROP TABLE relation;
                    ALTER TABLE patch DROP COLUMN upstream;
                    ALTER TABLE version_link DROP COLUMN strength;
                    ALTER TABLE series DROP COLUMN fingerprint;
                    DROP TABLE pulled_title;
                    PRAGMA user_version = 2;
                    """)
        }
        let migrated = try SQLiteStore(path: index.store.path)
        // What it has in these columns comes from mails that are read again.
        try await migrated.writing { database in
            try database.execute(
                sql: """
                    UPDATE message SET read_as = (SELECT read_as FROM kept WHERE kept.id = message.id);
                    UPDATE notice SET scope = (SELECT scope FROM kept WHERE kept.id = notice.message);
                    DROP TABLE kept;
                    """)
        }
        try await migrated.settle()
        // What the fourth version keeps besides is read from the mails, which are not here.
        func older(_ lines: [String]) -> [String] {
            lines.filter { !$0.hasPrefix("source|") && !$0.hasPrefix("recipient|") && !$0.hasPrefix("words|") }.map {
                line in
                line.hasPrefix("delivery|") ? line.split(separator: "|").dropLast().joined(separator: "|") : line
            }
        }
        #expect(older(try await migrated.contents()) == older(contents))
    }

    @Test(
        "has no row that refers to a missing one once it is settled",
        arguments: [
            "series SET head = 99999", "message SET sender = 99999", "patch SET message = 99999",
            "source SET archive = 99999",
            "trailer SET message = 99999",
        ])
    func foreignKeys(change: String) async throws {
        let index = try TestIndex()
        try await index.write(TestMail.conversation[...], to: try await index.archive())
        try await index.store.settle()
        #expect(try await index.store.damage() == [])
        try await index.store.writing { try $0.execute(sql: "UPDATE OR REPLACE \(change)") }
        let table = String(change.prefix { $0 != " " })
        #expect(try await index.store.damage().first?.contains(" of \(table) refers to a row of ") == true)
        // Settling looks for them, too, where the program is built for tests.
        try await index.store.writing { try $0.execute(sql: "INSERT INTO unsettled VALUES (-1)") }
        await #expect(throws: IndexError.self) { try await index.store.settle() }
    }

    @Test("says why it cannot be made")
    func cannotOpen() {
        #expect(throws: IndexError.self) { try SQLiteStore(path: "/proc/no/such/index.sqlite") }
    }

    @Test("keeps a thread with a thousand references in bounds")
    func manyReferences() {
        let references = (0..<5000).map { "r\($0)" }
        #expect(MessageFacts.ancestors(references: references, inReplyTo: [], of: "x").count == 512)
        #expect(MessageFacts.ancestors(references: ["a", "x", "b"], inReplyTo: ["a"], of: "x") == ["b", "a"])
    }

    @Test("stays as it is for whoever holds a snapshot of it")
    func snapshot() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[..<5], to: archive)
        let moment = try await index.store.snapshot()
        let revision = try await moment.revision()
        try await index.write(TestMail.conversation[5...], to: archive)
        try await index.store.settle()
        #expect(try await moment.revision() == revision)
        #expect(try await moment.messages(MessageSelection(archive: archive.id)).count == 5)
        #expect(try await moment.search(SearchQuery(parsing: "is:patch", now: 0)).total == 3)
        #expect(try await index.store.messages(MessageSelection(archive: archive.id)).count == 14)
    }

    @Test("gives a series a row that none had before, whenever a message of its thread came or went")
    func seriesRows() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        // What was read of a series is kept under its row, by SeriesStateCache.
        var used: Set<IndexedSeries.ID> = []
        func check(_ titles: Set<String>) async throws {
            try await index.store.settle()
            let messages = try await index.store.messages(MessageSelection(archive: archive.id))
            let series = try await index.store.series(of: messages.map(\.id))
            #expect(titles.isSubset(of: series.filter { !used.contains($0.id) }.map(\.title)))
            used.formUnion(series.map(\.id))
        }
        try await index.write(TestMail.conversation[..<5], to: archive)
        try await check(["pump: be kind to it", "lock: oil it"])
        try await index.write(TestMail.conversation[5..<10], to: archive)
        try await check(["pump: start slowly"])
        try await index.write(TestMail.conversation[10..<12], to: archive)
        try await check(["lock: oil it"])
        // The newest row goes, and may not come again.
        try await index.remove("n1", sequence: 100, from: archive)
        try await check(["lock: oil it"])
        for id in ["l1", "l2"] { try await index.remove(id, sequence: 101, from: archive) }
        try await check([])
        try await index.write(TestMail.conversation[10..<11], to: archive, received: 1_767_700_000)
        try await check(["lock: oil it"])
    }
}

@Suite("An index of other rules")
struct RulesTests {
    @Test("is emptied, and keeps its archives")
    func otherRules() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[...], to: archive)
        try await index.store.writing { try $0.execute(sql: "UPDATE rules SET reading = 0") }
        let again = try SQLiteStore(path: index.store.path)
        #expect(try await again.archives() == [archive])
        #expect(try await again.state(of: "0", in: archive) == nil)
        #expect(try await again.messages(MessageSelection(archive: archive.id)).isEmpty)
    }
}

@Suite("Attack by what is no file")
struct AttackSpecialFileTests {
    @Test("is refused at once where an index should be", arguments: ["", "-wal", "-shm", "-journal"])
    func pipe(ending: String) throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "pipe.sqlite").path
        #expect(mkfifo(path + ending, 0o600) == 0)
        #expect(throws: IndexError.notAnIndex(path: path + ending)) { try SQLiteStore(path: path) }
    }
}

@Suite("A database of something else")
struct StrangerTests {
    @Test("is refused and stays as it was, byte for byte")
    func untouched() throws {
        let index = try TestIndex()
        let path = index.folder.appending(path: "other.db").path
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)") }
        try queue.close()
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: IndexError.notAnIndex(path: path)) { try SQLiteStore(path: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
}
