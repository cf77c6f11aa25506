import Foundation
import MailArchive
import MailFormat
import PatchFormat
import PatchTracking
import Testing

@testable import DigestReport
@testable import PatchIndex

/// What a digest makes of small archives: from mails to sections.
@Suite("The composition of a digest")
struct DigestCompositionTests {
    /// The digest of `mails`, received some hours apart from 2026-03-02 on, those from `first` on.
    private static func digest(_ mails: [String], from first: Int = 0, hours: Int64 = 1) async throws -> Digest {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteStore(path: folder.appending(path: "index.sqlite").path)
        let archive = try await store.register(
            path: "/lists/reef-devel", name: "reef-devel", address: nil, kind: "test")
        let changes = mails.enumerated().map { place, mail in
            FactBatch.Change(
                sequence: place + 1, entry: nil, locator: "\(place)", received: start + Int64(place) * hours * 3_600,
                kind: .added(MessageFacts(parsing: Array(mail.utf8))))
        }
        try await store.write(FactBatch(source: "0", changes: changes, cursor: "0", tip: nil), to: archive)
        try await store.settle()
        let range = ArchiveRange(spans: nil, since: start + Int64(first) * hours * 3_600)
        return try await DigestComposer(store: store).compose(DigestScope(archive, range: range)).digest
    }

    private static let start: Int64 = 1_772_445_600

    private static func mail(
        _ id: String, _ subject: String, from: String = "Ana Reis <ana@reef.example.com>", to parent: String? = nil,
        _ body: String
    ) -> String {
        """
        From: \(from)
        Subject: \(subject)
        Message-ID: <\(id)>
        \(parent.map { "In-Reply-To: <\($0)>\n" } ?? "")Date: Mon, 02 Mar 2026 10:00:00 +0000

        \(body)

        """
    }

    private static func patch(
        _ id: String, _ subject: String, to parent: String? = nil, trailers: String = "", line: String = "x"
    ) -> String {
        mail(
            id, subject, to: parent,
            """
            Text.

            \(trailers.isEmpty ? "" : trailers + "\n")Signed-off-by: Ana Reis <ana@reef.example.com>
            ---
             reef.c | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)

            diff --git a/reef.c b/reef.c
            index 1111111..2222222 100644
            --- a/reef.c
            +++ b/reef.c
            @@ -1,3 +1,3 @@
             int a;
            -int old_\(line);
            +int \(line);
             int c;
            """)
    }

    private static let syzbot = "syzbot <syzbot+0123456789abcdef0123@syzkaller.appspotmail.com>"
    private static let report = mail(
        "rep@x", "[syzbot] [reef?] WARNING in reef_open (2)", from: syzbot, "syzbot found this.\n")
    private static let applied = mail(
        "app@x", "Re: [PATCH] reef: open it once", from: "Mara <mara@reef.example.org>", to: "fix@x",
        "> Text.\n\nApplied to reef.git main, thanks!\n")

    // MARK: Reports of faults

    @Test(
        "names the fix of a report, and whether it was taken",
        arguments: [
            ("Reported-by: \(syzbot)", ""),
            ("Closes: https://syzkaller.appspot.com/bug?extid=0123456789abcdef0123", ""),
            ("Closes: https://lore.kernel.org/all/rep@x/", ""), ("", "#syz fix: reef: open it once\n"),
            ("", "#syz fix:\nReef: open it once.\n"),
        ])
    func fixes(_ trailer: String, _ answer: String) async throws {
        var mails = [Self.report, Self.patch("fix@x", "[PATCH] reef: open it once", trailers: trailer)]
        mails.append(Self.patch("other@x", "[PATCH] reef: paint it", line: "other"))
        if !answer.isEmpty {
            mails.append(
                Self.mail("ans@x", "Re: [syzbot] WARNING", from: "Bo Lind <bo@lind.example.net>", to: "rep@x", answer))
        }
        let open = try await Self.digest(mails).sections.bugReports
        #expect(open.map { $0.fixes.map(\.title) } == [["reef: open it once"]])
        #expect(open.map(\.isResolved) == [false])
        #expect(open[0].fixes[0].state == "New" && open[0].fixes[0].taken == nil)
        let known = Self.mail("rel@x", "reef 1.2 is out", from: "Mara <mara@reef.example.org>", "Enjoy.\n")
        let taken = try await Self.digest([known] + mails + [Self.applied]).sections.bugReports
        #expect(taken.map(\.isResolved) == [true])
        #expect(taken[0].fixes.map(\.state) == ["Accepted"] && taken[0].fixes[0].taken == "2026-03-02")
    }

