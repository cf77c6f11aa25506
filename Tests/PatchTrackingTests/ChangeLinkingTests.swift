import PatchFormat
import PatchTracking
import Testing

/// One line a change: the heads of its series in order, and behind each link the strongest evidence.
private func outline(_ change: Change) -> String {
    let heads = change.series.map { $0.id }.joined(separator: " ")
    let links = change.links.map { "\($0.older)>\($0.newer) \(word($0.evidence[0]))" }
    return ([heads] + links).joined(separator: ", ")
}

private func word(_ evidence: VersionEvidence) -> String {
    switch evidence {
    case .changeID: "change-id"
    case .changelogLink: "link"
    case .replyChain: "reply"
    case .patchIDs: "patch-ids"
    case .titleAndFiles: "title+files"
    }
}

private let week: Int64 = 7 * 1440

@Suite struct ChangeLinkingTests {
    @Test(arguments: situations)
    func links(_ situation: Situation) {
        for seed in 0..<4 as Range<UInt64> {
            let graph = ConversationGraph(situation.messages.shuffled(seed))
            #expect(graph.changes.map(outline) == situation.expected)
        }
    }

    private static let situations: [Situation] = [
        Situation(
            "change-id, with another title, other files and another author",
            posting("a", "PATCH", "amber", parts: ["x"], changeID: "c1")
                + posting("b", "PATCH v2", "birch", parts: ["y"], by: .bob, at: week, files: ["b.c"], changeID: "c1"),
            "a.0 b.0, a.0>b.0 change-id"),
        Situation(
            "a link in the changelog and a renamed title",
            posting("a", "PATCH", "amber: the old way", parts: ["amber: turn it round", "y"])
                + posting(
                    "b", "PATCH v2", "something quite different", parts: ["amber: turn it round", "z"], at: week,
                    files: ["b.c"], links: ["a.0"]),
            "a.0 b.0, a.0>b.0 link"),
        Situation(
            "a link to another change that this one stands on",
            posting("a", "PATCH v4", "birch: a new allocator", parts: ["p", "q"], by: .bob, files: ["birch.c"])
                + posting("b", "PATCH", "amber: use it", parts: ["x", "y"], at: week, links: ["a.0"]), "a.0", "b.0"),
        Situation(
            "a link to a lower version of another change",
            posting("a", "PATCH v1", "birch: a new allocator", parts: ["p", "q"], by: .bob, files: ["birch.c"])
                + posting("b", "PATCH v2", "amber: use it", parts: ["x", "y"], at: week, links: ["a.0"]), "a.0", "b.0"),
        Situation(
            "a reply chain and a renamed title",
            [mail("a", "[PATCH] amber: fix the leak"), mail("b", "[PATCH v2] a wholly new name", at: week, to: "a")],
            "a b, a>b reply"),
        Situation(
            "a reply to what a reviewer said of the older version",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail("r", "Re: [PATCH] amber: fix the leak", by: .bob, at: 1, to: "a"),
                mail("b", "[PATCH v2] amber: fix it", at: week, to: "r"),
            ], "a b, a>b reply"),
        Situation(
            "somebody else's patch in the thread",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail("b", "[PATCH] amber: do it otherwise", by: .bob, at: week, to: "a"),
            ], "a", "b"),
        Situation(
            "equal patch-ids, dropped and added parts, another title",
            posting("a", "PATCH", "amber", parts: ["p", "q", "r"], patches: [1, 2, 3])
                + posting("b", "PATCH v2", "the birch way", parts: ["q", "r", "s"], at: week, patches: [2, 3, 4]),
            "a.0 b.0, a.0>b.0 patch-ids"),
        Situation(
            "somebody else takes over",
            posting("a", "PATCH v2", "amber", parts: ["p", "q"], patches: [1, 2])
                + posting("b", "PATCH v3", "amber", parts: ["p", "q"], by: .bob, at: week, patches: [1, 2]),
            "a.0 b.0, a.0>b.0 patch-ids"),
        Situation(
            "one shared patch in a hundred",
            posting("a", "PATCH", "amber", parts: (1...100).map { "part \($0) of amber" }, patches: Array(1...100))
                + posting(
                    "b", "PATCH v2", "birch", parts: (1...100).map { "piece \($0) of birch" }, by: .bob, at: week,
                    patches: [1] + Array(201...299)), "a.0", "b.0"),
        Situation(
            "a lone patch that went into a long series",
            [mail("a", "[PATCH] amber: fix", patch: 1)]
                + posting(
                    "b", "PATCH v2", "birch", parts: ["amber: fix", "p", "q", "r"], by: .bob, at: week,
                    patches: [1, 2, 3, 4]),
            "a", "b.0"),
        Situation(
            "same author, nearly the same title, files in common",
            [
                mail("a", "[PATCH] amber: fix a leak in probe"),
                mail("b", "[PATCH v2] amber: Fix leaks in probe()", at: week),
            ], "a b, a>b title+files"),
        Situation(
            "the same title and nothing else",
            [
                mail("a", "[PATCH] cleanup", files: ["a.c"]), mail("b", "[PATCH v2] cleanup", at: week, files: ["b.c"]),
                mail("c", "[PATCH v2] cleanup", by: .bob, at: week, files: ["a.c"]),
            ], "a", "b", "c"),
        Situation(
            "the same title in two changes of one author, each with its v2",
            [
                mail("a", "[PATCH] amber: fix the build", files: ["a.c"]),
                mail("b", "[PATCH] amber: fix the build", at: 1, files: ["b.c"]),
                mail("c", "[PATCH v2] amber: fix the build", at: week, files: ["b.c"]),
                mail("d", "[PATCH v2] amber: fix the build", at: week + 1, files: ["a.c"]),
            ], "a d, a>d title+files", "b c, b>c title+files"),
        Situation(
            "titles that differ in a number",
            [mail("a", "[PATCH] amber: enable port 1"), mail("b", "[PATCH v2] amber: enable port 2", at: week)], "a",
            "b"),
        Situation(
            "RFC that became PATCH v1",
            posting("a", "RFC PATCH v2", "amber: a new way", parts: ["x"])
                + posting("b", "PATCH", "amber: a new way", parts: ["x"], at: week), "a.0 b.0, a.0>b.0 title+files"),
        Situation(
            "RESEND",
            [
                mail("a", "[PATCH v2] amber: fix the leak", patch: 1),
                mail("b", "[PATCH RESEND v2] amber: fix the leak", at: week, patch: 1),
            ], "a b, a>b patch-ids"),
        Situation(
            "posted again without a word",
            [
                mail("a", "[PATCH] amber: fix the leak", patch: 1),
                mail("b", "[PATCH] amber: fix the leak", at: week, patch: 1),
            ], "a b, a>b patch-ids"),
        Situation(
            "a series that was split",
            posting("a", "PATCH", "amber", parts: ["p", "q", "r", "s"], patches: [1, 2, 3, 4])
                + posting("b", "PATCH v2", "amber fixes", parts: ["p", "q"], at: week, patches: [1, 2])
                + posting("c", "PATCH v2", "amber features", parts: ["r", "s"], at: week + 60, patches: [3, 4]),
            "a.0 b.0 c.0, a.0>b.0 patch-ids, a.0>c.0 patch-ids"),
        Situation(
            "a small change that went into a later version of a large one",
            posting("a", "PATCH", "birch", parts: ["p", "q"], patches: [1, 2])
                + posting(
                    "b", "PATCH v7", "amber", parts: ["p", "q", "r", "s", "t"], at: week, patches: [1, 2, 3, 4, 5]),
            "a.0", "b.0"),
        Situation(
            "a link to another change of the same author, one version lower",
            posting("a", "PATCH v7", "birch: write for once", parts: ["p"], files: ["a.c"])
                + posting(
                    "b", "PATCH v8", "amber: no direct map", parts: ["x", "y"], at: week, files: ["a.c", "b.c", "c.c"],
                    links: ["a.0"]), "a.0", "b.0"),
        Situation(
            "a cover alone, and then the whole version",
            posting("a", "PATCH", "amber: a new way", parts: ["p", "q"])
                + [mail("lone", "[PATCH v2 0/2] amber: a new way", at: week)]
                + posting("b", "PATCH v2", "amber: a new way", parts: ["p", "q"], at: week + 9),
            "a.0 b.0, a.0>b.0 title+files"),
        Situation(
            "backports are no versions of the change",
            [
                mail("a", "[PATCH] amber: fix the leak", patch: 1),
                mail(
                    "b", "[PATCH 6.12 001/565] amber: fix the leak", by: .bob, at: week, to: "rc", author: .ada,
                    patch: 1),
                mail(
                    "c", "[PATCH 6.6 001/301] amber: fix the leak", by: .bob, at: week, to: "rc2", author: .ada,
                    patch: 1),
                mail("d", "[PATCH AUTOSEL 6.12] amber: fix the leak", by: .cem, at: week, author: .ada, patch: 1),
            ], "a", "b", "c", "d"),
        Situation(
            "a pull request with the patches is no version of them",
            posting("a", "PATCH", "amber", parts: ["p", "q"], patches: [1, 2])
                + posting("b", "PULL v2", "amber queue", parts: ["p", "q"], at: week, patches: [1, 2]), "a.0", "b.0"),
        Situation(
            "v3 came out of the mail before v2",
            [
                mail("a", "[PATCH] amber: fix the leak"), mail("c", "[PATCH v3] amber: fix the leak", at: week),
                mail("b", "[PATCH v2] amber: fix the leak", at: week + 5),
            ], "a b c, b>c title+files, a>b title+files"),
        Situation(
            "the next version of a test that changed its number",
            [
                mail("a", "[PATCH] amber: test the leak of probe", files: ["tests/271"]),
                mail("b", "[PATCH v2] amber: test the leak of probe", at: week, files: ["tests/277"]),
            ], "a b, a>b title+files"),
        Situation(
            "a stranger's equal diff does not stand before the true successor",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", patch: 1),
                mail("x", "[PATCH v2] amber: a collection of fixes", by: .bob, at: 1, patch: 1),
                mail("b", "[PATCH v2] amber: fix the leak in probe", at: week, patch: 2),
            ], "a b, a>b title+files", "x"),
        Situation(
            "a maintainer's collection holds one patch of somebody else's next version",
            posting(
                "c", "PATCH", "fixes for amber", parts: ["p", "amber: fix the leak in probe", "q"], by: .bob,
                patches: [1, 2, 3])
                + [
                    mail("a", "[PATCH] amber: fix the leak in probe", at: 1, patch: 2),
                    mail("b", "[PATCH v2] amber: fix the leak in probe", at: week, patch: 2),
                ], "c.0", "a b, a>b patch-ids"),
        Situation(
            "half of two patches of another author is not enough",
            posting("a", "PATCH", "amber", parts: ["p", "q"], patches: [1, 2])
                + posting("b", "PATCH v2", "birch", parts: ["q", "r"], by: .bob, at: week, patches: [2, 3]), "a.0",
            "b.0"),
        Situation(
            "two changes with one title, each with its versions",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", files: ["a.c"]),
                mail("b", "[PATCH] amber: fix the leak in probe", at: 1, files: ["b.c"]),
                mail("c", "[PATCH v2] amber: fix the leak in probe", at: week, files: ["b.c"]),
                mail("d", "[PATCH v2] amber: fix the leak in probe", at: week + 1, files: ["a.c"]),
            ], "a d, a>d title+files", "b c, b>c title+files"),
        Situation(
            "a lower version a day later, by somebody else",
            [
                mail("a", "[PATCH v5] amber: fix the leak in probe", patch: 1),
                mail("b", "[PATCH v2] amber: fix the leak in probe", by: .bob, at: 2 * week, patch: 1, links: ["a"]),
            ], "a", "b"),
        Situation(
            "a lower version a day later, for another tree",
            [
                mail("a", "[PATCH v5 amber] amber: fix the leak in probe", patch: 1),
                mail("b", "[PATCH v2 birch] amber: fix the leak in probe", at: 2 * week, patch: 1, links: ["a"]),
            ], "a", "b"),
        Situation(
            "words before the colon that differ",
            [
                mail("a", "[PATCH] amber: show the size of the pool"),
                mail("b", "[PATCH v2] amber-tools: show the size of the pool", at: week),
            ], "a", "b"),
        Situation(
            "words before the colon that are more of the same",
            [
                mail("a", "[PATCH] net: amber: show the size of the pool"),
                mail("b", "[PATCH v2] amber: show the size of the pool", at: week),
            ], "a b, a>b title+files"),
        Situation(
            "a revert is no version of what it reverts",
            [
                mail("a", "[PATCH] amber: fix the leak in probe"),
                mail("b", "[PATCH v2] Revert \"amber: fix the leak in probe\"", at: week, to: "a", links: ["a"]),
                mail("c", "[PATCH v3] Revert \"amber: fix the leak in probe\"", at: week + 9),
            ], "a", "b c, b>c title+files"),
        Situation(
            "a patch posted again with another diff",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", patch: 1),
                mail("b", "[PATCH] amber: fix the leak in probe", at: week, patch: 2),
                mail("c", "[PATCH v2] amber: fix the leak in probe", at: 2 * week, patch: 3),
            ], "a b c, a>b title+files, a>c title+files, b>c title+files"),
        Situation(
            "a patch posted again with another diff, as an answer to the first",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", patch: 1),
                mail("b", "[PATCH] amber: fix the leak in probe", at: 60, to: "a", patch: 2, files: ["b.c"]),
            ], "a b, a>b reply"),
        Situation(
            "the same words by the same author about something else",
            [
                mail("a", "[PATCH] amber: fix a typo", patch: 1, files: ["a.c"]),
                mail("b", "[PATCH] amber: fix a typo", at: week, patch: 2, files: ["b.c"]),
            ], "a", "b"),
        Situation(
            "a lone patch that became a series",
            [mail("a", "[PATCH] amber: fix the leak in probe", patch: 1)]
                + posting(
                    "b", "PATCH v2", "fix all of amber", parts: ["amber: say why", "amber: fix the leak in probe"],
                    at: week,
                    patches: [2, 3]), "a b.0, a>b.0 title+files"),
        Situation(
            "a copy of a commit is no version of its original",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", patch: 1),
                copy(of: "0123456789ab", mail("b", "[PATCH v2] amber: fix the leak in probe", at: week, patch: 1)),
                copy(of: "0123456789ab", mail("c", "[PATCH v3] amber: fix the leak in probe", at: week + 9, patch: 2)),
            ], "a", "b c, b>c title+files"),
        Situation(
            "Supersedes, under another title",
            [
                mail("a", "[PATCH] amber: fix the leak in probe", files: ["a.c"]),
                relating(
                    .supersedes, "a", mail("b", "[PATCH v2] birch: free what probe took", at: week, files: ["b.c"])),
            ], "a b, a>b link"),
        Situation(
            "Based-on, with a link to it",
            [
                mail("a", "[PATCH] amber: read the size of the pool", files: ["a.c"]),
                relating(
                    .basedOn, "a",
                    mail("b", "[PATCH v2] amber: write the size of the pool", at: week, files: ["b.c"], links: ["a"])),
            ], "a", "b"),
    ]

    private static func copy(of commit: String, _ message: TrackedMessage) -> TrackedMessage {
        var message = message
        message.upstreamCommit = commit
        return message
    }

    private static func relating(
        _ kind: PatchRelation.Kind, _ messageID: String, _ message: TrackedMessage
    ) -> TrackedMessage {
        var message = message
        message.relations = [PatchRelation(kind: kind, messageID: messageID)]
        return message
    }

    @Test("many versions have no more links for each than a dozen")
    func linksAreBounded() {
        func links(_ count: Int) -> [VersionLink] {
            let messages = (1...count).map {
                mail("m\($0)", "[PATCH v\($0)] amber: fix the leak", at: Int64($0) * 60, patch: 1, changeID: "c")
            }
            let series = SeriesAssembly.series(of: messages, in: Threading.threads(of: messages))
            return ChangeLinking.links(among: series.map { SeriesProfile($0) })
        }
        let found = links(200).count
        #expect(found <= 200 * 12)
        #expect(found > 199)
    }

    @Test("the version that its sender posted again is superseded")
    func repeatedVersion() {
        let change = ConversationGraph([
            mail("a", "[PATCH] amber: fix the leak in probe", patch: 1),
            mail("b", "[PATCH] amber: fix the leak in probe", at: week, patch: 2),
        ]).changes[0]
        #expect(change.successor(of: "a")?.id == "b")
        #expect(change.newest.id == "b")
    }

    @Test("a sender's versions that came out of order within a day are in order")
    func order() {
        let change = ConversationGraph([
            mail("b", "[PATCH v2] amber: fix the leak in probe"),
            mail("c", "[PATCH v3] amber: fix the leak in probe", at: 1),
            mail("a", "[PATCH] amber: fix the leak in probe", at: 2),
        ]).changes[0]
        #expect(change.series.map(\.id) == ["a", "b", "c"])
        #expect(change.successor(of: "b")?.id == "c")
    }

    @Test func keysHoldVersionsTogether() {
        for situation in Self.situations {
            for change in ConversationGraph(situation.messages).changes {
                for link in change.links {
                    let ends = change.series.filter { $0.id == link.older || $0.id == link.newer }
                    #expect(!SeriesProfile(ends[0]).keys.isDisjoint(with: SeriesProfile(ends[1]).keys))
                }
            }
        }
    }

    @Test func successorIsTheNextHigherVersion() {
        let change = ConversationGraph(
            posting("a", "PATCH", "amber", parts: ["x"], changeID: "c")
                + posting(
                    "b", "PATCH v2", "amber", parts: ["x"], at: week, changeID: "c")
        ).changes[0]
        #expect(change.successor(of: "a.0")?.id == "b.0")
        #expect(change.successor(of: "b.0") == nil)
    }
}
