import PatchFormat
import PatchTracking
import Testing

/// Patches that were posted, and taken later with a pull request in another thread.
@Suite("Patches in pull requests")
struct PullEvidenceTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var messages: [TrackedMessage]
        var expected: [String]

        init(_ name: String, _ messages: [TrackedMessage], _ expected: [String]) {
            testDescription = name
            self.messages = messages
            self.expected = expected
        }
    }

    private static func pulled(_ commit: String? = nil) -> ApplicationNotice {
        ApplicationNotice(
            tree: "amber", branch: nil, entries: commit.map { [.init(commit: $0)] } ?? [], isMachineWritten: false)
    }

    /// A pull request by Cem, whose shortlog names patches, and what Bob says to it.
    private static func request(
        _ id: String, _ subject: String = "[GIT PULL] amber fixes", at minutes: Int64,
        names patches: (author: String, title: String)..., notice: ApplicationNotice? = nil
    ) -> [TrackedMessage] {
        var request = mail(id, subject, by: .cem, at: minutes)
        request.pullRequest = PullReference(
            repository: "https://git.example.org/amber.git", ref: "tags/fixes",
            patches: patches.map { ShortlogEntry(author: $0.author, title: $0.title) })
        guard let notice else { return [request] }
        return [request, mail(id + ".n", "Re: " + subject, by: .bob, at: minutes + 1, to: id, applied: notice)]
    }

    static let cases: [Case] = [
        Case(
            "the shortlog names title and author",
            [mail("a", "[PATCH] amber: fix the leak")]
                + request("g", at: 9, names: ("Ada Amber", "amber: Fix the leak"), notice: pulled("c1")),
            ["a accepted: g.n with g", "g accepted: g.n c1"]),
        Case(
            "nobody took the request",
            [mail("a", "[PATCH] amber: fix the leak")]
                + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak")),
            ["a new:", "g pullRequest: g"]),
        Case(
            "another author",
            [mail("a", "[PATCH] amber: fix the leak", by: .bob)]
                + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: pulled()),
            ["a new:", "g accepted: g.n"]),
        Case(
            "posted after the request",
            [mail("a", "[PATCH] amber: fix the leak", at: 20)]
                + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: pulled()),
            ["g accepted: g.n", "a new:"]),
        Case(
            "of several versions the newest before the request",
            [
                mail("a", "[PATCH] amber: fix the leak", patch: 1),
                mail("b", "[PATCH v2] amber: fix the leak", at: 5, patch: 2),
                mail("c", "[PATCH v3] amber: fix the leak", at: 30, patch: 3),
            ] + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: pulled()),
            ["a superseded:", "b accepted: g.n with g", "g accepted: g.n", "c new:"]),
        Case(
            "a copy for a stable branch",
            [mail("a", "[PATCH 6.12] amber: fix the leak")]
                + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: pulled()),
            ["a new:", "g accepted: g.n"]),
        Case(
            "a maintainer's own notice counts before that of the request",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail("n", "Re: [PATCH] amber: fix the leak", by: .cem, at: 2, to: "a", applied: pulled()),
            ] + request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: pulled()),
            ["a accepted: n", "g accepted: g.n"]),
        Case(
            "patches with a diff below the request, one with another title",
            [
                mail("a", "[PATCH] amber: fix the leak", patch: 1),
                mail("b", "[PATCH] amber: count", by: .bob, at: 1, patch: 2, files: ["b.c"]),
            ]
                + posting(
                    "g", "GIT PULL", "amber fixes", parts: ["amber: fix leaks", "amber: count"], by: .cem, at: 9,
                    patches: [1, 7])
                + [
                    mail(
                        "g.n", "Re: [GIT PULL 0/2] amber fixes", by: .bob, at: 20, to: "g.0",
                        applied: ApplicationNotice(
                            tree: "amber", branch: nil,
                            entries: [
                                .init(title: "amber: fix leaks", commit: "c1"),
                                .init(title: "amber: count", commit: "c2"),
                            ], isMachineWritten: true))
                ],
            ["a accepted: g.n c1 with g.0", "b new:", "g.0 accepted: g.n c1, g.n c2"]),
        Case(
            "one merge for all patches is the commit of none",
            [mail("a", "[PATCH] amber: fix the leak", patch: 1)]
                + posting(
                    "g", "GIT PULL", "amber fixes", parts: ["amber: fix the leak", "amber: x"], by: .cem, at: 9,
                    patches: [1, 7])
                + [mail("g.n", "Re: [GIT PULL 0/2] amber fixes", by: .bob, at: 20, to: "g.0", applied: pulled("c9"))],
            ["a accepted: g.n with g.0", "g.0 accepted: g.n c9, g.n c9"]),
    ]

    @Test("are taken when the request is", arguments: cases)
    func evidence(_ example: Case) {
        let found = ConversationGraph(example.messages)
        func status(_ series: Series, _ change: Change, _ rules: StateRules = StateRules()) -> SeriesStatus {
            SeriesStatus(of: series, in: change, answers: found.answers(to: series), rules: rules)
        }
        let requests = found.changes.flatMap { change in
            change.series.compactMap { PulledPatches($0, status($0, change)) }
        }
        let rules = StateRules(pulls: PullEvidence(of: found.changes, in: requests))
        let states = found.series.map { series -> String in
            let change = found.changes.first { $0.series.contains { $0.id == series.id } }!
            let state = status(series, change, rules)
            let evidence = state.evidence.filter { $0.messageID != nil }.map { evidence in
                ([evidence.messageID!] + [evidence.commit].compactMap { $0 }
                    + (evidence.pullRequest.map { ["with \($0)"] } ?? [])).joined(separator: " ")
            }
            return "\(series.id) \(state.state):" + (evidence.isEmpty ? "" : " " + evidence.joined(separator: ", "))
        }
        #expect(states == example.expected)
    }

    @Test("the same evidence whatever the order of requests")
    func order() {
        let messages =
            [mail("a", "[PATCH] amber: fix the leak")]
            + Self.request("g", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: Self.pulled())
            + Self.request("h", at: 9, names: ("Ada Amber", "amber: fix the leak"), notice: Self.pulled())
        let found = ConversationGraph(messages)
        let requests = found.changes.flatMap { change in
            change.series.compactMap { series in
                PulledPatches(series, SeriesStatus(of: series, in: change, answers: found.answers(to: series)))
            }
        }
        #expect(requests.count == 2)
        #expect(
            PullEvidence(of: found.changes, in: requests) == PullEvidence(of: found.changes, in: requests.reversed()))
    }
}
