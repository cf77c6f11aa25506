import TestKit
import PatchTracking
import Testing

@testable import PatchIndex

/// docs/design.md, invariant 2: any split of an archive into runs gives the same index as one run.
@Suite("An index made piece by piece")
struct SplitTests {
    static let whole = TestMail.conversation

    static func reference() async throws -> [String] {
        let index = try TestIndex()
        try await index.write(whole[...], to: try await index.archive())
        try await index.store.settle()
        return try await index.contents()
    }

    @Test("equals one made at once, wherever it is cut", arguments: 1..<14)
    func twoPieces(_ cut: Int) async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        for piece in [Self.whole[..<cut], Self.whole[cut...]] {
            try await index.write(piece, to: archive)
            try await index.store.settle()
        }
        #expect(try await index.contents() == Self.reference())
    }

    @Test("equals one made at once, mail by mail")
    func mailByMail() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        for number in Self.whole.indices {
            try await index.write(Self.whole[number...number], to: archive)
            try await index.store.settle()
        }
        #expect(try await index.contents() == Self.reference())
    }

    @Test("equals one made at once, in any order of the batches", arguments: 0..<24 as Range<UInt64>)
    func anyOrder(_ seed: UInt64) async throws {
        var random = SeededGenerator(seed)
        let index = try TestIndex()
        let archive = try await index.archive()
        for number in Self.whole.indices.shuffled(using: &random) {
            try await index.write(Self.whole[number...number], to: archive)
            if random.next() % 3 == 0 { try await index.store.settle() }
        }
        try await index.store.settle()
        #expect(try await index.contents() == Self.reference())
    }

    @Test("forgets a mail as if it had never come", arguments: ["s0", "s1", "l1", "t2", "t1", "n1", "u1"])
    func removal(_ messageID: String) async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(Self.whole[...], to: archive)
        try await index.store.settle()
        try await index.remove(messageID, sequence: 100, from: archive)
        try await index.store.settle()

        let other = try TestIndex()
        let otherArchive = try await other.archive()
        for number in Self.whole.indices where MessageFacts(parsing: Self.whole[number]).messageID != messageID {
            try await other.write(Self.whole[number...number], to: otherArchive)
        }
        try await other.store.settle()
        #expect(try await index.contents() == other.contents())
    }

    @Test(
        "links more versions than are compared with each, in any order of the batches",
        arguments: 0..<3 as Range<UInt64>)
    func manyVersions(_ seed: UInt64) async throws {
        let mails = (1...(ChangeLinking.window + 10)).map {
            TestMail.patch("v\($0)", "[PATCH v\($0)] lock: oil it well", file: "lock\($0 % 7).c", line: "oil\($0 / 3)")
        }
        var random = SeededGenerator(seed)
        let (whole, pieces) = (try TestIndex(), try TestIndex())
        try await whole.write(mails[...], to: try await whole.archive())
        try await whole.store.settle()
        let archive = try await pieces.archive()
        for number in mails.indices.shuffled(using: &random) {
            try await pieces.write(mails[number...number], to: archive)
            if random.next() % 8 == 0 { try await pieces.store.settle() }
        }
        try await pieces.store.settle()
        func links(_ index: TestIndex) async throws -> [String] {
            try await index.contents().filter { $0.hasPrefix("version_link|") || $0.hasPrefix("series|") }
        }
        #expect(try await links(whole) == links(pieces))
        #expect(try await links(whole).count < mails.count * 40)
    }

    @Test("keeps what a mail says of others, and forgets it with the mail")
    func relations() async throws {
        let mail = TestMail.bytes(
            "c", "[PATCH v2 0/1] pump: be kind",
            body: "Based-on: <base@example.org>\nSupersedes: <old@example.org>\n\n 1 file changed\n")
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write([mail][...], to: archive)
        try await index.store.settle()
        #expect(try await index.contents().filter { $0.hasPrefix("relation|") }.count == 2)
        try await index.remove("c", sequence: 9, from: archive)
        try await index.store.settle()
        #expect(try await index.contents().filter { $0.hasPrefix("relation|") }.isEmpty)
    }

    @Test("joins and takes apart a long thread as a short one")
    func longThread() async throws {
        let lone = (0..<4).map { TestMail.bytes("lone\($0)", "Tide \($0)", body: "Low.\n") }
        let thread = (0..<200).map {
            TestMail.bytes("t\($0)", "Re: Tide", answers: $0 == 0 ? nil : "t\($0 - 1)", body: "High.\n")
        }
        let tie = [TestMail.bytes("tie", "Re: Tide", references: ["lone3", "t199"], body: "Both.\n")]
        var contents: [[String]] = []
        for mails in [lone + thread + tie, tie + thread.reversed() + lone] {
            let index = try TestIndex()
            let archive = try await index.archive()
            try await index.write(mails[...], to: archive, received: 1_767_600_000)
            for id in ["tie", "t100", "t101"] { try await index.remove(id, sequence: 1000, from: archive) }
            try await index.store.settle()
            contents.append(try await index.contents().filter { $0.hasPrefix("message|") })
        }
        let threads = contents.map { Set($0.map { $0.split(separator: "|").last }).count }
        // Four lone mails and the two ends of the thread.
        #expect(threads == [6, 6])
    }

    @Test("counts a mail of two archives once, and keeps what the first one received")
    func twoArchives() async throws {
        var contents: [[String]] = []
        for order in [["a", "b"], ["b", "a"]] {
            let index = try TestIndex()
            for name in order {
                try await index.write(
                    Self.whole[...], to: try await index.archive(name),
                    received: name == "a" ? 1_767_600_000 : 1_767_600_007)
                try await index.store.settle()
            }
            contents.append(try await index.contents())
        }
        #expect(contents[0] == contents[1])
        #expect(contents[0].count { $0.hasPrefix("message|") } == Self.whole.count)
        #expect(contents[0].count { $0.hasPrefix("delivery|") } == Self.whole.count * 2)
    }
}
