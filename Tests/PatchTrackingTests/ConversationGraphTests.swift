import MailFormat
import PatchFormat
import PatchTracking
import Testing

/// What holds for any mails in any order.
@Suite struct ConversationGraphTests {
    /// A list as chance has it: postings with and without threading, versions, answers, loops.
    private func mails(seed: UInt64, count: Int) -> [TrackedMessage] {
        var generator = SeededGenerator(seed)
        let people: [Person] = [.ada, .bob, .cem, .robot]
        let words = ["leak", "probe", "lock", "paint", "clock"]
        return (0..<count).map { number in
            let version = Int.random(in: 1...3, using: &generator)
            let total = Int.random(in: 1...3, using: &generator)
            let part = Int.random(in: 0...total, using: &generator)
            let flag = ["", "", "RFC ", "RESEND ", "6.12 "].randomElement(using: &generator)!
            let tag = Bool.random(using: &generator) ? "[\(flag)PATCH v\(version) \(part)/\(total)]" : "[\(flag)PATCH]"
            let title = "amber: \(words.randomElement(using: &generator)!)"
            let isReply = Int.random(in: 0..<3, using: &generator) == 0
            let parents = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                "\(Int.random(in: 0...(count + 2), using: &generator))"
            }
            var message = mail(
                "\(number)", (isReply ? "Re: " : "") + "\(tag) \(title)", by: people.randomElement(using: &generator)!,
                at: Int64.random(in: 0...600, using: &generator), patch: Int.random(in: 0...9, using: &generator),
                links: ["\(Int.random(in: 0..<count, using: &generator))"],
                gives: isReply ? ["Acked-by: Bob Birch <b@example.org>"] : [])
            message.ancestors = parents
            return message
        }
    }

    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func orderDoesNotMatter(seed: UInt64) {
        let mails = mails(seed: seed, count: Int(seed % 40) + 2)
        let expected = ConversationGraph(mails)
        for shuffle in 1...3 as ClosedRange<UInt64> {
            #expect(ConversationGraph(mails.shuffled(seed &* 7 &+ shuffle)) == expected)
        }
    }

    @Test(arguments: 1...120 as ClosedRange<UInt64>)
    func everythingHasOnePlace(seed: UInt64) {
        let mails = mails(seed: seed, count: Int(seed % 40) + 2)
        let graph = ConversationGraph(mails)
        #expect(graph.threads.flatMap(\.messageIDs).sorted() == mails.map(\.id).sorted())
        let postings = graph.messages.values.filter(\.isPosting).map(\.id).sorted()
        #expect(graph.series.flatMap(\.messages).map(\.id).sorted() == postings)
        #expect(Set(graph.series.map(\.id)).count == graph.series.count)
        #expect(graph.changes.flatMap(\.series).map(\.id).sorted() == graph.series.map(\.id).sorted())
        for change in graph.changes { #expect(change.links.count >= change.series.count - 1) }
        let answers = graph.answers.values.flatMap { $0 }.map(\.message.id)
        #expect(Set(answers).count == answers.count)
        for series in graph.series {
            let change = graph.changes.first { $0.series.contains { $0.id == series.id } }!
            let status = SeriesStatus(of: series, in: change, answers: graph.answers(to: series))
            #expect(status.parts.map(\.number) == series.parts.map(\.number))
        }
    }

    /// What hangs together by no thread and no key can be worked out apart, as an index does.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func unrelatedMailsDoNotMeet(seed: UInt64) {
        let some = mails(seed: seed, count: 20)
        let others = mails(seed: seed &+ 1000, count: 20).map { message in
            var message = message
            message.id = "other-" + message.id
            message.ancestors = message.ancestors.map { "other-" + $0 }
            message.linkedMessageIDs = message.linkedMessageIDs.map { "other-" + $0 }
            message.sender = message.sender.map {
                Mailbox(name: "Other " + $0.name, address: "other." + $0.address)
            }
            message.author = message.sender
            message.patchID = message.patchID.map { PatchID(bytes: $0.bytes.map { $0 ^ 0x80 })! }
            return message
        }
        let (apart, also, together) = (
            ConversationGraph(some), ConversationGraph(others), ConversationGraph(some + others)
        )
        #expect(Set(together.series.map(\.id)) == Set((apart.series + also.series).map(\.id)))
        #expect(together.answers == apart.answers.merging(also.answers) { first, _ in first })
        for change in apart.changes + also.changes { #expect(together.changes.contains(change)) }
    }

    @Test func aWholeListOfMails() {
        var messages: [TrackedMessage] = []
        for number in 0..<2_000 {
            messages += posting(
                "\(number)", "PATCH v\(number % 5 + 1)", "amber: work \(number / 5)",
                parts: (1...8).map { "part \($0)" },
                at: Int64(number) * 10, patches: (0..<8).map { number * 8 + $0 },
                files: ["drivers/\(number / 5 % 50).c"])
            messages.append(
                mail("\(number).r", "Re: [PATCH 0/8] amber", by: .bob, at: Int64(number) * 10 + 9, to: "\(number).0"))
        }
        let graph = ConversationGraph(messages.shuffled(3))
        #expect(graph.threads.count == 2_000)
        #expect(graph.series.count == 2_000)
        #expect(graph.changes.count == 400)
        #expect(graph.answers.count == 2_000)
    }

    @Test("a notice to the cover counts for a version that has most parts from it, where it came later")
    func noticeToCarriedParts() throws {
        func states(noticeAt minutes: Int64) throws -> [String: SeriesState] {
            let mails =
                posting("a", "PATCH", "amber", parts: ["amber: turn it", "amber: paint it"])
                + [
                    mail("b", "[PATCH v2 2/2] amber: paint it", at: 100, to: "a.0", "a.2"),
                    mail(
                        "n", "Re: [PATCH 0/2] amber", by: .cem, at: minutes, to: "a.0",
                        applied: ApplicationNotice(tree: nil, branch: nil, entries: [], isMachineWritten: false)),
                ]
            let found = ConversationGraph(mails)
            let change = try #require(found.changes.first)
            return Dictionary(
                uniqueKeysWithValues: change.series.map {
                    ("v\($0.version)", SeriesStatus(of: $0, in: change, answers: found.answers(to: $0)).state)
                })
        }
        #expect(try states(noticeAt: 200)["v2"] == .accepted)
        #expect(try states(noticeAt: 50)["v2"] == .new)
    }
}
