import PatchFormat
import Testing

@Suite("Range-diff") struct RangeDiffTests {
    /// A part that adds lines to a file of its own.
    private func part(_ name: String, _ lines: [String], message: String = "") -> RangeDiff.Commit {
        let diff =
            "diff --git a/\(name) b/\(name)\nindex 1..2 100644\n--- a/\(name)\n+++ b/\(name)\n"
            + "@@ -1,1 +1,\(lines.count + 1) @@\n top\n" + lines.map { "+\($0)\n" }.joined()
        return RangeDiff.Commit(
            title: "Change \(name)", author: "Jane <jane@example.org>", message: Array(message.utf8),
            diff: Array(diff.utf8))
    }

    private func lines(_ name: String, _ count: Int) -> [String] { (0..<count).map { "\(name) \($0)" } }

    private func summary(_ comparison: RangeDiff) -> [String] {
        comparison.entries.map { entry in
            let numbers = [entry.old, entry.new].map { $0.map { "\($0 + 1)" } ?? "-" }
            return "\(numbers[0])\(entry.kind.rawValue)\(numbers[1])" + (entry.isMoved ? " moved" : "")
        }
    }

    @Test("equal, changed, dropped, added")
    func kinds() {
        let old = [part("a", lines("a", 9)), part("b", lines("b", 9)), part("c", lines("c", 9))]
        let new = [part("a", lines("a", 9)), part("c", lines("c", 8) + ["new"]), part("d", lines("d", 9))]
        #expect(summary(RangeDiff(old: old, new: new)) == ["1=1", "2<-", "3!2", "->3"])
    }

    @Test("moved parts")
    func moved() {
        let parts = ["a", "b", "c", "d"].map { part($0, lines($0, 5)) }
        let comparison = RangeDiff(old: parts, new: [parts[3], parts[0], parts[1], parts[2]])
        #expect(summary(comparison) == ["4=1 moved", "1=2", "2=3", "3=4"])
    }

    @Test("a message that changed, the diff did not")
    func message() throws {
        let old = [part("a", lines("a", 3), message: "Why.\n")]
        let new = [part("a", lines("a", 3), message: "Why.\n\nReviewed-by: Rita <rita@example.org>\n")]
        let entry = try #require(RangeDiff(old: old, new: new).entries.first)
        #expect(entry.kind == .changed && entry.diffHunks.isEmpty && entry.messageHunks.count == 1)
    }

    @Test("the text is git's")
    func text() {
        let old = [part("a", lines("a", 8)), part("b", lines("b", 8))]
        let new = [part("a", lines("a", 7) + ["other"])]
        let text = RangeDiffText(oldLabels: ["1111111", "2222222"], newLabels: ["3333333"])
            .render(RangeDiff(old: old, new: new))
        let expected = """
            1:  1111111 ! 1:  3333333 Change a
                @@ a
                 +a 4
                 +a 5
                 +a 6
                -+a 7
                ++other
            2:  2222222 < -:  ------- Change b

            """
        #expect(string(text) == expected)
    }

    @Test("nothing to compare")
    func empty() {
        #expect(RangeDiff(old: [], new: []).entries.isEmpty)
        let lone = RangeDiff.Commit(title: "", diff: [])
        #expect(RangeDiff(old: [lone], new: [lone]).entries.map(\.kind) == [.equal])
    }
}
