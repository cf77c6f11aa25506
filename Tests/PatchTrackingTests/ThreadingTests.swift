import PatchFormat
import PatchTracking
import Testing

/// A thread as nested brackets: `a(b(c) d)`; `?` for what was never received, `!` for another subject.
private func outline(_ thread: MessageThread) -> String {
    func text(_ index: Int) -> String {
        let node = thread.nodes[index]
        let name = node.messageID + (node.isMissing ? "?" : "") + (node.isSubjectChange ? "!" : "")
        return node.children.isEmpty ? name : name + "(" + node.children.map(text).joined(separator: " ") + ")"
    }
    return thread.nodes.indices.filter { thread.nodes[$0].parent == nil }.map(text).joined(separator: " + ")
}

@Suite struct ThreadingTests {
    @Test(arguments: situations)
    func builds(_ situation: Situation) {
        for seed in 0..<4 as Range<UInt64> {
            #expect(Threading.threads(of: situation.messages.shuffled(seed)).map(outline) == situation.expected)
        }
    }

    private static let situations: [Situation] = [
        Situation("strangers", [mail("a", "one"), mail("b", "one", at: 1)], "a", "b"),
        Situation(
            "answers by time",
            [
                mail("a", "one"), mail("c", "Re: one", at: 2, to: "a"), mail("b", "Re: one", at: 1, to: "a"),
                mail("d", "Re: one", at: 3, to: "a", "b"),
            ], "a(b(d) c)"),
        Situation(
            "a child that came before its parent",
            [mail("a", "one", at: 9), mail("b", "Re: one", to: "a")], "a(b)"),
        Situation("a missing parent with one answer", [mail("b", "Re: one", to: "gone")], "b"),
        Situation(
            "a missing parent that holds two answers together",
            [mail("b", "Re: one", to: "gone"), mail("c", "Re: one", at: 1, to: "gone")], "gone?(b c)"),
        Situation(
            "a missing message in between",
            [mail("a", "one"), mail("c", "Re: one", at: 1, to: "a", "gone")], "a(c)"),
        Situation(
            "cut references",
            [mail("a", "one"), mail("b", "Re: one", at: 1, to: "a"), mail("c", "Re: one", at: 2, to: "b")],
            "a(b(c))"),
        Situation(
            "an answer that says nothing, placed by another's references",
            [mail("a", "one"), mail("b", "Re: one", at: 1), mail("c", "Re: one", at: 2, to: "a", "b")], "a(b(c))"),
        Situation(
            "two that answer each other", [mail("a", "one", to: "b"), mail("b", "one", at: 1, to: "a")], "a(b)"),
        Situation("one that answers itself", [mail("a", "one", to: "a")], "a"),
        Situation(
            "a loop of three and an answer",
            [
                mail("a", "one", to: "c"), mail("b", "one", at: 1, to: "a"), mail("c", "one", at: 2, to: "b"),
                mail("d", "one", at: 3, to: "c"),
            ], "a(b(c(d)))"),
        Situation(
            "references that contradict each other",
            [mail("a", "one", to: "x", "y"), mail("b", "one", at: 1, to: "z", "y")], "x?(a b)"),
        Situation(
            "two conversations that one answer ties",
            [mail("a", "one"), mail("b", "two", at: 1), mail("c", "Re: two", at: 2, to: "a", "b")], "a(b(c))"),
        Situation(
            "a mail through two lists",
            [mail("a", "one", at: 1), mail("a", "one"), mail("b", "Re: one", at: 2, to: "a")],
            "a(b)"),
        Situation(
            "an answer that hijacks the thread",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail("b", "Re: holiday schedule for december", by: .bob, at: 1, to: "a"),
                mail("c", "Re: holiday schedule for december", by: .cem, at: 2, to: "a", "b"),
            ], "a(b!(c))"),
        Situation(
            "a subject that says what it was",
            [
                mail("a", "[PATCH] amber: fix the leak"),
                mail("b", "Re: locking (was: amber: fix the leak)", at: 1, to: "a"),
            ], "a(b)"),
    ]

    @Test func tenThousandAnswersInARow() {
        var messages = [mail("0", "deep")]
        for number in 1..<10_000 {
            messages.append(mail("\(number)", "Re: deep", at: Int64(number), to: "\(number - 1)"))
        }
        let threads = Threading.threads(of: messages.shuffled(7))
        #expect(threads.count == 1)
        #expect(threads[0].nodes.last?.depth == 9_999)
        #expect(threads[0].messageIDs.count == 10_000)
    }

    @Test func tenThousandMissingInARow() {
        var message = mail("a", "deep")
        message.ancestors = (0..<10_000).map { "gone\($0)" }
        #expect(Threading.threads(of: [message]).map(outline) == ["a"])
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func anyGraphGivesTrees(seed: UInt64) {
        var generator = SeededGenerator(seed)
        let count = Int.random(in: 1...40, using: &generator)
        let messages = (0..<count).map { number in
            var message = mail("\(number)", "x", at: Int64.random(in: 0...20, using: &generator))
            message.ancestors = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                "\(Int.random(in: 0...(count + 4), using: &generator))"
            }
            return message
        }
        let threads = Threading.threads(of: messages)
        #expect(threads.flatMap(\.messageIDs).sorted() == messages.map(\.id).sorted())
        for thread in threads {
            for (index, node) in thread.nodes.enumerated() {
                #expect(node.parent.map { $0 < index } ?? true)
                #expect(node.children.allSatisfy { thread.nodes[$0].parent == index })
            }
        }
        #expect(Threading.threads(of: messages.shuffled(seed &* 3)) == threads)
    }
}
