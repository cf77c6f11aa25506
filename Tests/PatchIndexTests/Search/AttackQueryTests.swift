import MailFormat
import Testing

@testable import PatchIndex

@Suite("Attack: queries that cost too much")
struct AttackQueryTests {
    private static func many(_ term: (Int) -> String, _ joint: String = " ") -> String {
        (0..<400).map(term).joined(separator: joint)
    }

    @Test(
        "are refused with a mark where it becomes too much",
        arguments: [
            many { "a\($0)" }, many({ "a\($0)*" }, " OR "), many({ "f:a\($0)" }, " XOR "), many { "NOT m:a\($0)" },
            "\"" + many { "a\($0)" } + "\"", "s:\"" + many { "a\($0)" } + "\"", many({ "a\($0)" }, " NEAR "),
            many({ "tag:acked-by:a\($0)" }, " OR "), many { "dfn:a\($0)" }, many({ "series:a\($0)" }, " OR "),
            "f:(" + many({ "a\($0)" }, " OR ") + ")", String(repeating: "a:", count: 5_999),
        ])
    func terms(_ query: String) throws {
        let error = #expect(throws: SearchError.self) { try SearchQuery(parsing: query, now: 0) }
        let range = try #require(error).range
        #expect(error?.reason.contains("too expensive") == true)
        #expect(!range.isEmpty && range.upperBound <= query.count)
    }

    @Test("are refused for their length and depth", arguments: [12_001, 1 << 20])
    func length(_ count: Int) {
        let long = String(repeating: "a", count: count)
        #expect(throws: SearchError.self) { try SearchQuery(parsing: long, now: 0) }
        for sign in ["(", "NOT ", "+(", "s:("] {
            let deep = String(repeating: sign, count: 2000) + "a"
            #expect(throws: SearchError.self) { try SearchQuery(parsing: deep, now: 0) }
        }
    }

    @Test("leave room for what b4 asks: the patch-ids of a long series")
    func patchIDs() throws {
        let digits = (0..<220).map { String(repeating: "0", count: 37) + String(1000 + $0).suffix(3) }
        let query = digits.map { "patchid:\($0)" }.joined(separator: " OR ")
        #expect(try SearchQuery(parsing: query, now: 0).root.cost == 220)
    }

    @Test("of many values of one field are one look-up, and find what each alone finds")
    func sets() async throws {
        let index = try TestIndex()
        let mails = (0..<12).map {
            TestMail.patch(
                "m\($0)@b", "[PATCH] a\($0)", file: "f", line: "l\($0)", from: "P <p\($0)@s\($0 % 3).example>")
        }
        try await index.write(mails[...], to: try await index.archive())
        func found(_ query: String) async throws -> Set<String> {
            Set(try await index.store.search(SearchQuery(parsing: query, now: 0)).hits.map(\.message.messageID))
        }
        let fields: [(String, @Sendable (Int) -> String)] = [
            ("mid", { "m\($0)@b" }), ("f", { "p\($0)@s\($0 % 3).example" }), ("org", { "s\($0 % 2).example" }),
        ]
        for (field, value) in fields {
            let terms = (0..<6).map { "\(field):\(value($0))" }
            var single: Set<String> = []
            for term in terms { single.formUnion(try await found(term)) }
            #expect(try await found(terms.joined(separator: " OR ")) == single && !single.isEmpty, "\(field)")
        }
        #expect(try await found("org:example").count == 12)
        #expect(try await found("org:xample").isEmpty)
    }

    @Test(
        "words side by side are found however long the text, in memory of a fixed size",
        arguments: [0, 1, 65_530, 65_535, 65_536, 65_537, 131_071])
    func pieces(_ place: Int) {
        let before = String(repeating: "x ", count: place / 2) + String(repeating: "y", count: place % 2)
        let text = before + " low Tide at-noon " + String(repeating: "z ", count: 40_000)
        let phrase = ["low", "tide", "at"].map { Array($0.utf8) }
        #expect(PhraseMatcher(phrase, isPrefix: false).isFound(in: text))
        #expect(PhraseMatcher(phrase.dropLast() + [Array("a".utf8)], isPrefix: true).isFound(in: text))
        #expect(!PhraseMatcher(phrase.reversed(), isPrefix: false).isFound(in: text))
        #expect(NearMatcher([phrase[2], phrase[0]], within: 2).isFound(in: text))
        #expect(!NearMatcher([phrase[2], Array("x".utf8)], within: 1).isFound(in: text))
        // A word without end is cut between characters.
        let endless = String(repeating: "ö", count: 40_000) + "ß tide"
        #expect(PhraseMatcher([Array("tide".utf8)], isPrefix: false).isFound(in: endless))
    }
}
