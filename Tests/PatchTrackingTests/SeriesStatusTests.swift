import PatchFormat
import PatchTracking
import Testing

/// One row: mails, and the state of the first series with its evidence as `message/part commit`.
@Suite struct SeriesStatusTests {
    private func outline(_ graph: ConversationGraph, _ rules: StateRules) -> [String] {
        let series = graph.series[0]
        let change = graph.changes.first { $0.series.contains { $0.id == series.id } }!
        let status = SeriesStatus(of: series, in: change, answers: graph.answers(to: series), rules: rules)
        let evidence = status.evidence.map { evidence in
            var line = "\(evidence.state.rawValue): \(evidence.messageID ?? evidence.series ?? "-")"
            if let part = evidence.part { line += "/\(part)" }
            if let commit = evidence.commit { line += " \(commit)" }
            return line
        }
        return [status.state.rawValue + (status.isPartlyAccepted ? ", in part" : "")] + evidence
    }

    @Test(arguments: situations)
    func reads(_ situation: Situation) {
        for seed in 0..<4 as Range<UInt64> {
            #expect(outline(ConversationGraph(situation.messages.shuffled(seed)), StateRules()) == situation.expected)
        }
    }

    private static let base = posting("a", "PATCH v2", "amber", parts: ["amber: turn it round", "amber: paint it"])
    private static let bob = "Reviewed-by: Bob Birch <bob@example.org>"
    private static let robot = "Reviewed-by: test robot <robot@example.org>"

