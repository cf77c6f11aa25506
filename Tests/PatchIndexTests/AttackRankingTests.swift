import GRDB
import Testing

@testable import PatchIndex

/// Anybody can send a thousand mails with one Message-ID.
@Suite("Attack: many mails with one Message-ID")
struct AttackRankingTests {
    private static func change(
        _ sequence: Int, received: Int64, _ digest: Int64, _ facts: MessageFacts
    ) -> FactBatch.Change {
        var facts = facts
        facts.digest = digest
        return FactBatch.Change(
            sequence: sequence, entry: nil, locator: "blob-\(sequence)", received: received, kind: .added(facts))
    }

    @Test("their deliveries are sorted once, not once for each", arguments: [1, -1] as [Int64])
    func sortings(_ direction: Int64) async throws {
        let index = try TestIndex()
        try await index.write([TestMail.conversation[0]], to: try await index.archive(), received: 1_767_600_000)
        let facts = MessageFacts(parsing: TestMail.conversation[0])
        let sortings = try await index.store.writing { [caches = index.store.caches] database in
            try caches.begin(database)
            let writer = try DeliveryWriter(database, source: 1, caches: caches)
            for sequence in 2...500 {
                let change = Self.change(
                    sequence, received: 1_767_600_000 + direction * Int64(sequence), facts.digest, facts)
                _ = try writer.add(facts, change)
            }
            try writer.finish()
            return writer.ranking.sortings
        }
        #expect(sortings <= 2)
        #expect(try await index.store.deliveries(of: ["r1"])["r1"]?.count == 500)
    }

    @Test("which of them counts is what sorting all says", arguments: 0..<16)
    func order(_ seed: UInt64) async throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        let index = try TestIndex()
        let archives = [try await index.archive("b"), try await index.archive("a")]
        let facts = MessageFacts(parsing: TestMail.conversation[0])
        var sequences = [Int](repeating: 0, count: 4)
        for _ in 0..<12 {
            let number = Int(next(4))
            let count = Int(next(4)) + 1
            let changes = (0..<count).map { _ in
                sequences[number] += 1
                var own = facts
                own.digest = Int64(next(2))
                return FactBatch.Change(
                    sequence: sequences[number], entry: nil, locator: "blob", received: Int64(next(8)),
                    kind: .added(own))
            }
            try await index.store.write(
                FactBatch(
                    source: ["0", "10"][number / 2], changes: changes, cursor: "\(sequences[number])", tip: nil),
                to: archives[number % 2])
            // What the message takes its facts from is the delivery that sorting puts first, or it is to be read again.
            let (received, first, isStale) = try await index.store.reading { database in
                let message = try #require(try Int64.fetchOne(database, sql: "SELECT id FROM message"))
                let row = try #require(
                    try Row.fetchOne(database, sql: DeliveryWriter.firstDelivery, arguments: [message]))
                return (
                    try Int64.fetchOne(database, sql: "SELECT received FROM message"), row["received"] as Int64?,
                    try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM stale)") == true
                )
            }
            #expect(received == first || isStale)
        }
    }
}
