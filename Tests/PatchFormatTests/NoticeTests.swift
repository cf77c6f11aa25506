import PatchFormat
import Testing

/// A notice in one line: who wrote it, where to, and the patches.
private func summary(_ mail: PatchMail) -> String {
    guard let notice = mail.notice else { return "none" }
    var words = [notice.isWithdrawal ? "withdrawn" : notice.isMachineWritten ? "program" : "person"]
    words.append("\(notice.tree ?? "-") \(notice.branch ?? "-")")
    words += notice.entries.map { entry in
        let number = entry.part.map { "\($0)/" + (entry.total.map { "\($0)" } ?? "?") }
        return [number, entry.title, entry.commit].map { $0 ?? "-" }.joined(separator: " ")
    }
    if notice.scope != .answered, notice.scope != .unspecified { words.append("\(notice.scope)") }
    if !notice.exceptions.isEmpty { words.append("but \(notice.exceptions)") }
    return words.joined(separator: "; ")
}

@Suite("Notices") struct NoticeTests {
    @Test(
        "a person's words",
        arguments: [
            ("Applied, thanks.", "person; - -"),
            ("Applied to kvm/next, thanks!", "person; kvm next"),
            ("Thanks, series applied to my kvm-ppc-next tree.", "person; kvm-ppc-next -; series"),
            ("Thanks, patch applied to my kvm-ppc-fixes branch.", "person; - kvm-ppc-fixes"),
            ("Applied to vfio next branch for v6.19.  Thanks,", "person; vfio next"),
            ("Applied to broonie/sound.git for-next", "person; broonie/sound.git for-next"),
            ("Queued for 6.13, thanks.", "person; - -"),
            ("Queued this series for Linux-6.18", "person; - -; series"),
            ("Patches 2-4 applied to powerpc/next.", "person; powerpc next; 2/? - -; 3/? - -; 4/? - -"),
            ("Queued 1-2 and 5, thanks.", "person; - -; 1/? - -; 2/? - -; 5/? - -"),
            ("Looks good, applied.", "person; - -"),
            ("Pulled, thanks.", "person; - -"),
            ("Now merged through misc/queue.", "person; - misc/queue"),
            ("I've applied this to ppc-for-6.1.", "person; ppc-for-6.1 -"),
            ("All queued up, along with two fixes.", "person; - -; series"),
            ("Added to misc-next, thanks", "person; misc-next -"),
            ("Added to the queue", "person; - queue"),
            ("Pushed to amber-misc-next, thanks", "person; amber-misc-next -"),
            ("Pushed, thanks.", "person; - -"),
            ("FYI merged.", "person; - -"),
            ("Folded into the original patch, thanks", "person; - -"),
            ("Fixed the typo and applied to for-next", "person; - for-next"),
            ("I fixed the white space, and merged it.", "person; - -"),
            ("applied all three", "person; - -; series"),
            ("Both applied, thanks", "person; - -; series"),
            ("Applied as 6.19 material, thanks", "person; - -"),
            ("Committed as 1a2b3c4d5e6f", "person; - -; - - 1a2b3c4d5e6f"),
            ("Applied as commit 1a2b3c4d5e6f", "person; - -; - - 1a2b3c4d5e6f"),
            ("Applied everything except patch 14/16, thanks", "person; - -; series; but [14]"),
            ("Whole series applied, except for patches 3-5.", "person; - -; series; but [3, 4, 5]"),
            ("Applied patches 1-3 only", "person; - -; 1/? - -; 2/? - -; 3/? - -"),
            ("Patch 1 -> 2 applied for next, thanks!", "person; - next; 1/? - -; 2/? - -"),
            ("Merged the first two, the rest needs more work.", "person; - -; 1/? - -; 2/? - -"),
            ("Applied to the togreg branch of iio.git", "person; iio.git togreg"),
            ("Applying to amber-next, thanks.", "person; amber-next -"),
            ("It's now in my for-next branch.", "person; - for-next"),
            ("With that tweak both patches applied to the amber tree.", "person; amber -; series"),
            ("The series is already queued in my amber-next branch.", "person; - amber-next; series"),
            ("This patch has been\nmerged, thank you!", "person; - -"),
            ("Thank you, Ana, pulled!", "person; - -"),
            ("Added this to my review (soon to be for-next) branch now.", "person; - review"),
            ("Merged on github", "person; - -"),
            ("Applied\nOn Wed, 3 Nov 2025, Ana Reis wrote:", "person; - -"),
            ("Patchset applied\nAm 3.11.2025 um 10:00 schrieb Ana Reis:", "person; - -; series"),
            ("I dropped the tag while applying. Applied this to for-next.", "person; - for-next"),
            ("Applied (with your other patches), thank you.", "person; - -; series"),
            ("Dropped from my queue.", "withdrawn; - -"),
            ("I wasn't on top form. Will drop this one again.", "withdrawn; - -"),
            ("Incorporated into amber-next, thanks", "person; amber-next -"),
            ("I had to revert this patch, it breaks the build.", "withdrawn; - -"),
            ("Backed out, sorry.", "withdrawn; - -"),
        ])
    func applied(_ example: (words: String, notice: String)) {
        let mail = answer("On Monday Jane wrote:\n> some text\n\n\(example.words)\n\nRita\n")
        #expect(summary(mail) == example.notice)
        #expect(mail.kind == .notice)
    }