    private static let situations: [Situation] = [
        Situation(
            "one patch taken of a series of which only the cover came here",
            [
                mail("a.0", "[PATCH 0/44] amber everywhere"),
                mail(
                    "n", "Re: [PATCH 0/44] amber everywhere", by: .cem, at: 9, to: "a.0",
                    applied: thanks(.init(part: 12, total: 44, title: "block: amber", commit: "9420e720ad19"))),
            ], "underReview", "underReview: n"),
        Situation(
            "all of a series taken of which only the cover came here",
            [
                mail("a.0", "[PATCH 0/2] amber"),
                mail("n", "Re: [PATCH 0/2] amber", by: .cem, at: 9, to: "a.0", applied: appliedByHand),
            ], "accepted", "accepted: n"),
        Situation("nobody answered", base, "new"),
        Situation(
            "only the author and a bot answered",
            base + [
                mail("r", "Re: [PATCH v2 0/2] amber", at: 9, to: "a.0"),
                mail("s", "Re: [PATCH v2 1/2] amber: turn it round", by: .robot, at: 10, to: "a.1", gives: [robot]),
            ], "new"),
        Situation(
            "a person answered",
            base + [mail("r", "Re: [PATCH v2 1/2] amber: turn it round", by: .bob, at: 9, to: "a.1")],
            "underReview", "underReview: r/1"),
        Situation(
            "one part of two reviewed",
            base + [mail("r", "Re: [PATCH v2 1/2] amber: turn it round", by: .bob, at: 9, to: "a.1", gives: [bob])],
            "underReview", "underReview: r/1"),
        Situation(
            "all parts reviewed through the cover",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", gives: [bob])],
            "reviewed", "reviewed: r/1", "reviewed: r/2"),
        Situation(
            "reviewed by its own author",
            [
                mail("a", "[PATCH] x"),
                mail("r", "Re: [PATCH] x", at: 9, to: "a", gives: ["Acked-by: Ada Amber <ada@example.org>"]),
            ], "new"),
        Situation(
            "came with a review of an earlier version", [mail("a", "[PATCH v2] x", carries: [bob])],
            "reviewed", "reviewed: a/1"),
        Situation(
            "an objection",
            base + [
                mail(
                    "r", "Re: [PATCH v2 2/2] amber: paint it", by: .bob, at: 9, to: "a.2",
                    gives: ["Nacked-by: Bob Birch <b@example.org>"])
            ], "changesRequested", "changesRequested: r/2"),
        Situation(
            "an objection that became an approval",
            [
                mail("a", "[PATCH] x"),
                mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", gives: ["Nacked-by: Bob Birch <b@example.org>"]),
                mail("s", "Re: [PATCH] x", by: .bob, at: 10, to: "a", gives: [bob]),
            ], "reviewed", "reviewed: s/1"),
        Situation(
            "the author promises a new version",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", at: 9, to: "a.0", remark: .announcesVersion)],
            "changesRequested", "changesRequested: r"),
        Situation(
            "a reviewer wants a new version",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", remark: .requestsVersion)],
            "changesRequested", "changesRequested: r"),
        Situation(
            "a reviewer speaks of a version of their own",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", remark: .announcesVersion)],
            "underReview", "underReview: r"),
        Situation(
            "thanked for by b4, by number and title",
            base + [
                mail(
                    "r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0",
                    applied: thanks(
                        .init(part: 1, total: 2, title: "amber: turn it round", commit: "c1"),
                        .init(part: 2, total: 2, title: "amber: paint it", commit: "c2")))
            ], "accepted", "accepted: r/1 c1", "accepted: r/2 c2"),
        Situation(
            "thanked for under other numbers and an edited title",
            base + [
                mail(
                    "r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0",
                    applied: thanks(
                        .init(part: 2, total: 2, title: "amber: Paint it!", commit: "c2"),
                        .init(part: 7, total: 9, title: "amber: turn it round", commit: "c1")))
            ], "accepted", "accepted: r/1 c1", "accepted: r/2 c2"),
        Situation(
            "taken in part",
            base + [
                mail(
                    "r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0",
                    applied: thanks(.init(part: 1, total: 2, title: "amber: turn it round", commit: "c1")))
            ], "underReview, in part", "underReview: r", "accepted: r/1 c1"),
        Situation(
            "a notice of another change",
            base + [
                mail(
                    "r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0",
                    applied: thanks(.init(part: 1, total: 5, title: "birch: nothing of it", commit: "c1")))
            ], "underReview", "underReview: r"),
        Situation(
            "applied by hand, to the cover",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", applied: appliedByHand)],
            "accepted", "accepted: r/1", "accepted: r/2"),
        Situation(
            "applied by hand, to a part",
            base + [
                mail("r", "Re: [PATCH v2 2/2] amber: paint it", by: .bob, at: 9, to: "a.2", applied: appliedByHand)
            ],
            "underReview, in part", "underReview: r/2", "accepted: r/2"),
        Situation(
            "the series applied, said to a part",
            base + [
                mail("r", "Re: [PATCH v2 2/2] amber: paint it", by: .bob, at: 9, to: "a.2", applied: byHand(.series))
            ], "accepted", "accepted: r/1", "accepted: r/2"),
        Situation(
            "the series applied but one part",
            base + [
                mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", applied: byHand(.series, except: [2]))
            ], "underReview, in part", "underReview: r", "accepted: r/1"),
        Situation(
            "some parts, nobody knows which",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", applied: byHand(.some))],
            "underReview", "underReview: r"),
        Situation(
            "applied, then dropped by the same person",
            [
                mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", applied: appliedByHand),
                mail("s", "Re: [PATCH] x", by: .bob, at: 10, to: "a", applied: byHand(.answered, isWithdrawal: true)),
            ], "underReview", "underReview: r/1"),
        Situation(
            "applied, then dropped by somebody else",
            [
                mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", applied: appliedByHand),
                mail("s", "Re: [PATCH] x", by: .cem, at: 10, to: "a", applied: byHand(.answered, isWithdrawal: true)),
            ], "accepted", "accepted: r/1"),
        Situation(
            "a list of one under another title",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail(
                    "r", "Re: [PATCH] amber: fix the leak", by: .bob, at: 9, to: "a",
                    applied: thanks(.init(part: 1, total: 1, title: "birch: plug it", commit: "c1"))),
            ], "accepted", "accepted: r/1 c1"),
        Situation(
            "a title alone, in answer to a part of another title",
            [
                mail("a", "[PATCH 1/2] x"), mail("b", "[PATCH 2/2] amber: fix the leak", at: 1, to: "a"),
                mail(
                    "r", "Re: [PATCH 2/2] amber: fix the leak", by: .bob, at: 9, to: "b",
                    applied: thanks(.init(title: "elder: plug it", commit: "c1"))),
            ], "underReview, in part", "underReview: r/2", "accepted: r/2 c1"),
        Situation(
            "numbers in answer to the cover of a series whose parts went elsewhere",
            [
                mail("a", "[PATCH 0/3] x"),
                mail(
                    "r", "Re: [PATCH 0/3] x", by: .bob, at: 9, to: "a",
                    applied: thanks(.init(part: 1), .init(part: 2))),
            ], "underReview", "underReview: r"),
        Situation(
            "applied, to the first part, by who never answers later ones",
            [
                mail("a", "[PATCH 1/2] x"), mail("b", "[PATCH 2/2] y", at: 1, to: "a"),
                mail("r", "Re: [PATCH 1/2] x", by: .bob, at: 9, to: "a", applied: byHand(.unspecified)).forAllParts,
            ], "accepted", "accepted: r/1", "accepted: r/2"),
        Situation(
            "applied, to the first part, while another is asked to be changed",
            [
                mail("a", "[PATCH 1/2] x"), mail("b", "[PATCH 2/2] y", at: 1, to: "a"),
                mail("r", "Re: [PATCH 1/2] x", by: .bob, at: 9, to: "a", applied: byHand(.unspecified)).forAllParts,
                mail("s", "Re: [PATCH 2/2] y", by: .cem, at: 10, to: "b", remark: .requestsVersion),
            ], "changesRequested, in part", "changesRequested: s/2", "accepted: r/1"),
        Situation(
            "applied, to the first part, by who answers each",
            [
                mail("a", "[PATCH 1/2] x"), mail("b", "[PATCH 2/2] y", at: 1, to: "a"),
                mail("r", "Re: [PATCH 1/2] x", by: .bob, at: 9, to: "a", applied: byHand(.unspecified)),
            ], "underReview, in part", "underReview: r/1", "accepted: r/1"),
        Situation("posted after it was committed", [mail("a", "[COMMITTED] [PATCH] x")], "accepted", "accepted: a/1"),
        Situation(
            "a command to Patchwork's bot",
            [
                mail("a", "[PATCH] x"),
                mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .sets(.notApplicable)),
            ],
            "notApplicable", "notApplicable: r"),
        Situation(
            "a command that another one takes back",
            [
                mail("a", "[PATCH] x"),
                mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .sets(.changesRequested)),
                mail("s", "Re: [PATCH] x", by: .bob, at: 10, to: "a", remark: .sets(.underReview)),
            ], "underReview", "underReview: r/1"),
        Situation(
            "the requester is content in the same mail",
            [
                mail("a", "[PATCH] x"),
                mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", gives: [bob], remark: .requestsVersion),
            ],
            "reviewed", "reviewed: r/1"),
        Situation(
            "a reviewer tells the author what should be different",
            [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .wantsChange)],
            "changesRequested", "changesRequested: r/1"),
        Situation(
            "a reviewer answers another one",
            [
                mail("a", "[PATCH] x"), mail("q", "Re: [PATCH] x", by: .cem, at: 9, to: "a"),
                mail("r", "Re: [PATCH] x", by: .bob, at: 10, to: "a", "q", remark: .wantsChange),
            ],
            "underReview", "underReview: q/1"),
        Situation(
            "a reviewer takes it back",
            [
                mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .wantsChange),
                mail("s", "Re: [PATCH] x", at: 10, to: "a", "r"),
                mail("t", "Re: [PATCH] x", by: .bob, at: 11, to: "a", "r", "s", remark: .concedes),
            ],
            "underReview", "underReview: r/1"),
        Situation(
            "a reviewer wants one part changed and approves of another",
            [
                mail("a", "[PATCH 1/2] x"), mail("b", "[PATCH 2/2] y", at: 1, to: "a"),
                mail("r", "Re: [PATCH 2/2] y", by: .bob, at: 9, to: "a", "b", remark: .wantsChange),
                mail("s", "Re: [PATCH 1/2] x", by: .bob, at: 10, to: "a", gives: [bob]),
            ],
            "changesRequested", "changesRequested: r/2"),
        Situation(
            "its author withdraws it",
            [
                mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .wantsChange),
                mail("s", "Re: [PATCH] x", at: 10, to: "a", "r", remark: .withdraws),
            ],
            "rejected", "rejected: s"),
        Situation(
            "its author withdraws it and promises another one",
            [
                mail("a", "[PATCH] x"), mail("s", "Re: [PATCH] x", at: 9, to: "a", remark: .withdraws),
                mail("t", "Re: [PATCH] x", at: 10, to: "a", "s", remark: .announcesVersion),
            ],
            "changesRequested", "changesRequested: s/1", "changesRequested: t/1"),
        Situation(
            "a reviewer wants it dropped",
            [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .withdraws)],
            "changesRequested", "changesRequested: r/1"),
        Situation(
            "the same was done already",
            [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", remark: .isDoneElsewhere)],
            "handledElsewhere", "handledElsewhere: r"),
        Situation(
            "the author, who takes patches of others, writes applied",
            [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", at: 9, to: "a", applied: appliedByHand).fromCommitter],
            "accepted", "accepted: r/1"),
        Situation(
            "the author writes applied",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", at: 9, to: "a.0", applied: appliedByHand)], "new"),
        Situation(
            "by hand, then by b4 with a commit",
            [
                mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 9, to: "a", applied: appliedByHand),
                mail(
                    "s", "Re: [PATCH] x", by: .bob, at: 10, to: "a",
                    applied: thanks(.init(part: 1, total: 1, title: "x", commit: "c1"))),
            ], "accepted", "accepted: s/1 c1"),
        Situation(
            "superseded",
            [mail("a", "[PATCH] amber: fix the leak"), mail("b", "[PATCH v2] amber: fix the leak", at: 9)],
            "superseded", "superseded: b"),
        Situation(
            "taken although a newer version came",
            [
                mail("a", "[PATCH] amber: fix the leak"), mail("b", "[PATCH v2] amber: fix the leak", at: 9),
                mail("r", "Re: [PATCH] amber: fix the leak", by: .bob, at: 10, to: "a", applied: appliedByHand),
            ], "accepted", "accepted: r/1"),
        Situation("an RFC", [mail("a", "[RFC PATCH] x")], "rfc", "rfc: a"),
        Situation("a pull request", [mail("a", "[GIT PULL] amber")], "pullRequest", "pullRequest: a"),
        Situation(
            "a pull request that was pulled",
            [
                mail("a", "[GIT PULL] amber"),
                mail("r", "Re: [GIT PULL] amber", by: .bob, at: 9, to: "a", applied: thanks(.init(commit: "c1"))),
            ], "accepted", "accepted: r c1"),
    ]

    @Test func mainlinedThroughEvidence() {
        let rules = StateRules(
            mainline: MainlineEvidence(commits: [
                "a.1": .init(commit: "c1", means: .patchID), "a.2": .init(commit: "c2", means: .link),
            ]))
        #expect(
            outline(ConversationGraph(Self.base), rules) == ["mainlined", "mainlined: a.1/1 c1", "mainlined: a.2/2 c2"])
    }

    @Test func dormantAfterATime() {
        let messages = [mail("a", "[PATCH] x"), mail("r", "Re: [PATCH] x", by: .bob, at: 60, to: "a")]
        let heard = messages[1].receivedAt
        let graph = ConversationGraph(messages)
        #expect(outline(graph, StateRules(now: heard + 99, dormantAfter: 100))[0] == "underReview")
        #expect(
            outline(graph, StateRules(now: heard + 100, dormantAfter: 100))
                == ["dormant", "underReview: r/1", "dormant: r"])
    }
}
