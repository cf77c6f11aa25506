import PatchTracking
@testable import PatchIndex
import Testing

/// Most states are found without reading mails, and what was read is kept: both have to agree with reading everything.
@Suite("A search for states")
struct StateSearchTests {
    private static let day: Int64 = 86_400
    private static let start: Int64 = 1_767_600_000

    /// Sixty changes posted a week apart, each with other answers, some in two versions; with when each mail is received.
    private static let mails: [(received: Int64, mail: [UInt8])] = (0..<60).flatMap { number in
        let time = start + Int64(number) * 7 * day
        let (name, id) = ("part\(number)", "p\(number)")
        let title = "\(name): make it \(["better", "faster", "smaller"][number % 3])"
        let tag = number % 7 == 3 ? "RFC PATCH" : "PATCH"
        let file = "\(name).c"
        let author = ["Ana Lírio <ana@example.org>", "Cleo <cleo@example.net>"][number % 2]
        var mails = [(time, TestMail.patch(id, "[\(tag)] \(title)", file: file, line: "a\(number)", from: author))]
        func answer(_ body: String, after seconds: Int64, to parent: String, _ name: String) {
            mails.append(
                (
                    time + seconds,
                    TestMail.bytes(
                        name, "Re: [\(tag)] \(title)", from: "Bo <bo@example.com>", answers: parent, body: body)
                ))
        }
        if number % 5 == 1 { answer("Reviewed-by: Bo <bo@example.com>\n", after: 3600, to: id, "r\(number)") }
        if number % 5 == 2 { answer("Nacked-by: Bo <bo@example.com>\n", after: 7200, to: id, "n\(number)") }
        if number % 5 == 3 { answer("Why?\n", after: 100 * day, to: id, "w\(number)") }
        if number % 4 == 1 {
            let next = "v2-\(number)"
            mails.append(
                (
                    time + 3 * day,
                    TestMail.patch(
                        next, "[\(tag) v2] \(title)", file: file, line: "b\(number)", from: author, answers: id)
                ))
            if number % 8 == 1 { answer("Applied to tide.git, thanks!\n", after: 5 * day, to: next, "a\(number)") }
        }
        if number % 12 == 11 {
            let states = ["reject", "defer", "not-applicable", "awaiting-upstream", "handled-elsewhere"]
            answer("pw-bot: \(states[number / 12 % 5])\n", after: 2 * day, to: id, "c\(number)")
        }
        if number % 6 == 4 { answer("Applied, thanks.\n", after: 120 * day, to: id, "t\(number)") }
        if number % 10 == 7 {
            // A pull request in a thread of its own, merged long after everybody has forgotten the patch.
            let author = ["Ana Lírio", "Cleo"][number % 2]
            let pull = """
                The following changes since commit 0123456789abcdef0123456789abcdef01234567:

                  Start

                are available in the Git repository at:

                  https://git.example.org/tide.git tags/pull-\(number)

                \(author) (1):
                      \(title)

                """
            mails.append(
                (time + 10 * day, TestMail.bytes("g\(number)", "[GIT PULL] tide, number \(number)", body: pull)))
            mails.append(
                (
                    time + 130 * day,
                    TestMail.bytes(
                        "m\(number)", "Re: [GIT PULL] tide, number \(number)", from: "Bo <bo@example.com>",
                        answers: "g\(number)", body: "Pulled, thanks.\n")
                ))
        }
        return mails
    }.sorted { $0.0 < $1.0 }

    private static func write(_ numbers: Range<Int>, to store: SQLiteStore, _ archive: IndexedArchive) async throws {
        let changes = numbers.map { number in
            FactBatch.Change(
                sequence: number + 1, entry: nil, locator: "\(number)", received: mails[number].received,
                kind: .added(MessageFacts(parsing: mails[number].mail)))
        }
        try await store.write(
            FactBatch(source: "0", changes: changes, cursor: "\(numbers.upperBound)", tip: nil), to: archive)
    }