    @Test(
        "words that only resemble a notice",
        arguments: [
            "Once this is applied, the other can go.", "If applied, this breaks the build.", "This was not applied.",
            "The patch can be applied to any tree.", "It should be applied to next.", "Please apply to kvm/next.",
            "Is this applied?", "Was it merged to next?", "I applied that to the next version.",
            "I have applied it in v3.",
            "> Applied, thanks.", "I applied these 4, compiled, and rebooted.", "This was merged in 4.16 and is old.",
            "[If your patch is applied to the wrong git tree, kindly drop us a note.", "merged as an example that",
            "with the fix applied to the host", "The restriction is applied to all.",
            "I applied this on top of 6.12 and it works here.", "I pulled this into my test branch for tonight.",
            "This was\nmerged by the amber maintainers.", "Thanks for the review and applying the changes.",
            "You only applied four patches.", "I've applied all your suggestions.",
            "With this patch applied, it boots.",
            "I will apply this to my tree.", "I can't apply this to my tree.", "I haven't applied this yet.",
            "I plan to merge this next week.", "I already applied v3 of this.", "Mark has already applied this.",
            "Added to my to-do list.", "I added it because of the other one.", "Hunk #1 applied cleanly.",
            "Applying this fails for me.", "Looks good\n\n-----Original Message-----\nApplied, thanks.",
            "This patch series was applied (using b4) to base:", "(Added linux-amber to Cc.)",
            "I'd like to have patch 1 of my series applied.", "I applied the other one.", "I hope this was applied.",
            "The device answers when it is pulled into reset.", "Instead, I applied the patch below.",
            "I applied the patch attached.", "I dropped that line while applying the fix.",
            "I've integrated your patches, let me come up with a final submission.",
            "It is not needed for the scan, so I've queued those patches later.",
            "It is a usual practice to get the bindings and driver merged first and the rest to go in later.",
            "We have tried out this series. We backported the others, and then applied this whole series.",
        ])
    func notApplied(_ words: String) {
        let mail = answer("Hello,\nsome words first\n\(words)\n")
        #expect(summary(mail) == "none")
        #expect(mail.kind == .reply)
    }

