import MailFormat
import PatchTracking
import Testing

@testable import PatchIndex

/// Two mails with one Message-ID that say different things: the archive that was known first keeps its own.
@Suite("Attack: copies that differ")
struct AttackCopiesTests {
    static let first = TestMail.patch("p", "[PATCH] lock: oil it", file: "lock.c", line: "oil")
    static let forged = TestMail.patch(
        "p", "[PATCH] lock: oil it", file: "lock.c", line: "open", from: "Eve <e@evil.example>")
    /// The same as the first, as a list with a footer passes it on.
    static let passedOn =
        TestMail.patch("p", "[tide] [PATCH] lock: oil it", file: "lock.c", line: "oil")
        + Array("_______________________________________________\ntide mailing list\n".utf8)

    private func author(_ index: TestIndex) async throws -> String? {
        try await index.store.change(of: "p")?.change.author?.address
    }

    @Test(
        "a second archive never replaces, whatever time of receipt it claims",
        arguments: [-1_000_000, 1_000_000] as [Int64])
    func secondArchive(_ lie: Int64) async throws {
        let index = try TestIndex()
        try await index.write([Self.first], to: try await index.archive("one"))
        try await index.write([Self.forged], to: try await index.archive("another"), received: 1_767_600_000 + lie)
        try await index.store.settle()
        #expect(try await author(index) == "ana@example.org")
        let deliveries = try await index.store.deliveries(of: ["p"])["p"] ?? []
        #expect(deliveries.map(\.archive) == ["/lists/one", "/lists/another"])
        #expect(Set(deliveries.map(\.digest)).count == 2)
    }

    @Test("a later mail with a lying date never replaces an earlier one of the same archive")
    func laterMail() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write([Self.first], to: archive)
        try await index.write([[], Self.forged][1...], to: archive, received: 1_000_000_000)
        try await index.store.settle()
        #expect(try await author(index) == "ana@example.org")
    }

    @Test("whatever the order of the batches")
    func anyOrder() async throws {
        let index = try TestIndex()
        let (one, another) = (try await index.archive("one"), try await index.archive("another"))
        try await index.write([Self.forged], to: another, received: 1_000_000_000)
        try await index.write([Self.first], to: one)
        try await index.store.settle()
        #expect(try await author(index) == "ana@example.org")
    }

    @Test("footers, prefixes and other things that lists alter do not make a mail another one")
    func passedOn() async throws {
        let index = try TestIndex()
        try await index.write([Self.first], to: try await index.archive("one"))
        try await index.write([Self.passedOn], to: try await index.archive("another"))
        #expect(Set(try await index.store.deliveries(of: ["p"])["p"]?.map(\.digest) ?? []).count == 1)
    }

    @Test("when the first copy is gone the other one is read")
    func removed() async throws {
        let index = try TestIndex()
        let one = try await index.archive("one")
        try await index.write([Self.first], to: one)
        try await index.write([Self.forged], to: try await index.archive("another"), received: 1_000_000_000)
        try await index.remove("p", sequence: 2, from: one)
        #expect(try await index.store.staleMessages().map(\.archive) == ["/lists/another"])
    }

    @Test("they are listed")
    func listed() async throws {
        let index = try TestIndex()
        try await index.write([Self.first], to: try await index.archive("one"))
        #expect(try await index.store.differingCopies().isEmpty)
        try await index.write([Self.forged], to: try await index.archive("another"))
        #expect(
            try await index.store.differingCopies() == [
                DifferingCopies(messageID: "p", archives: ["/lists/one", "/lists/another"])
            ])
    }
}

/// A mail cannot move "now", nor the days of others.
@Suite("Attack: dates that lie")
struct AttackDatesTests {
    static func index(_ receipts: [Int64], sent: [String?]) async throws -> TestIndex {
        let index = try TestIndex()
        let archive = try await index.archive()
        for (number, received) in receipts.enumerated() {
            var mail = String(
                decoding: TestMail.patch(
                    "m\(number)", "[PATCH] part \(number): do it", file: "f\(number).c", line: "x"),
                as: UTF8.self)
            if let date = sent[number] { mail.replace("Mon, 05 Jan 2026 10:00:00 +0000", with: date) }
            let change = FactBatch.Change(
                sequence: number + 1, entry: nil, locator: "\(number)", received: received,
                kind: .added(MessageFacts(parsing: Array(mail.utf8))))
            try await index.store.write(
                FactBatch(source: "0", changes: [change], cursor: "\(number)", tip: nil), to: archive)
        }
        try await index.store.settle()
        return index
    }

    private static let now: Int64 = 1_767_600_000
    private static let year2099: Int64 = 4_070_908_800

    @Test("a receipt in 2099 is not now", arguments: [0, 2, 4])
    func future(_ number: Int) async throws {
        var receipts = (0..<5).map { Self.now + Int64($0) * 3_600 }
        receipts[number] = Self.year2099
        let index = try await Self.index(receipts, sent: [nil, nil, nil, nil, nil])
        #expect(try await index.store.newestMessage() == receipts.filter { $0 != Self.year2099 }.max())
    }

    @Test("a list that slept for months wakes up")
    func sleep() async throws {
        let receipts = [Self.now, Self.now + 3_600, Self.now + 200 * 86_400]
        let index = try await Self.index(receipts, sent: [nil, nil, nil])
        #expect(try await index.store.newestMessage() == receipts[2])
    }

    private func postedDays(_ index: TestIndex, _ count: Int) async throws -> [Int64] {
        var days: [Int64] = []
        for number in 0..<count {
            let tracked = try await index.store.change(of: "m\(number)")
            days.append((tracked?.change.newest.postedAt ?? 0) / 86_400)
        }
        return days
    }

    @Test("mail that a mirror imported years later is of its own day")
    func imported() async throws {
        let dates = [
            "Mon, 05 Jan 2015 10:00:00 +0000", "Tue, 06 Jan 2015 10:00:00 +0000", "Sat, 17 Jan 2015 10:00:00 +0000",
        ]
        let index = try await Self.index([Self.now, Self.now, Self.now], sent: dates)
        let first: Int64 = 1_420_452_000 / 86_400
        #expect(try await postedDays(index, 3) == [first, first + 1, first + 12])
    }

    @Test("one that says to be from 2015 among mails of today is of today")
    func lie() async throws {
        let date = "Sun, 04 Jan 2026 08:00:00 +0000"
        let index = try await Self.index(
            (0..<5).map { Self.now + Int64($0) }, sent: [date, date, "Mon, 05 Jan 2015 10:00:00 +0000", date, date])
        #expect(try await postedDays(index, 5)[2] == Self.now / 86_400)
    }
}