    /// What a search finds in each state, by Message-ID.
    private static func found(_ store: SQLiteStore, _ rest: String = "") async throws -> [SeriesState: [String]] {
        var found: [SeriesState: [String]] = [:]
        for state in SeriesState.allCases {
            let query = try SearchQuery(parsing: "state:\(state.searchName)\(rest)", now: 0)
            found[state] = try await store.search(query, order: .date, limit: 1000).hits.map(\.message.messageID)
                .sorted()
        }
        return found
    }

    /// The same, change by change as `tidings series` reads them.
    private static func expected(_ store: SQLiteStore) async throws -> [SeriesState: [String]] {
        let rules = StateRules(now: try await store.newestMessage())
        var found: [SeriesState: [String]] = Dictionary(uniqueKeysWithValues: SeriesState.allCases.map { ($0, []) })
        let all = try await store.messages(MessageSelection(archive: try await store.archives()[0].id))
        for message in all {
            guard let tracked = try await store.change(of: message.messageID),
                let series = tracked.change.series.first(where: { $0.messages.contains { $0.id == message.messageID } })
            else { continue }
            var rules = rules
            rules.pulls = tracked.pulls
            let status = SeriesStatus(
                of: series, in: tracked.change, answers: tracked.answers[series.id] ?? [], rules: rules)
            found[status.state, default: []].append(message.messageID)
        }
        return found.mapValues { $0.sorted() }
    }

    @Test("finds the states that series have, after each run, with what was kept and without")
    func states() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        var seen: Set<SeriesState> = []
        for start in stride(from: 0, to: Self.mails.count, by: 20) {
            try await Self.write(start..<min(start + 20, Self.mails.count), to: index.store, archive)
            // Before settling new series are no parts of changes; what is found then must not be kept.
            _ = try await Self.found(index.store)
            try await index.store.settle()
            let expected = try await Self.expected(index.store)
            #expect(try await Self.found(index.store) == expected)
            #expect(try await Self.found(try SQLiteStore(path: index.store.path)) == expected)
            seen.formUnion(expected.filter { !$0.value.isEmpty }.keys)
        }
        #expect(index.store.stateCache.readings.count > 10)
        #expect(seen == Set(SeriesState.allCases).subtracting([.mainlined]))
    }

    @Test("knows when a version came in another thread, although the thread of the older one is as it was")
    func otherThread() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await Self.write(Self.mails.indices, to: index.store, archive)
        let versions = [
            TestMail.patch("old", "[PATCH] late: go home", file: "late.c", line: "late"),
            TestMail.patch("new", "[PATCH v2] late: go home", file: "late.c", line: "later"),
        ]
        for (number, mail) in versions.enumerated() {
            let change = FactBatch.Change(
                sequence: Self.mails.count + number + 1, entry: nil, locator: "late-\(number)",
                received: Self.start + Int64(530 + number) * Self.day, kind: .added(MessageFacts(parsing: mail)))
            try await index.store.write(
                FactBatch(source: "0", changes: [change], cursor: "late-\(number)", tip: nil), to: archive)
            try await index.store.settle()
            let found = try await Self.found(index.store)
            #expect(found == (try await Self.expected(index.store)))
            #expect(found[number == 0 ? .new : .superseded]?.contains("old") == true)
        }
    }

    @Test("opens the pull request that brought a patch, and what was said to it, with the change")
    func pulled() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await Self.write(Self.mails.indices, to: index.store, archive)
        try await index.store.settle()
        let tracked = try #require(try await index.store.change(of: "p17"))
        let newest = try #require(tracked.change.series.last)
        let status = SeriesStatus(of: newest, in: tracked.change, answers: [], rules: StateRules(pulls: tracked.pulls))
        #expect(status.evidence.map(\.messageID) == ["m17"])
        #expect(status.evidence.map(\.pullRequest) == ["g17"])
        #expect(tracked.messages["m17"] != nil && tracked.messages["g17"] != nil)
    }

    @Test("finds them among few messages as among many")
    func few() async throws {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await Self.write(Self.mails.indices, to: index.store, archive)
        try await index.store.settle()
        let expected = try await Self.expected(index.store)
        for number in 0..<12 {
            // `p7` and `v2-7` are of the seventh change.
            #expect(
                try await Self.found(index.store, " s:part\(number)")
                    == expected.mapValues { $0.filter { ["p\(number)", "v2-\(number)"].contains($0) } })
        }
    }
}
