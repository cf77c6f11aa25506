import GRDB
import Testing

@testable import PatchIndex

@Suite("Attack: questions without end")
struct AttackInterruptTests {
    /// Numbers without end, one at a time.
    private static let endless = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number)"

    @Test(
        "are interrupted when the task is cancelled, in the middle of a statement and between rows",
        arguments: ["\(endless) SELECT count(*) FROM number", "\(endless) SELECT n FROM number"], [false, true])
    func interrupted(sql: String, isSnapshot: Bool) async throws {
        let index = try TestIndex()
        let store = isSnapshot ? try await index.store.snapshot() as? SQLiteStore : index.store
        let reading = try #require(store)
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let question = Task {
            try await reading.reading { database in
                let numbers = try HotStatement(database, sql)
                continuation.finish()
                while try numbers.step() {}
            }
        }
        for await _ in begun {}
        question.cancel()
        await #expect(throws: CancellationError.self) { try await question.value }
        // The connection is as good as before.
        #expect(try await reading.reading { try Int.fetchOne($0, sql: "SELECT 1") } == 1)
    }

    @Test("what was worked out while the task was cancelled is neither answered nor written")
    func cutShort() async throws {
        let index = try TestIndex()
        let store = index.store
        await #expect(throws: CancellationError.self) {
            try await Task {
                try await store.reading { _ in withUnsafeCurrentTask { $0?.cancel() } }
            }.value
        }
        await #expect(throws: CancellationError.self) {
            try await Task {
                try await store.writing { database in
                    try database.execute(sql: "INSERT INTO archive (path, name, kind) VALUES ('/a', 'a', 'test')")
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }.value
        }
        #expect(try await store.archives().isEmpty)
    }
}
