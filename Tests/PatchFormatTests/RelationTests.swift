import MailFormat
import PatchFormat
import Testing

@Suite("What patches are to those of other mails")
struct RelationTests {
    private static func mail(_ subject: String, _ text: String) -> PatchMail {
        PatchMail(
            Message(
                parsing: Array(
                    "From: Ada <ada@example.org>\nSubject: \(subject)\nMessage-ID: <m@example.org>\n\n\(text)".utf8)))
    }

    @Test(
        "lines of a cover letter",
        arguments: [
            ("Supersedes: <a@example.org>", [PatchRelation(kind: .supersedes, messageID: "a@example.org")]),
            ("supersedes: a@example.org", [PatchRelation(kind: .supersedes, messageID: "a@example.org")]),
            (
                "Supersedes: https://patchwork.example.org/project/amber/patch/a-1@example.org/",
                [PatchRelation(kind: .supersedes, messageID: "a-1@example.org")]
            ),
            (
                "Based-on: <a@example.org>, <b@example.org>",
                [
                    PatchRelation(kind: .basedOn, messageID: "a@example.org"),
                    PatchRelation(kind: .basedOn, messageID: "b@example.org"),
                ]
            ),
            (
                "Based-on: <a@example.org> (\"amber: say why\")",
                [PatchRelation(kind: .basedOn, messageID: "a@example.org")]
            ),
            ("Depends-on: <a@example.org>", [PatchRelation(kind: .dependsOn, messageID: "a@example.org")]),
            ("prerequisite-message-id: <a@example.org>", [PatchRelation(kind: .dependsOn, messageID: "a@example.org")]),
            ("Obsoleted-by: <a@example.org>", [PatchRelation(kind: .obsoletedBy, messageID: "a@example.org")]),
            ("Superseded-by: <a@example.org>", [PatchRelation(kind: .obsoletedBy, messageID: "a@example.org")]),
            ("> Supersedes: <a@example.org>", []), ("It supersedes: <a@example.org>", []),
            ("Depends-on: 0123456789ab (\"amber: say why\")", []), ("Supersedes: N/A", []),
        ] as [(String, [PatchRelation])])
    func cover(_ line: String, _ expected: [PatchRelation]) {
        let mail = Self.mail(
            "[PATCH v2 0/2] amber", "Two patches.\n\n\(line)\n\nAda (2):\n  amber: one\n  amber: two\n")
        #expect(mail.kind == .cover)
        #expect(mail.relations == expected)
    }

    @Test("below the rule of a patch, and in an answer")
    func otherMails() {
        let diff = "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-a\n+b\n"
        let patch = Self.mail(
            "[PATCH v2] amber: one",
            "Say it.\n\nSigned-off-by: Ada <ada@example.org>\n---\nBased-on: <a@example.org>\n\n\(diff)")
        #expect(patch.relations == [PatchRelation(kind: .basedOn, messageID: "a@example.org")])
        let answer = Self.mail("Re: [PATCH] amber: one", "> Say it.\n\nObsoleted-by: <b@example.org>\n")
        #expect(answer.relations == [PatchRelation(kind: .obsoletedBy, messageID: "b@example.org")])
    }

    @Test(
        "the commit that a patch is a copy of",
        arguments: [
            ("commit 0123456789abcdef0123456789abcdef01234567 upstream.", "0123456789abcdef0123456789abcdef01234567"),
            (
                "[ Upstream commit 0123456789abcdef0123456789abcdef01234567 ]",
                "0123456789abcdef0123456789abcdef01234567"
            ),
            ("Upstream commit 0123456789ab", "0123456789ab"),
            (
                "(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)",
                "0123456789abcdef0123456789abcdef01234567"
            ),
            ("(backported from commit 0123456789ab)", "0123456789ab"),
            ("Since commit 0123456789ab it leaks.", nil), ("commit 0123456789ab broke it upstream.", nil),
            ("Upstream commit 0123456789ab (\"amber: one\") broke it.", nil), ("commit upstream.", nil),
        ] as [(String, String?)])
    func upstreamCommit(_ line: String, _ expected: String?) {
        let diff = "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-a\n+b\n"
        let mail = Self.mail(
            "[PATCH] amber: one", "\(line)\n\nSay it.\n\nSigned-off-by: Ada <ada@example.org>\n---\n\(diff)")
        #expect(mail.patch?.upstreamCommit == expected)
    }

    @Test("a cover letter that asks to pull")
    func pull() {
        let mail = Self.mail(
            "[PATCH net 0/2] Fixes for amber",
            """
            Two fixes.

            The following changes since commit 0123456789abcdef0123456789abcdef01234567:

              amber: one (2026-01-05)

            are available in the Git repository at:

              https://git.example.org/amber.git tags/fixes

            for you to fetch changes up to 1123456789abcdef0123456789abcdef01234567:

            """)
        #expect(mail.kind == .cover)
        #expect(mail.pullRequest?.repository == "https://git.example.org/amber.git")
    }
}