    @Test("names a fix that the index does not have, and none of another report")
    func unknownFix() async throws {
        let answer = Self.mail(
            "ans@x", "Re: [syzbot] WARNING", from: "Bo Lind <bo@lind.example.net>", to: "rep@x",
            "#syz fix: quay: build it\n")
        let other = Self.patch("fix@x", "[PATCH] reef: x", trailers: "Reported-by: syzbot+fedcba9876@syzkaller.example")
        let found = try await Self.digest([Self.report, answer, other]).sections.bugReports
        #expect(found.map { $0.fixes.map(\.title) } == [["quay: build it"]])
        #expect(found[0].fixes.map(\.messageId) == ["ans@x"] && !found[0].isResolved)
    }

    // MARK: Stable branches

    @Test("has postings for stable branches in a section of their own")
    func stable() async throws {
        let reviewed = "Reviewed-by: Bo Lind <bo@lind.example.net>"
        let sections = try await Self.digest([
            Self.patch("s1@x", "[PATCH 6.12 1/1] reef: open it once", trailers: reviewed),
            Self.patch("s2@x", "[PATCH AUTOSEL 6.6-5.10] reef: paint it", trailers: reviewed, line: "y"),
            Self.patch("n1@x", "[PATCH] reef: new", trailers: reviewed, line: "z"),
        ]).sections
        #expect(sections.stable.map(\.messageId) == ["s2@x", "s1@x"])
        #expect(sections.newWorks.map(\.messageId) == ["n1@x"])
        #expect(sections.stable.map(\.state) == ["New", "New"])
        #expect(sections.newWorks.map(\.state) == ["Reviewed"])
    }

    // MARK: Titles

    @Test("gives a cover letter without a title that of the version before, of an answer or of its first part")
    func titles() async throws {
        func cover(_ id: String, _ subject: String) -> String {
            Self.mail(id, subject, "Two.\n\nAna Reis (2):\n  a\n  b\n")
        }
        func parts(_ id: String, _ version: String) -> [String] {
            (1...2).map {
                Self.patch(
                    "\(id)-\($0)@x", "[PATCH\(version) \($0)/2] reef: part \($0)", to: "\(id)@x", line: "\(id)\($0)")
            }
        }
        let second = [cover("b@x", "[PATCH v2 0/2]")] + parts("b", " v2")
        let versions = [cover("a@x", "[PATCH 0/2] reef: two things")] + parts("a", "") + second
        #expect(try await Self.digest(versions, from: 3).sections.newVersions.map(\.title) == ["reef: two things"])
        #expect(try await Self.digest(second).sections.newWorks.map(\.title) == ["reef: part 1"])
        let answer = Self.mail(
            "r@x", "Re: [PATCH v2 0/2] reef: two of them", from: "Bo Lind <bo@lind.example.net>", to: "b@x", "Fine.\n")
        let answered = try await Self.digest(second + [answer])
        #expect(answered.sections.newWorks.map(\.title) == ["reef: two of them"])
        #expect(answered.series.map(\.title) == ["reef: two of them"])
    }

    @Test(
        "leaves out what lists put before subjects",
        arguments: [
            ("[Reef-Devel] How high?", "How high?"), ("Re: [reef-devel] How high?", "Re: How high?"),
            ("[RFC] How high?", "[RFC] How high?"), ("[Reef-Devel] [BUG] it fell", "[BUG] it fell"),
            ("[Reef-Devel]", "[Reef-Devel]"), ("[LTP] How high?", "How high?"), ("How [LTP] high?", "How [LTP] high?"),
        ])
    func prefixes(_ subject: String, _ expected: String) async throws {
        let digest = try await Self.digest([
            Self.mail("t1@x", subject, "One.\n"), Self.mail("t2@x", "Re: \(subject)", to: "t1@x", "Two.\n"),
            Self.patch("p@x", "[LTP] [PATCH] reef: open it once"),
        ])
        #expect((digest.sections.discussions + digest.sections.bugReports).map(\.title) == [expected])
        #expect(digest.entries.map(\.subject) == ["[PATCH] reef: open it once"])
    }

    // MARK: People

    @Test("calls somebody a first-time contributor only where the archive reaches back a year", arguments: [10, 960])
    func newcomers(_ hours: Int64) async throws {
        var mails = (0..<10).map { Self.mail("t\($0)@x", "Talk \($0)", from: "Bo <bo@example.net>", "x\n") }
        mails[1] = Self.patch("old@x", "[PATCH] reef: old").replacing("Ana Reis <ana@", with: "Cy Ng <cy@")
        mails.append(Self.patch("new@x", "[PATCH] reef: new", line: "z"))
        let digest = try await Self.digest(mails, from: 10, hours: hours)
        #expect(digest.people.newcomers.map(\.person) == ["Ana Reis <ana@reef.example.com>"])
        #expect(digest.people.newcomersSince?.day == (hours == 10 ? "2026-03-02" : nil))
        let text = TextRenderer().render(digest)
        #expect(text.contains(hours == 10 ? "First seen since 2026-03-02" : "First-time contributors"))
    }
}