    @Test("b4 ty")
    func thanks() {
        let body = """
            On Mon, 06 Jan 2025 10:00:00 +0100, Jane Doe wrote:
            > a text

            Applied to https://git.example.org/linux.git fixes, thanks!

            [1/2] foo: bar
                  commit: 1a2b3c4d5e6f
            [2/2] foo: a long
                  title
                  https://git.example.org/linux/c/2b3c4d5e6f70

            Best regards,
            -- 
            Rita
            """
        #expect(
            summary(answer(body))
                == "program; https://git.example.org/linux.git fixes; 1/2 foo: bar 1a2b3c4d5e6f; 2/2 foo: a long title 2b3c4d5e6f70"
        )
    }

    @Test("a tree on its own line")
    func treeBelow() {
        let body =
            "Applied to\n\n   https://git.example.org/sound.git for-next\n\nThanks!\n\n[1/1] a\n      commit: 1a2b3c4d\n"
        #expect(summary(answer(body)) == "program; https://git.example.org/sound.git for-next; 1/1 a 1a2b3c4d")
    }

    @Test("whether a word says what was applied")
    func scopes() {
        let words: [(String, ApplicationNotice.Scope)] = [
            ("Applied, thanks.", .unspecified), ("Pushed.", .unspecified),
            ("Queued up in amber/next now.", .unspecified),
            ("I've applied this one.", .answered), ("Applied this patch.", .answered), ("It is applied.", .answered),
            ("Has been applied to amber/next.", .answered), ("Series applied.", .series),
        ]
        for (text, scope) in words { #expect(answer(text + "\n").notice?.scope == scope, "\(text)") }
    }

    @Test("along with another part")
    func additions() {
        let mail = mail(
            "Re: [PATCH 1/2] amber: fix", answers: "1", "Applied as 5.7 material along with the [2/2].\n")
        #expect(summary(mail) == "person; - -; 1/? - -; 2/? - -")
    }

    @Test("the script that names the patch by its title")
    func title() {
        let body = """
            The patch

               amber: fix the leak of
               a page

            has been applied to the amber tree at

               https://git.example.org/amber.git for-6.13

            All being well this means that it will be in the next release.
            """
        #expect(
            summary(answer(body))
                == "program; https://git.example.org/amber.git for-6.13; - amber: fix the leak of a page -")
    }

    @Test("Patchwork's bot")
    func patchwork() {
        let body = """
            Hello:

            This series was applied to net/net.git (main)
            by Rita Reviewer <rita@example.org>:

            On Mon, 6 Jan 2025 you wrote:
            > text

            Here is the summary with links:
              - [net,v2,1/2] foo: bar
                https://git.example.org/net/net/c/1a2b3c4d5e6f
              - [net,v2,2/2] foo: baz
                (no matching commit)

            You are awesome, thank you!
            -- 
            Deet-doot-dot, I am a bot.
            """
        let mail = answer(body, from: "patchwork-bot+net@kernel.org")
        #expect(summary(mail) == "program; net/net.git main; 1/2 foo: bar 1a2b3c4d5e6f; 2/2 foo: baz -; but [2]")
        #expect(mail.automaton == "patchwork-bot")
    }

    @Test("the tip tree's bot, with the whole patch below")
    func tip() {
        let body = """
            The following commit has been merged into the x86/core branch of tip:

            Commit-ID:     1a2b3c4d5e6f
            Gitweb:        https://git.example.org/tip/1a2b3c4d5e6f
            Author:        Jane Doe <jane@example.org>

            foo: Bar

            \(smallDiff)
            """
        let mail = mail("[tip: x86/core] foo: Bar", from: "tip-bot2 for Jane <tip-bot2@example.org>", body)
        #expect(summary(mail) == "program; tip x86/core; - foo: Bar 1a2b3c4d5e6f")
        #expect(mail.kind == .notice)
        #expect(mail.automaton == "tip-bot2")
    }

    @Test(
        "a part of a series, or what is left of it",
        arguments: [
            ("Queued 11-", "person; - -; 11/? - -; 12/? - -"),
            ("Queued patches 11 and up, thanks.", "person; - -; 11/? - -; 12/? - -"),
            ("Applied 11 onwards.", "person; - -; 11/? - -; 12/? - -"),
            ("Applied patches 2, 10 and later, thanks.", "person; - -; 2/? - -; 10/? - -; 11/? - -; 12/? - -"),
            ("Merged 11+ to amber-next.", "person; amber-next -; 11/? - -; 12/? - -"),
            ("Applied from patch 11 on, thanks.", "person; - -; 11/? - -; 12/? - -"),
            ("Applied patch 2 on top of amber-next.", "person; - -; 2/? - -"),
            ("I've applied 1 and 2.", "person; - -; 1/? - -; 2/? - -"),
            ("I have committed only the documentation part.", "person; - -; some"),
            ("I've only applied the fix.", "person; - -; some"),
            ("I only applied it to amber-next.", "person; amber-next -"),
            ("Applied, but only the first two.", "person; - -; some"),
            ("Committed part of this.", "person; - -; some"),
            ("Applied partially, thanks.", "person; - -; some"),
            ("I've pushed only the first part of it.", "person; - -; some"),
            ("The rest has been merged, thanks.", "person; - -; rest"),
            ("I applied the rest.", "person; - -; rest"),
            ("Applied the remaining patches, thanks.", "person; - -; rest"),
            ("All applied, the rest of the branch follows.", "person; - -; series"),
        ])
    func partial(_ words: String, _ expected: String) {
        let body = "On Monday Jane wrote:\n> foo\n\n\(words)\n"
        for subject in ["Re: [PATCH 00/12] foo: bar", "Re: [PATCH 03/12] foo: bar"] {
            #expect(summary(mail(subject, answers: "p@example.org", body)) == expected)
        }
    }

    @Test(
        "what left the -mm tree",
        arguments: [
            (
                "it was merged into the mm-stable branch\nof git://git.example.org/mm",
                "program; -mm mm-stable; - mm: foo -"
            ),
            ("it was merged into mainline or a subsystem tree", "program; -mm -; - mm: foo -"),
            ("it was folded into mm-bar.patch", "program; -mm -; - mm: foo -"),
            ("an updated version will be issued", "withdrawn; -mm -; - mm: foo -"),
            ("it was withdrawn", "withdrawn; -mm -; - mm: foo -"),
            ("it is obsolete", "withdrawn; -mm -; - mm: foo -"),
            ("it was nacked", "withdrawn; -mm -; - mm: foo -"),
        ])
    func removed(_ reason: String, _ expected: String) {
        let body = """
            The quilt patch titled
                 Subject: mm: foo
            has been removed from the -mm tree.  Its filename was
                 mm-foo.patch

            This patch was dropped because \(reason)

            ------------------------------------------------------
            From: Ana Reis <ana@reef.example.com>
            Subject: mm: foo

            Better.

            Link: https://lkml.kernel.org/r/cover@reef.example.com
            Link: https://lkml.kernel.org/r/part@reef.example.com
            Signed-off-by: Ana Reis <ana@reef.example.com>
            ---

            """
        let removed = mail("[merged mm-stable] mm-foo.patch removed from -mm tree", body)
        #expect(summary(removed) == expected)
        #expect(removed.namedParent == "part@reef.example.com")
        #expect(removed.title == "mm: foo")
    }

    @Test(
        "notes of those who look after stable trees",
        arguments: [
            (
                "we have just queued up the patch titled", "to the 6.6-stable tree",
                "program; 6.6-stable -; - foo: bar -"
            ),
            ("I've just removed the patch titled", "from the 6.6-stable tree", "withdrawn; 6.6-stable -; - foo: bar -"),
            (
                "I have just added a patch titled",
                "to the linux-6.6.y-queue branch of the 6.6.y.z extended stable tree",
                "program; 6.6.y.z linux-6.6.y-queue; - foo: bar -"
            ),
            (
                "I've just added the patch titled",
                "to my amber git tree which can be found at\n    git://git.example.org/amber.git\nin the amber-next branch.",
                "program; amber amber-next; - foo: bar -"
            ),
        ])
    func stable(_ note: String, _ tree: String, _ expected: String) {
        let body = "This is a note to let you know that \(note)\n\n    foo: bar\n\n\(tree)\n"
        #expect(summary(mail("patch \"foo: bar\" added", body)) == expected)
    }

    @Test("a patch that could not be applied to a stable tree is no patch and no notice")
    func failed() {
        let body = """
            The patch below does not apply to the 6.1-stable tree.

            ------------------ original commit in Linus's tree ------------------

            From: Ana Reis <ana@reef.example.com>
            Subject: [PATCH] foo: Bar

            \(smallDiff)
            """
        let mail = mail("FAILED: patch \"[PATCH] foo: Bar\" failed to apply to 6.1-stable tree", body)
        #expect(summary(mail) == "none")
        #expect(mail.kind == .other)
    }

    @Test("stable, -mm and the pull request tracker")
    func others() {
        let stable =
            "This is a note to let you know that I've just added the patch titled\n\n    foo: bar\n\nto the 6.6-stable tree which can be found at:\n"
        #expect(summary(mail("Patch \"foo: bar\" has been added", stable)) == "program; 6.6-stable -; - foo: bar -")
        let memory =
            "The patch titled\n     Subject: mm: foo\nhas been added to the -mm mm-unstable branch.  Its filename is\n"
        #expect(summary(mail("+ mm-foo.patch added", memory)) == "program; -mm mm-unstable; - mm: foo -")
        let tracker =
            "The pull request you sent on Monday:\n\n> git://example.org/a tags/b\n\nhas been merged into example/linux.git:\nhttps://git.example.org/c/1a2b3c4d5e6f\n\nThank you!\n"
        #expect(summary(answer(tracker)) == "program; example/linux.git -; - - 1a2b3c4d5e6f")
    }
}
