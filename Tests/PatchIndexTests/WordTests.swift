import GRDB
@testable import PatchIndex
import Testing

@testable import TextIndex

@Suite("Words kept for search")
struct WordTests {
    /// The words of the mail's parts, as the index keeps them.
    private static func words(_ mail: [UInt8]) throws -> [String: WordField] {
        var found: [String: WordField] = [:]
        for block in WordSegment(of: mail)?.blocks ?? [] {
            var words = WordBlock(block.content)
            while try words.next() {
                let word = String(decoding: words.word, as: UTF8.self)
                try words.forEachPosting(of: 1) { _, fields in found[word] = WordField(rawValue: fields) }
            }
        }
        return found
    }

    @Test(
        "are letters, digits and underscores in lower case",
        arguments: [
            ("Straße, ÉTÉ!", ["straße", "ete"]), ("kvm_load_X", ["kvm_load_x", "kvm", "load"]),
            ("“quoted”—words", ["quoted", "words"]), ("Cafe\u{301}", ["cafe"]), ("a bc d", ["bc"]),
            ("exactly8 exactly_9", ["exactly8", "exactly_9", "exactly"]), ("0x1F 3.14", ["0x1f", "14"]),
            ("ключ_Слово", ["ключ_слово", "ключ", "слово"]),
            (String(repeating: "x", count: 64), [String(repeating: "x", count: 64)]),
            (String(repeating: "x", count: 65), []), ("longerWord LONGERWORD", ["longerword"]),
        ])
    func words(_ text: String, _ expected: [String]) throws {
        let mail = TestMail.bytes("w", "", body: text + "\n")
        #expect(try Self.words(mail).filter { $0.value == .prose }.keys.sorted() == expected.sorted())
    }

    @Test("are the same wherever they stand among the bytes that are looked at together", arguments: 0..<70)
    func places(_ shift: Int) throws {
        let lead = String(repeating: ".", count: shift)
        let body = "\(lead)alpha be x kvm_load straße \(String(repeating: "w", count: 64)) omega"
        let words = try Self.words(TestMail.bytes("w", "", body: body + "\n")).filter { $0.value == .prose }.keys
            .sorted()
        let long = String(repeating: "w", count: 64)
        #expect(words == ["alpha", "be", "kvm", "kvm_load", "load", "omega", "straße", long])
    }

    @Test("know where they stand")
    func fields() throws {
        let words = try Self.words(TestMail.patch("p", "[PATCH] pump: start", file: "drivers/pump.c", line: "spin"))
        #expect(words["start"] == .subject)
        #expect(words["make"] == .prose)
        #expect(words["old_spin"] == .removed)
        #expect(words["spin"] == [.added, .removed])
        #expect(words["drivers"]?.isSuperset(of: [.prose, .context]) == true)
        #expect(words["lists"] == .to)
        #expect(try Self.words(TestMail.bytes("q", "s", body: "> twice\nonce\n"))["twice"] == .quoted)
    }

    @Test("survive being put together, without those of mails that are gone")
    func merge() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        let mails = (0..<80).map { TestMail.bytes("m\($0)", "Tide \($0)", body: "water\($0 % 7) rises \($0)\n") }
        for number in mails.indices { try await index.write(mails[number...number], to: archive) }
        for gone in ["m3", "m40"] { try await index.remove(gone, sequence: 100, from: archive) }
        let segments = try await index.store.reading { try WordTables($0).heads().map(\.messages.count) }
        #expect(segments.count < 32 && segments.contains { $0 >= 32 })

        let other = try TestIndex()
        let otherArchive = try await other.archive()
        try await other.write(mails[...], to: otherArchive)
        for gone in ["m3", "m40"] { try await other.remove(gone, sequence: 100, from: otherArchive) }
        #expect(try await index.contents() == other.contents())
        #expect(try await index.contents().count { $0.hasPrefix("words|") } == 78)

        // Another sixteen, so that what is gone is left out when it is put together again.
        try await index.store.writing { database in
            let tables = try WordTables(database)
            for _ in 0..<31 { try tables.insert([], of: [0]) }
            try tables.merge()
        }
        #expect(try await index.contents() == other.contents())
    }
}
