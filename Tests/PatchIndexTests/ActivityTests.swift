import MailFormat
import Testing

@testable import PatchIndex

@Suite("The activity on a list")
struct ActivityTests {
    private static let start: Int64 = 1_767_600_000

    /// A row as text: sender, author where it is another one, `p` for a posting, and how many tags.
    private func rows(_ activity: MailActivity) -> [String] {
        activity.entries.map { entry in
            func name(_ number: Int?) -> String { number.map { activity.people[$0].address } ?? "-" }
            let author = entry.author == entry.sender ? "" : " by \(name(entry.author))"
            return name(entry.sender) + author + (entry.isPosting ? " p" : "")
                + (entry.tags > 0 ? " \(entry.tags)" : "")
        }
    }

    private func index(_ mails: [[UInt8]] = TestMail.conversation) async throws -> (TestIndex, IndexedArchive) {
        let index = try TestIndex()
        let archive = try await index.archive()
        try await index.write(mails[...], to: archive, received: Self.start)
        return (index, archive)
    }

    @Test("is a row a message, oldest first")
    func entries() async throws {
        let (index, archive) = try await index()
        let activity = try await index.store.activity(in: archive.id, since: 0, until: .max)
        #expect(
            rows(activity) == [
                "bo@example.com 1", "ana@example.org p", "ana@example.org p", "ana@example.org p", "cleo@example.net p",
                "dan@example.com", "bo@example.com", "ana@example.org p", "ana@example.org p", "ana@example.org",
                "cleo@example.net p", "m@example.org", "nobody@example.org", "bo@example.com 1",
            ])
        #expect(activity.people.count == 6)
        let messages = try await index.store.messages(inRows: activity.entries.map(\.message) + [999_999])
        #expect(messages.map(\.received) == activity.entries.map(\.received))
        #expect(messages.map(\.isPosting) == activity.entries.map(\.isPosting))
    }

    @Test("of a period has both of its ends", arguments: [(0, 0, 1), (60, 120, 2), (61, 119, 0), (0, 6000, 14)])
    func period(since: Int64, until: Int64, count: Int) async throws {
        let (index, archive) = try await index()
        let activity = try await index.store.activity(
            in: archive.id, since: Self.start + since, until: Self.start + until)
        #expect(activity.entries.count == count)
    }

    @Test("counts a message of several lists once, when it came first")
    func lists() async throws {
        let (index, archive) = try await index()
        let other = try await index.archive("other")
        try await index.write(TestMail.conversation[..<3], to: other, received: Self.start - 1000)
        let all = try await index.store.activity(in: nil, since: 0, until: .max)
        #expect(all.entries.count == 14)
        #expect(all.entries[0].received == Self.start - 1000)
        #expect(try await index.store.activity(in: other.id, since: 0, until: .max).entries.count == 3)
        #expect(
            try await index.store.activity(in: archive.id, since: 0, until: .max).entries[0].received == Self.start)
    }

    @Test("tells authors from senders, and leaves programs out")
    func authors() async throws {
        let patch = TestMail.bytes(
            "p", "[PATCH] tide: flow", from: "Ana <ana@example.org>",
            body: "From: Eve <eve@example.com>\n\nFlow.\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n")
        let robot = TestMail.bytes(
            "b", "Re: [PATCH] tide: flow", from: "kernel test robot <lkp@intel.com>", body: "Hi.\n")
        let (index, archive) = try await index([patch, robot])
        let activity = try await index.store.activity(in: archive.id, since: 0, until: .max)
        #expect(rows(activity) == ["ana@example.org by eve@example.com p"])
    }
}
