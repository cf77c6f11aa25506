import MailFormat
import PatchFormat
import Testing

@Suite("Pull requests")
struct PullRequestTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var subject = "[GIT PULL] Fixes for amber"
        var body: String
        var repository: String?
        var ref: String?
        var tip: String?
        var kind = PatchMail.Kind.pullRequest
    }

    private static let since = """
        The following changes since commit 0123456789abcdef0123456789abcdef01234567:

          amber: one (2026-01-05)


        """

    static let cases: [Case] = [
        Case(
            testDescription: "as git request-pull writes it",
            body: since
                + "are available in the Git repository at:\n\n  https://git.example.org/amber.git tags/fixes\n\n"
                + "for you to fetch changes up to 1123456789abcdef0123456789abcdef01234567:\n\n  amber: two\n",
            repository: "https://git.example.org/amber.git", ref: "tags/fixes",
            tip: "1123456789abcdef0123456789abcdef01234567"),
        Case(
            testDescription: "a ref on the next line",
            body: since
                + "are available in the git repository at:\n\n  git@git.example.org:amber.git\n  tags/fixes\n\nfor you to fetch\n",
            repository: "git@git.example.org:amber.git", ref: "tags/fixes"),
        Case(
            testDescription: "a ref behind a line that goes on",
            body: since
                + "are available in the Git repository at:\n\n  git://git.example.org/amber \\\n        tags/fixes\n",
            repository: "git://git.example.org/amber", ref: "tags/fixes"),
        Case(
            testDescription: "no ref",
            body: since
                + "are available in the Git repository at:\n\n  git://git.example.org/amber\n\nfor you to fetch\n",
            repository: "git://git.example.org/amber"),
        Case(
            testDescription: "in somebody's own words",
            body: "please pull the following changes since commit 0123456:\n\n  one\n\n"
                + "from the Git repository at:\n\n  git://git.example.org/amber.git  tags/fixes\n",
            repository: "git://git.example.org/amber.git", ref: "tags/fixes"),
        Case(
            testDescription: "an address alone in its line",
            body:
                "Please pull the latest amber-urgent git tree from:\n\n   git://git.example.org/amber.git amber-urgent\n\n"
                + "   # HEAD: 1123456789abcdef0123456789abcdef01234567 amber: two\n\nThanks\n",
            repository: "git://git.example.org/amber.git", ref: "amber-urgent",
            tip: "1123456789abcdef0123456789abcdef01234567"),
        Case(
            testDescription: "the address of a page is no repository",
            body:
                "As discussed:\n\n  https://lists.example.org/a/b\n\nPlease pull:\n\n  https://git.example.org/amber.git\nfor-next\n",
            repository: "https://git.example.org/amber.git", ref: "for-next"),
        Case(
            testDescription: "a quoted address is not the writer's",
            body: "Please pull again.\n\n> git://git.example.org/amber.git fixes\n"),
        Case(
            testDescription: "behind the signature of a cover letter", subject: "[PULL 0/2] Fixes for amber",
            body: "Two fixes.\n\nAna Reis (2):\n  amber: one\n  amber: two\n\n amber.c | 2 +-\n\n-- \n2.47.0\n\n"
                + since
                + "are available in the Git repository at:\n\n  https://git.example.org/amber.git tags/fixes\n",
            repository: "https://git.example.org/amber.git", ref: "tags/fixes"),
        Case(
            testDescription: "with the diff of all patches",
            body: "Please pull from:\n\n  git://git.example.org/amber.git fixes\n\nAna Reis (1):\n      amber: one\n\n"
                + diff,
            repository: "git://git.example.org/amber.git", ref: "fixes"),
        Case(
            testDescription: "a patch that says PULL", subject: "[PULL 1/2] amber: one", body: "Better.\n---\n" + diff,
            kind: .patch),
        Case(testDescription: "a lone patch that says PULL", body: "Better.\n---\n" + diff, kind: .patch),
    ]

    private static let diff = """
         amber.c | 2 +-
         1 file changed, 1 insertion(+), 1 deletion(-)

        diff --git a/amber.c b/amber.c
        --- a/amber.c
        +++ b/amber.c
        @@ -1 +1 @@
        -one
        +two

        """

    private static func mail(_ subject: String, _ body: String) -> PatchMail {
        PatchMail(
            Message(
                parsing: Array(
                    "From: Ana Reis <ana@reef.example.com>\nSubject: \(subject)\nMessage-ID: <p@reef.example.com>\n\n\(body)"
                        .utf8)))
    }

    @Test("tell what to pull from where", arguments: cases)
    func address(_ example: Case) {
        let mail = Self.mail(example.subject, example.body)
        #expect(mail.kind == example.kind)
        #expect(mail.pullRequest?.repository == example.repository)
        #expect(mail.pullRequest?.ref == example.ref)
        #expect(mail.pullRequest?.tip == example.tip)
    }

    @Test("a shortlog has authors and titles, long titles on several lines")
    func shortlog() {
        let text = """
            Ana Reis (2):
              amber: one
              amber: a title that git format-patch has wrapped
                because it is long

            Bo (Reef) Lund (1):
            \tamber:  two blanks

            """
        #expect(
            ShortlogEntry.all(in: Array(text.utf8)) == [
                ShortlogEntry(author: "Ana Reis", title: "amber: one"),
                ShortlogEntry(
                    author: "Ana Reis", title: "amber: a title that git format-patch has wrapped because it is long"),
                ShortlogEntry(author: "Bo (Reef) Lund", title: "amber: two blanks"),
            ])
    }
}
