import MailFormat
import PatchFormat
import Testing

@Suite("Review tags") struct ReviewTests {
    private func tags(_ mail: PatchMail) -> [String] {
        mail.reviewTags.map { ($0.isWithdrawn ? "withdrawn " : "") + "\($0.key): \($0.value)" }
    }

    @Test(
        "tags in a reply",
        arguments: [
            ("Reviewed-by: Rita <rita@example.org>", ["Reviewed-by: Rita <rita@example.org>"]),
            ("  reviewed-By:Rita <rita@example.org>", ["Reviewed-by: Rita <rita@example.org>"]),
            ("Acked-by: Rita\n <rita@example.org>", ["Acked-by: Rita <rita@example.org>"]),
            ("Tested-by: A <a@example.org> # on a board", ["Tested-by: A <a@example.org> # on a board"]),
            ("> Reviewed-by: Rita <rita@example.org>", []),
            ("Reviewed-by: would be nice", []),
            ("NACK", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("NACK, this is wrong.", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("I have to NAK this.", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("Sorry, but NAK: it breaks the build.", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("That's a NAK from me.", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("The device answers with a NACK.", []),
            ("NACK is returned by the device.", []),
            ("This is not a NAK.", []),
            ("I would NAK this if it were for next.", []),
            ("NAK.", ["Nacked-by: Rita Reviewer <rita@example.org>"]),
            ("Please drop my Reviewed-by.", ["withdrawn Reviewed-by: Rita Reviewer <rita@example.org>"]),
            ("I withdraw my acked-by", ["withdrawn Acked-by: Rita Reviewer <rita@example.org>"]),
            ("I do not withdraw my Acked-by", []),
            ("Fixes: 1a2b3c4d5e6f (\"foo\")", ["Fixes: 1a2b3c4d5e6f (\"foo\")"]),
            ("-- \nReviewed-by: Rita <rita@example.org>", []),
            ("As it says:\n---\nquoted\n\nAcked-by: Rita <rita@example.org>", ["Acked-by: Rita <rita@example.org>"]),
            ("---\nAcked-by: Rita <rita@example.org>\n\ndiff --git a/f b/f\n", []),
            ("---8<-----8<---\nReviewed-by: Rita <rita@example.org>", []),
            ("Fixes: 1a2b3c4d5e6f (\"foo\")\nSigned-off-by: A <a@example.org>", []),
            ("Reviewed-by: Rita <rita@example.org>.", ["Reviewed-by: Rita <rita@example.org>"]),
            ("Reviewed-by: rita@example.org.", ["Reviewed-by: rita@example.org"]),
            ("Reviewed-by: Rita <rita@example.org<mailto:rita@example.org>>", ["Reviewed-by: Rita <rita@example.org>"]),
            ("Reviewed-by: Rita <mailto:rita@example.org>", ["Reviewed-by: Rita <rita@example.org>"]),
            ("Reviewed-by:\u{A0}Rita\u{A0}R <rita@example.org>", ["Reviewed-by: Rita R <rita@example.org>"]),
            ("Tested-by: Rita <rita@example.org> [build]", ["Tested-by: Rita <rita@example.org>"]),
            ("Reviewed-by: Rita <rita@example.org>?", []),
            ("Nack-by: Rita <rita@example.org>", ["Nack-by: Rita <rita@example.org>"]),
            ("Not-Acked-by: Rita <rita@example.org>", ["Not-acked-by: Rita <rita@example.org>"]),
            ("Acked-for-MFD-by: Rita <rita@example.org>", ["Acked-for-MFD-by: Rita <rita@example.org>"]),
            ("Cc: stable@vger.example.org # 6.1+", ["Cc: stable@vger.example.org # 6.1+"]),
            ("Cc: Rita <rita@example.org>", []),
        ])
    func given(_ example: (body: String, tags: [String])) {
        #expect(tags(answer("> quoted\n\n\(example.body)\n")) == example.tags)
    }

    @Test(
        "what may post something although it answers, and what may not",
        arguments: [
            ("", PatchMail.Kind.patch), ("On Monday Ivy Reed wrote:\n", .reply), ("> Two.\n\n", .reply),
            (
                "Fine.\n\n-----Original Message-----\nFrom: Ivy Reed <ivy@example.org>\nTo: a@example.org\nSubject: [PATCH] a: b\n\n",
                .reply
            ),
        ])
    func answers(_ lead: String, _ kind: PatchMail.Kind) {
        let read = mail(
            "Re: [PATCH] a: b", answers: "1", "\(lead)One.\n\nSigned-off-by: J <j@example.org>\n---\n\n\(smallDiff)")
        #expect(read.kind == kind)
    }

    @Test("a mail without tags that has a diffstat may be a cover letter, unless it has a diff")
    func untaggedCover() {
        let text = "Two patches.\n\n mm/slab.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n"
        #expect(mail("a: b", text).mayBeCover)
        #expect(!mail("a: b", text + smallDiff).mayBeCover)
        #expect(!mail("a: b", "Words.\n").mayBeCover)
    }

    @Test("a program that asks for credit gives no tag")
    func robot() {
        let robot = answer(
            "Reported-by: kernel test robot <lkp@intel.com>\n", from: "kernel test robot <lkp@intel.com>")
        #expect(tags(robot).isEmpty)
        #expect(robot.automaton == "kernel test robot")
    }

    @Test(
        "programs and persons",
        arguments: [
            ("syzbot <syzbot+1a2b@syzkaller.appspotmail.com>", "syzbot"),
            ("bot+bpf-ci@kernel.org", "bpf-ci"),
            ("sashiko-bot@kernel.org", "sashiko"),
            ("Somebody <build-bot@example.org>", "Somebody"),
            ("Abbot Botha <abbot@example.org>", nil),
            ("Jane Doe <jane@example.org>", nil),
        ])
    func bots(_ example: (from: String, name: String?)) {
        #expect(mail("hello", from: example.from, "text").automaton == example.name)
    }

    @Test("links to archives")
    func links() {
        let body = """
            Link: https://lore.kernel.org/kvm/20250106.1-2-jane@example.org/T/#u
            See https://lore.kernel.org/r/a%2Bb%40example.org, and <https://patch.msgid.link/c@example.org>.
            > https://lore.kernel.org/r/quoted@example.org
            https://lkml.kernel.org/r/20250106.1-2-jane@example.org
            Message-ID: <d@example.org>
            https://example.org/r/e@example.org
            """
        #expect(
            answer(body).linkedMessageIDs
                == ["20250106.1-2-jane@example.org", "a+b@example.org", "c@example.org", "d@example.org"])
    }

    @Test(
        "the person in a trailer",
        arguments: [
            ("Jane Doe <jane@example.org>", "jane@example.org"), ("stable@example.org # 6.1+", "stable@example.org"),
            ("1a2b3c4d (\"foo\")", nil), ("https://example.org/", nil),
        ])
    func person(_ example: (value: String, address: String?)) {
        #expect(Trailer(key: "Cc", value: example.value).mailbox?.address == example.address)
    }
}
