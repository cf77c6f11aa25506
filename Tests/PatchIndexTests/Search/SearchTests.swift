import Foundation
import MailArchive
import PatchFormat
@testable import PatchIndex
import Testing

@Suite("A search")
struct SearchTests {
    private static func index(keepsText: Bool = true) async throws -> TestIndex {
        let index = try TestIndex()
        if keepsText { try await index.store.keepText() }
        let file = index.folder.appending(path: "tide.mbox")
        let separator = Array("From mboxrd@z Thu Jan  1 00:00:00 1970\n".utf8)
        let mails =
            TestMail.conversation + [
                TestMail.bytes(
                    "w1", "A word on water", from: "Élodie Noël <elodie@sub.example.net>",
                    body: "The high tide of March_flood.\n> Is the tide high?\nNo: arch/tide/gate.c says so.\n"),
                TestMail.bytes(
                    "b1", "[syzbot] tide", from: "syzbot <syzbot@syzkaller.appspotmail.com>", body: "Low.\n"),
            ]
        try Data(mails.flatMap { separator + $0 + [10, 10] }).write(to: file)
        try await Indexer(store: index.store).update(Archive(at: file.path))
        return index
    }

    private static func find(_ query: String, in index: TestIndex) async throws -> [String] {
        let results = try await index.store.search(
            SearchQuery(parsing: query, now: 1_769_860_800), order: .date, limit: 100)
        #expect(results.isComplete && results.total == results.hits.count)
        return results.hits.map(\.message.messageID).filter { !$0.hasSuffix("missing.message-id") }.sorted()
    }

    @Test("finds what each prefix asks for")
    func prefixes() async throws {
        let index = try await Self.index()
        for (query, expected) in [
            ("gently", ["s0", "s2", "u2"]), ("s:gently", ["s2", "u2"]), ("b:kind", []), ("s:kind", ["s0"]),
            ("\"high tide\"", ["w1"]), ("q:\"tide high\"", ["w1"]), ("nq:\"tide high\"", []),
            ("\"tide high\" OR \"high tide\"", ["w1"]), ("high NEAR/2 tide", ["w1"]), ("flood", ["w1"]),
            ("march_flood", ["w1"]), ("march_fl*", ["w1"]), ("arch/tide/gate.c", ["w1"]), ("gate.c", ["w1"]),
            ("f:elodie", ["w1"]), ("f:Noël", ["w1"]), ("f:elodie@sub.example.net", ["w1"]),
            ("f:\"bo bo\"", ["r1", "t3", "u0"]), ("a:elodie", ["w1"]), ("elodie", ["w1"]),
            ("t:tide@lists.example.org f:dan", ["t1"]), ("t:\"lists example\" f:dan", ["t1"]), ("c:lists", []),
            ("tc:lists f:cleo", ["l1", "l2"]), ("dfn:start.c", ["s1", "u1"]), ("dfn:sta*", ["s1", "u1"]),
            ("dfb:oil2", ["l2"]), ("dfa:old_oil", ["l1"]), ("dfa:oil", ["l1"]), ("dfb:old_oil", []),
            ("dfctx:\"int c\" f:cleo", ["l1", "l2"]), ("dfctx:oil", []), ("dfpre:1111111 f:cleo", ["l1", "l2"]),
            ("dfpost:1111111", []), ("dfblob:2222 f:cleo", ["l1", "l2"]), ("m:w1", ["w1"]), ("mid:w1", ["w1"]),
            ("l:tide f:dan", ["t1"]), ("l:other", []), ("is:cover", ["s0"]), ("is:bot", ["b1"]),
            ("is:notice", ["n1"]), ("is:pull", []), ("is:reply f:maintainer", ["n1"]),
            ("is:patch s:oil", ["l1", "l2"]), ("version:2", ["l2", "u1", "u2"]),
            ("org:example.net is:patch", ["l1", "l2"]),
            ("org:net s:word", ["w1"]), ("tag:acked-by", ["u0"]), ("tag:reviewed-by:bo", ["r1"]),
            ("tag:reviewed-by:\"bo\" is:reply", ["r1"]),
            ("tag:reviewed-by:ana", []), ("series:s1", []), ("series:\"be kind\"", ["s0", "s1", "s2"]),
            ("state:accepted", ["l2"]), ("state:superseded s:oil", ["l1"]),
            ("NOT state:accepted s:oil is:patch", ["l1"]),
            ("d:20260105 f:dan", ["t1"]), ("d:20260106.. f:dan", []), ("d:..20260104", []),
            ("s:pump XOR dfn:start.c", ["r1", "s0", "s2", "u0", "u2"]), ("s:oil -is:patch", ["n1"]),
            ("s:tide NOT f:bo", ["b1", "t1", "t2"]), ("i wonder", ["t1"]), ("w", []),
        ] {
            let found = try await Self.find(query, in: index)
            #expect(found == expected, "\(query)")
        }
    }

