import MailFormat
import PatchFormat
import PatchTracking
import Testing

@Suite struct ReviewTagTests {
    /// One line a tag: key, whose, to what; `!` withdrawn, `=` carried, `@` a bot's.
    private func outline(_ tag: ReviewTag) -> String {
        let target: String
        switch tag.target {
        case .series: target = "all"
        case .part(let number): target = "\(number)"
        }
        return "\(tag.key) \(tag.person.name.split(separator: " ")[0]) \(target) \(tag.messageID)"
            + (tag.withdrawnBy == nil ? "" : "!") + (tag.isCarried ? "=" : "") + (tag.automaton == nil ? "" : "@")
    }

    @Test(arguments: situations)
    func collects(_ situation: Situation) {
        for seed in 0..<4 as Range<UInt64> {
            let graph = ConversationGraph(situation.messages.shuffled(seed))
            #expect(graph.tags(of: graph.series[0]).given.map(outline) == situation.expected)
        }
    }

    private static let bob = "Reviewed-by: Bob Birch <bob@example.org>"
    private static let base = posting("a", "PATCH v2", "amber", parts: ["x", "y"])

    private static let situations: [Situation] = [
        Situation(
            "to the cover, for all parts",
            base + [mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", gives: [bob])],
            "Reviewed-by Bob all r"),
        Situation(
            "to a part, below a discussion",
            base + [
                mail("q", "Re: [PATCH v2 2/2] y", by: .cem, at: 8, to: "a.0", "a.2"),
                mail("r", "Re: [PATCH v2 2/2] y", by: .bob, at: 9, to: "a.0", "a.2", "q", gives: [bob]),
            ], "Reviewed-by Bob 2 r"),
        Situation(
            "twice, from two addresses",
            base + [
                mail("r", "Re: [PATCH v2 2/2] y", by: .bob, at: 9, to: "a.2", gives: [bob]),
                mail(
                    "s", "Re: [PATCH v2 2/2] y", by: .bob, at: 10, to: "a.2",
                    gives: ["Reviewed-by: Bob Birch <bob@home.example.org>"]),
            ], "Reviewed-by Bob 2 r"),
        Situation(
            "given for somebody else",
            base + [
                mail("r", "Re: [PATCH v2 2/2] y", by: .cem, at: 9, to: "a.2", gives: [bob]),
                mail(
                    "s", "Re: [PATCH v2 2/2] y", by: .cem, at: 10, to: "a.2",
                    gives: ["Acked-by: Cem Cedar <c@example.org>"]),
            ], "Reviewed-by Bob 2 r", "Acked-by Cem 2 s"),
        Situation(
            "taken back, and given again",
            base + [
                mail("r", "Re: [PATCH v2 1/2] x", by: .bob, at: 9, to: "a.1", gives: [bob]),
                mail("s", "Re: [PATCH v2 1/2] x", by: .bob, at: 10, to: "a.1", "r", withdraws: [bob]),
                mail("t", "Re: [PATCH v2 1/2] x", by: .bob, at: 11, to: "a.1", gives: [bob]),
            ], "Reviewed-by Bob 1 r!", "Reviewed-by Bob 1 t"),
        Situation(
            "carried by the author already",
            [
                mail("a", "[PATCH v2] x", carries: [bob]),
                mail("r", "Re: [PATCH v2] x", by: .bob, at: 9, to: "a", gives: [bob]),
            ], "Reviewed-by Bob 1 r="),
        Situation(
            "an objection",
            base + [
                mail(
                    "r", "Re: [PATCH v2 1/2] x", by: .bob, at: 9, to: "a.1",
                    gives: ["Nacked-by: Bob Birch <bob@example.org>"])
            ], "Nacked-by Bob 1 r"),
        Situation(
            "a bot's",
            base + [
                mail(
                    "r", "Re: [PATCH v2 1/2] x", by: .robot, at: 9, to: "a.1",
                    gives: ["Tested-by: test robot <lkp@example.org>"])
            ], "Tested-by test 1 r@"),
        Situation(
            "to a part that was never received",
            base.filter { $0.id != "a.2" } + [
                mail("r", "Re: [PATCH v2 2/2] y", by: .bob, at: 9, to: "a.0", "a.2", gives: [bob])
            ],
            "Reviewed-by Bob 2 r"),
        Situation(
            "in a conversation that strayed",
            base + [
                mail("r", "Re: holiday schedule for december", by: .bob, at: 9, to: "a.1", gives: [bob]),
                mail("s", "Re: holiday schedule for december", by: .cem, at: 10, to: "a.1", "r", gives: [bob]),
            ]),
    ]

    @Test func tagsOfAPartAreItsOwnAndTheSeries() {
        let graph = ConversationGraph(
            Self.base + [
                mail("r", "Re: [PATCH v2 0/2] amber", by: .bob, at: 9, to: "a.0", gives: [Self.bob]),
                mail("s", "Re: [PATCH v2 1/2] x", by: .bob, at: 10, to: "a.1", gives: [Self.bob]),
                mail(
                    "t", "Re: [PATCH v2 2/2] y", by: .cem, at: 11, to: "a.2",
                    gives: ["Acked-by: Cem Cedar <c@example.org>"]),
            ])
        let tags = graph.tags(of: graph.series[0])
        #expect(tags.tags(forPart: 1).map(\.messageID) == ["r"])
        #expect(tags.tags(forPart: 2).map(\.messageID) == ["r", "t"])
    }
}
