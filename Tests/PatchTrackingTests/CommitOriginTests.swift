import MailFormat
import PatchFormat
import PatchTracking
import Testing

/// One row: candidates for one commit, and which of them it was made from.
@Suite("The patch that a commit was made from")
struct CommitOriginTests {
    private static let day: Int64 = 86_400
    private static let committed: Int64 = 1_767_600_000
    private static let ada = Mailbox(name: "Ada Amber", address: "ada@example.org")
    private static let diff = PatchID(hex: String(repeating: "1", count: 40))!
    private static let other = PatchID(hex: String(repeating: "2", count: 40))!

    /// A row of the table.
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var candidates: [PatchCandidate]
        var expected: String?
        var means: MainlineEvidence.Means?

        init(
            _ name: String, _ expected: String?, _ means: MainlineEvidence.Means? = nil, _ candidates: PatchCandidate...
        ) {
            (testDescription, self.expected, self.means, self.candidates) = (name, expected, means, candidates)
        }
    }

    /// A candidate that came `days` before the commit.
    private static func patch(
        _ id: String, _ days: Double, _ title: String = "amber: fix the leak", by author: Mailbox = ada,
        diff: PatchID? = nil, like: Double? = nil, isAnnounced: Bool = false
    ) -> PatchCandidate {
        PatchCandidate(
            messageID: id, title: title, author: author, sentAt: committed - Int64(days * Double(day)), patchID: diff,
            isAnnounced: isAnnounced, likeness: like)
    }

    private static let commit = TreeCommit(
        id: String(repeating: "c", count: 40), committedAt: committed,
        author: Mailbox(name: "Ada Amber via tide", address: "tide@lists.example.org"),
        committer: Mailbox(name: "Bo", address: "bo@example.com"), title: "amber: Fix the leak.",
        linkedMessageIDs: ["linked"], patchIDs: [diff])

    @Test(arguments: rows)
    func isFound(_ row: Row) {
        for seed in 0..<4 as Range<UInt64> {
            let origin = Self.commit.origin(among: row.candidates.shuffled(seed))
            #expect(origin?.messageID == row.expected)
            #expect(origin?.means == row.means)
        }
    }

    private static let bo = Mailbox(name: "Bo Birch", address: "bo@example.com")

    private static let rows: [Row] = [
        Row("nothing", nil),
        Row("title and author, in other letters and through a list", "a", .titleAndAuthor, patch("a", 3)),
        Row("the title of somebody else", nil, nil, patch("a", 3, by: bo)),
        Row("a mail that came later: the title was used again", nil, nil, patch("a", -3)),
        Row("a clock that goes wrong", "a", .titleAndAuthor, patch("a", -0.02)),
        Row("committed first, and posted then", "a", .titleAndAuthor, patch("a", -0.5, isAnnounced: true)),
        Row("the same diff", "a", .patchID, patch("a", 3, "another title", by: bo, diff: diff)),
        Row(
            "the same diff a while before the mail", nil, nil, patch("a", -9, "amber: fix the leak (again)", diff: diff)
        ),
        Row("the same diff, delivered late", "a", .patchID, patch("a", -0.4, "another title", by: bo, diff: diff)),
        Row("another diff", nil, nil, patch("a", 3, "another title", by: bo, diff: other)),
        Row("a link", "linked", .link, patch("linked", 3, "another title"), patch("a", 2)),
        Row("a link to what others said", nil, nil, patch("linked", 3, "another title", by: bo)),
        Row(
            "a link to an older version, and the diff of a newer one", "a", .patchID, patch("linked", 9, diff: other),
            patch("a", 3, diff: diff)),
        Row(
            "of two with one diff the last before the commit", "b", .patchID, patch("a", 9, diff: diff),
            patch("b", 3, diff: diff), patch("c", -0.2, diff: diff)),
        Row(
            "of versions the nearest by lines", "a", .titleAndAuthor, patch("a", 9, like: 0.9), patch("b", 3, like: 0.4)
        ),
        Row(
            "of versions as near as each other the newest", "b", .titleAndAuthor, patch("a", 9, like: 0.9),
            patch("b", 3, like: 0.9)),
        Row("an old one, when nothing is left of it", nil, nil, patch("a", 500, like: 0.1)),
        Row("an old one that is the same", "a", .titleAndAuthor, patch("a", 500, like: 0.9)),
        Row("another title, nearly the same lines", "a", .changedLines, patch("a", 9, "leaks: none", like: 0.8)),
        Row("another title, many of its lines", nil, nil, patch("a", 9, "leaks: none", like: 0.7)),
        Row("another author, nearly the same lines", "a", .changedLines, patch("a", 9, by: bo, like: 0.9)),
    ]

    @Test("asks for lines only where they decide")
    func undecided() {
        func ids(_ candidates: PatchCandidate...) -> [String] {
            Self.commit.undecided(among: candidates).map(\.messageID)
        }
        #expect(ids(Self.patch("a", 3)) == [])
        #expect(ids(Self.patch("a", 3), Self.patch("b", 4)) == ["a", "b"])
        #expect(ids(Self.patch("a", 3, diff: Self.diff), Self.patch("b", 4)) == [])
        #expect(ids(Self.patch("a", 3, "leaks: none"), Self.patch("b", 3, "leaks: none", by: Self.bo)) == ["a"])
        #expect(ids(Self.patch("a", 500)) == ["a"])
    }

    @Test(
        "people are the same by address or by name, in either order",
        arguments: [
            ("Ada Amber", "a@x.example", "Amber, Ada", "b@x.example", true),
            ("Ada Amber (Tide)", "a@x.example", "Ada Amber via list", "list@x.example", true),
            ("Ada", "a@x.example", "Ada via list", "list@x.example", true),
            ("", "a@x.example", "", "b@x.example", false),
            ("", "ADA@x.example", "Ada", "ada@x.example", true),
            ("Ada Amber", "", "Bo Birch", "", false),
        ])
    func authors(_ name: String, _ address: String, _ other: String, _ second: String, _ isSame: Bool) {
        let author = PatchAuthor(Mailbox(name: name, address: address))
        #expect(author.isSame(as: PatchAuthor(Mailbox(name: other, address: second))) == isSame)
    }

    @Test("lines are alike without regard to white space, context and order")
    func lines() {
        let first = ChangedLines(of: Array("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-one\n+two\n+\n same\n+++i;\n".utf8))
        let second = ChangedLines(of: Array("+++ b/y\n+ two \n+++i;\n-one\n-three\n".utf8))
        #expect((first.count, second.count) == (3, 4))
        #expect(first.likeness(to: second) == 0.75)
        #expect(second.likeness(to: first) == 0.75)
        #expect(first.likeness(to: first) == 1)
        #expect(ChangedLines(of: []).likeness(to: ChangedLines(of: [])) == 0)
    }
}
