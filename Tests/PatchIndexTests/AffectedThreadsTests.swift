import GRDB
@testable import PatchIndex
import Testing

/// Which threads a changed thread can alter, of postings that no thread ties together.
@Suite("Affected threads")
struct AffectedThreadsTests {
    private static let day: Int64 = 86_400

    @Test(
        "are those of postings that follow each other within a week, in both directions",
        arguments: [
            ([0, 6, 12, 20], 0, [0, 1, 2]), ([0, 6, 12, 20], 2, [0, 1, 2]), ([0, 6, 12, 20], 3, [3]),
            ([20, 0, 7, 13], 0, [0, 2, 3, 1]), ([0, 0, 0], 1, [0, 1, 2]), ([0, 8], 1, [1]),
        ] as [([Int64], Int, [Int])])
    func relatives(_ days: [Int64], _ changed: Int, _ expected: [Int]) async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        let mails = days.indices.map { number in
            TestMail.patch("l\(number)", "[PATCH \(number + 1)/9] part \(number)", file: "f\(number).c", line: "a")
        }
        for number in days.indices {
            // The mail at this index of the batch is received as many minutes later.
            try await index.write(
                mails[number...number], to: archive,
                received: 1_767_600_000 + days[number] * Self.day - Int64(number) * 60)
        }
        let found = try await index.store.reading { database in
            let threads = try days.indices.map { number in
                try Int64.fetchOne(database, sql: "SELECT thread FROM identity WHERE text = 'l\(number)'") ?? 0
            }
            let affected = try AffectedThreads(database).withRelatives(of: [threads[changed]])
            return days.indices.filter { affected.contains(threads[$0]) }
        }
        #expect(found == expected.sorted())
    }
}
