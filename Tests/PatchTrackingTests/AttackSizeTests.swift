import MailFormat
import PatchFormat
import Testing

@testable import PatchTracking

/// What anybody can send a thousand times must not cost a million steps: what is looked at is bounded, and told by counts.
@Suite("Attack: many mails that could belong together")
struct AttackSizeTests {
    /// Versions of one patch, each with the same diff and a reply with some tags.
    private static func versions(_ count: Int, tags: Int) -> [TrackedMessage] {
        (1...count).flatMap { version in
            [
                mail("p\(version)", "[PATCH v\(version)] amber: harden it", at: Int64(version) * 2, patch: 1),
                mail(
                    "r\(version)", "Re: [PATCH v\(version)] amber: harden it", by: .bob, at: Int64(version) * 2 + 1,
                    to: "p\(version)",
                    gives: (1...tags).map { "Reviewed-by: R\($0)v\(version) Roe <r\($0).\(version)@example.org>" }),
            ]
        }
    }

    @Test("a version takes over a bounded number of tags, those of the nearest versions")
    func carriedTags() throws {
        let found = ConversationGraph(Self.versions(100, tags: 10))
        let change = try #require(found.changes.first)
        #expect(change.series.count == 100)
        let tags = ChangeTags(of: change, answers: found.answers, mostInAll: 1_000)
        let counts = change.series.map { tags.tags(of: $0).given.count }
        #expect(counts.prefix(4) == [10, 20, 30, 40])
        #expect(counts.max() == 10 + ChangeTags.fewest)
        let newest = tags.tags(of: change.newest)
        #expect(newest.given.dropFirst(10).first?.carriedFrom == "p99")
    }

    @Test("tags of few versions are all taken over")
    func fewVersions() throws {
        let found = ConversationGraph(Self.versions(4, tags: 300))
        let change = try #require(found.changes.first)
        #expect(found.tags(of: change.newest, in: change).given.count == 1_200)
    }

    @Test("what was given is held against a patch with thousands of trailers")
    func trailers() {
        let lines = (1...20_000).map { "Reviewed-by: P \($0) <p\($0)@example.org>" }
        let messages =
            [mail("p", "[PATCH] amber: harden it", patch: 1, carries: lines)]
            + (1...20).map { number in
                mail(
                    "r\(number)", "Re: [PATCH] amber: harden it", by: .bob, at: Int64(number), to: "p",
                    gives: (1...256).map { "Reviewed-by: P \(19_900 + $0) <r\(number).\($0)@example.org>" })
            }
        let found = ConversationGraph(messages)
        let given = found.tags(of: found.series[0]).given
        #expect(given.count == 256)
        #expect(given.count(where: \.isCarried) == 100)
    }

    @Test("covers without number in one thread, and outside of threads", arguments: [true, false])
    func covers(inOneThread: Bool) {
        let messages = (1...3_000).map { number in
            var cover = mail(
                "c\(number)", "[PATCH v\(inOneThread ? number : 1) 0/2] amber: harden \(number)", at: Int64(number))
            if inOneThread, number > 1 { cover.ancestors = ["c1"] }
            return cover
        }
        #expect(SeriesAssembly.series(of: messages, in: Threading.threads(of: messages)).count == 3_000)
    }

    @Test("versions that each answer the one before and lack parts")
    func incompleteVersions() {
        let messages = (1...1_500).map { number in
            var patch = mail("p\(number)", "[PATCH v\(number) 1/3] amber: harden it", at: Int64(number), patch: number)
            if number > 1 { patch.ancestors = ["p\(number - 1)"] }
            return patch
        }
        let found = ConversationGraph(messages)
        #expect(found.series.count == 1_500)
        #expect(found.changes.count == 1)
    }

    @Test("parts that were sent without a thread, in any order")
    func looseParts() {
        let messages = (1...3_000).reversed().map { number in
            mail("p\(number)", "[PATCH \(number)/3000] amber: harden \(number)", at: Int64(number), patch: number)
        }
        #expect(SeriesAssembly.series(of: messages, in: Threading.threads(of: messages)).map(\.parts.count) == [3_000])
    }

    @Test("a message proves a bounded number of addresses, however many sign-offs it has")
    func signOffs() {
        let lines = (1...1_000).map { "Signed-off-by: Ada Amber <ada\($0)@example.org>" }
        var owners = People.Owners(threads: [], people: People())
        owners.insert(senderOf: mail("p", "[PATCH] amber: harden it", patch: 1, carries: lines))
        #expect(owners.addresses.count == 17)
    }

    @Test("what is worked out in a cancelled task is cut short")
    func cancelled() async {
        let messages = Self.versions(50, tags: 1)
        let (links, tags) = await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let found = ConversationGraph(messages)
            let change = Change(series: found.series, links: [])
            return (
                found.changes.flatMap(\.links).count,
                ChangeTags(of: change, answers: Answer.bySeries(messages: messages, threads: [], series: found.series))
                    .tags(of: change.newest).given.count
            )
        }.value
        #expect(links == 0)
        #expect(tags == 0)
    }
}
