import PatchFormat
import PatchTracking
import Testing

@Suite struct PartPairingTests {
    /// A part as `title`, `title=3` with patch-id 3.
    private func series(_ parts: [String]) -> Series {
        let messages = posting(
            "a", "PATCH", "amber", parts: parts.map { String($0.prefix { $0 != "=" }) },
            patches: parts.map { part in part.split(separator: "=").dropFirst().first.flatMap { Int($0) } })
        return ConversationGraph(messages).series[0]
    }

    /// A pair as git range-diff marks it: `1=1`, `2!3`, `<4`, `>5`, `~` for moved.
    private func outline(_ entry: PartPairing.Entry) -> String {
        let mark: String =
            switch entry.kind {
            case .equal: "="
            case .changed: "!"
            case .dropped: "<"
            case .added: ">"
            }
        return (entry.old.map(String.init) ?? "") + mark + (entry.new.map(String.init) ?? "")
            + (entry.isMoved ? "~" : "")
            + (entry.isRenamed ? "*" : "")
    }

    struct Case: CustomTestStringConvertible {
        var name: String
        var old: [String]
        var new: [String]
        var expected: String

        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "the same", old: ["a=1", "b=2"], new: ["a=1", "b=2"], expected: "1=1 2=2"),
        Case(name: "one changed", old: ["a=1", "b=2"], new: ["a=1", "b=3"], expected: "1=1 2!2"),
        Case(name: "dropped", old: ["a=1", "b=2", "c=3"], new: ["a=1", "c=3"], expected: "1=1 2< 3=2"),
        Case(name: "added", old: ["a=1", "c=3"], new: ["a=1", "b=2", "c=3"], expected: "1=1 >2 2=3"),
        Case(name: "moved", old: ["a=1", "b=2", "c=3"], new: ["c=3", "a=1", "b=2"], expected: "3=1~ 1=2 2=3"),
        Case(
            name: "renamed, the diff the same", old: ["amber: fix=1"], new: ["birch: something else=1"],
            expected: "1=1*"),
        Case(
            name: "renamed a little and changed", old: ["amber: fix a leak in probe=1"],
            new: ["amber: fix leaks in probe()=2"], expected: "1!1*"),
        Case(name: "nothing in common", old: ["amber=1"], new: ["something quite different=2"], expected: "1< >1"),
        Case(name: "without patch-ids", old: ["a", "b"], new: ["b", "a"], expected: "2!1~ 1!2"),
        Case(name: "the same title twice", old: ["a=1", "a=2"], new: ["a=2", "a=3"], expected: "2=1~ 1!2"),
    ])
    func pairs(_ example: Case) {
        let pairing = PartPairing(older: series(example.old), newer: series(example.new))
        let kept = pairing.entries.filter { $0.old != nil && $0.new != nil }
        #expect(pairing.movedCount == kept.filter(\.isMoved).count)
        #expect(pairing.entries.map(outline).joined(separator: " ") == example.expected)
    }

    @Test func comparesDiffsWhereThereAreSome() {
        let (old, new) = (series(["a=1", "b=2"]), series(["a=1", "b=2"]))
        let comparison = SeriesComparison(older: old, newer: new) { message in
            message.id == "a.1" ? nil : RangeDiff.Commit(title: message.title, diff: [])
        }
        #expect(comparison.oldNumbers == [2])
        #expect(comparison.newNumbers == [2])
        #expect(comparison.rangeDiff.old.map(\.title) == ["b"])
    }
}