    @Test("finds the mails with a patch-id or its beginning")
    func patchID() async throws {
        let index = try await Self.index()
        let archive = try #require(try await index.store.archives().first)
        let messages = try await index.store.messages(MessageSelection(archive: archive.id))
        let patch = try #require(messages.first { $0.messageID == "s1" })
        let id = try #require(try await index.store.patches([patch.id])[patch.id]?.patchID?.description)
        #expect(try await Self.find("patchid:\(id)", in: index) == ["s1"])
        #expect(try await Self.find("patchid:\(id.prefix(13))", in: index) == ["s1"])
    }

    @Test("without words in the index says so, and finds by what needs none")
    func noWords() async throws {
        let index = try await Self.index(keepsText: false)
        for query in ["tide", "b:tide", "t:lists", "dfb:oil"] {
            await #expect(throws: IndexError.keepsNoWords(path: index.store.path)) {
                try await Self.find(query, in: index)
            }
        }
        #expect(try await Self.find("s:\"be kind\"", in: index) == ["s0"])
        #expect(try await Self.find("f:dan dfn:x OR s:gently is:patch", in: index) == ["s2", "u2"])
        #expect(try await Self.find("state:accepted", in: index) == ["l2"])
    }

    @Test("gives pages, each message of which fits less or is older than those before")
    func pages() async throws {
        let index = try await Self.index()
        let query = try SearchQuery(parsing: "tide", now: 0)
        let whole = try await index.store.search(query, order: .relevance, limit: 100)
        #expect(whole.total > 4)
        #expect(zip(whole.hits, whole.hits.dropFirst()).allSatisfy { $0.score >= $1.score })
        var pages: [SearchResults.Hit] = []
        for offset in stride(from: 0, to: whole.total, by: 2) {
            pages += try await index.store.search(query, order: .relevance, limit: 2, offset: offset).hits
        }
        #expect(pages == whole.hits)
        let newest = try await index.store.search(query, order: .date, limit: 100).hits.map(\.message.received)
        #expect(newest == newest.sorted(by: >))
    }

    @Test("counts threads and changes once")
    func grouping() async throws {
        let index = try await Self.index()
        let query = try SearchQuery(parsing: "s:oil OR s:pump", now: 0)
        func ids(_ grouping: SearchGrouping) async throws -> Int {
            try await index.store.search(
                query, order: .date, grouping: grouping, in: nil, limit: 100, offset: 0
            ).total
        }
        #expect(try await ids(.messages) == 10)
        #expect(try await ids(.series) == 2)
        #expect(try await ids(.threads) == 4)
        let hits = try await index.store.search(query, order: .date, limit: 100).hits
        let changes = try await index.store.newestSeries(ofChangesWith: hits.map(\.id))
        #expect(Set(changes.map(\.version)) == [2])
        #expect(Set(changes.map(\.title)) == ["lock: oil it", "pump: start slowly"])
    }

    @Test("of a mail that came and went finds nothing of it")
    func removed() async throws {
        let index = try TestIndex()
        try await index.store.keepText()
        let archive = try await index.archive()
        try await index.write(TestMail.conversation[...], to: archive)
        try await index.remove("l1", sequence: 100, from: archive)
        #expect(try await Self.find("s:oil OR oil", in: index) == ["l2", "n1"])
    }
}
