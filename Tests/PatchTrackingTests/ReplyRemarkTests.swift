import PatchTracking
import Testing

@Suite struct ReplyRemarkTests {
    @Test(arguments: [
        ("I'll fix that in v3.", ReplyRemark.announcesVersion),
        ("Thanks, I will send a v2 tomorrow.", .announcesVersion),
        ("Will respin.", .announcesVersion),
        ("Will fix in the next version.", .announcesVersion),
        ("Good catch! Let me change\nthat for v4.", .announcesVersion),
        ("I can re-spin this without the typo.", .announcesVersion),
        ("I'll re-submit in a separate thread.", .announcesVersion),
        ("You've not provided a Signed-off-by for this so I can't do anything with it.", .wantsChange),
        ("Consider using devm_kzalloc here.", .wantsChange),
        ("Please send a v2 with a Fixes tag.", .requestsVersion),
        ("Please collect and resubmit the series with all of them.", .requestsVersion),
        ("Could you respin on top of next?", .requestsVersion),
        ("Please fix the typo in the next version.", .requestsVersion),
        ("Thanks, will send v2 correcting this.", .announcesVersion),
        ("I'll resend that one.", .announcesVersion),
        ("I'm going to rework this.", .announcesVersion),
        ("Good point, let me respin.", .announcesVersion),
        ("Will fix.", .announcesVersion),
        ("Ok, will do.", .announcesVersion),
        ("Sure, I'll drop it.", .announcesVersion),
        ("Fixed in v3.", .announcesVersion),
        ("Done, will be in the next submission.", .announcesVersion),
        ("I will address this in the next iteration.", .announcesVersion),
        ("Can you resend this?", .requestsVersion),
        ("Please rebase.", .requestsVersion),
        ("Please send a new version.", .requestsVersion),
        ("This needs a respin.", .requestsVersion),
        ("Please drop the second hunk.", .requestsVersion),
        ("I am looking forward to the next version.", .requestsVersion),
        ("You need to rebase it onto next.", .requestsVersion),
        ("Thanks, I am going to make a fix for this.", .announcesVersion),
        ("Could you please split out two problems in separate patches?", .requestsVersion),
        ("I'll split that into separate patches.", .announcesVersion),
        ("Thanks. Let me add reviewed-by. :)", nil),
        ("I'll fix that in a separate patch.", nil),
        ("I'll fix that in a follow-up.", nil),
        ("I'll fix it while applying.", nil),
        ("Please feel free to add my tag.", nil),
        ("This will fix the leak.", nil),
        ("Please apply.", nil),
        ("Please add:\nReviewed-by: Bob <bob@example.org>", nil),
        ("pw-bot: cr", .sets(.changesRequested)),
        ("Not for us.\n\npw-bot: not-applicable\n", .sets(.notApplicable)),
        ("PW-Bot: reject", .sets(.rejected)),
        ("> pw-bot: cr", nil),
        ("> I will send a v2.\nFine.", nil),
        ("If you send a v2, please add a tag.", nil),
        ("No need to respin.", nil),
        ("I'll look at v2 soon.", nil),
        ("I will send my comments.", nil),
        ("Please explain.", nil),
        ("Applied v2, thanks.", nil),
        ("-- \nI will send v2", nil),
        ("", nil),
        ("Broken since then.\n\n#regzbot introduced: 0123456789ab", .tracksRegression),
        ("#regzbot fix: tide: do not", .tracksRegression),
        ("> #regzbot introduced: v6.1", nil),
        ("as #regzbot says", nil),
        ("#regzbots", nil),
    ])
    func reads(_ text: String, _ expected: ReplyRemark?) {
        #expect(ReplyRemark(in: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        "This should be static.", "Should be const.", "Just drop it.", "Drop this blank line.", "Missing a clock.",
        "You should also correct the other paths.", "This needs to be split up by subsystem.",
        "No need to initialize it.",
        "I think you better drop this patch and use the helper.", "I would recommend adding this to Kconfig instead.",
        "Just delete the tide check from this if().", "Leave this error checking in please.", "Unrelated change.",
        "I'd mention the vendor.", "Unfortunately, no.", "No, just no.", "It's bogus.", "This makes no sense.",
        "I am really against this.", "Calling it under the lock is unconditionally wrong.",
        "This NULL can't happen here.",
        "They have absolutely no business doing that.", "There is no need for this patch.", "This doesn't compile.",
        "The original code is just fine.", "Please don't mix tabs and spaces.", "s/tide/tides/",
        "Hi Ana, this should be u8.",
        "I don't like this.", "I'm not convinced.", "Can we move this into the core?", "Shouldn't this be unsigned?",
        "Could you please describe the tide in the commit message?", "How about we just remove it?",
        "I'm not sure this is needed.", "This breaks the main use of the harbour.", "Definitely not.",
        "Needs a reference to the type.", "The patch does not really add any value.",
        "It might be nicer to use the helper.",
    ])
    func wantsChange(_ text: String) {
        #expect(ReplyRemark(in: Array(text.utf8)) == .wantsChange)
    }

    @Test(arguments: [
        ("OK, will remove the check in the next version.", ReplyRemark.announcesVersion),
        ("Ok agreed, I will switch to that.", .announcesVersion),
        ("Thanks for your reply, will send v2.", .announcesVersion),
        ("OK, will be fixed.", .announcesVersion),
        ("Will fixed in the next version.", .announcesVersion),
        ("OK, fix it in v5.", .announcesAndRequestsVersion),
        ("I will address the other comments and send patch set 3.", .announcesVersion),
        ("Could you test it? Please drop the old one.\n\nI'll fix that in v2.", .announcesAndRequestsVersion),
        ("Please drop the hunk.\n\nNo need to resend, though.", nil),
        ("Please drop the hunk. I can fix that up when applying.", nil),
        ("This should be static, not worth a respin.", nil),
        ("No need for a v2.", nil),
        ("Ah, you're right.", .concedes),
        ("Fair enough.", .concedes),
        ("Never mind, I misread it.", .concedes),
        ("LGTM.", .concedes),
        ("You're right, but this should be static.", .wantsChange),
        ("It was already fixed by commit 0123456789ab.", .isDoneElsewhere),
        ("But this was already fixed in my tree.", .isDoneElsewhere),
        ("I already applied a different patch recently.", .isDoneElsewhere),
        ("Ana Reis already provided the exact same fix.", .isDoneElsewhere),
        ("I have just landed a very similar patch.", .isDoneElsewhere),
        ("A similar fix was sent and accepted a while ago.", .isDoneElsewhere),
        ("This is already fixed in v3.", nil),
        ("Was this already fixed by 0123456789ab?", nil),
        ("Please ignore this series.", .withdraws),
        ("Sorry, please disregard this patch.", .withdraws),
        ("I will withdraw this patch series.", .withdraws),
        ("The plan was shelved.", .withdraws),
        ("Please ignore this patch, I will send v2.", .announcesAndRequestsVersion),
        ("Please ignore my comment.", .concedes),
    ])
    func readsTogether(_ text: String, _ expected: ReplyRemark?) {
        #expect(ReplyRemark(in: Array(text.utf8)) == expected)
    }

    @Test(arguments: [
        "Please let me know.", "Please see below.", "Please apply.", "Please queue it.", "Please review.",
        "Please consider it.",
        "If it is NULL you should check it.", "This should be fine.", "This should be safe.", "That shouldn't be hard.",
        "Do you have a board to try it?", "Why is this?", "What is the tide here?", "This looks like Monday.",
        "The current code is completely broken.", "Perhaps it would be better.", "I wonder if this should be static.",
        "You should be able to see it.", "I would like to thank you.", "Please add:\nAcked-by: Bob <bob@example.org>",
        "I tested it.", "Makes the tide rise.", "This solution will fix the leak, and it will fix it for all.",
        "Rebased on top of the tree, thanks.",
    ])
    func saysNothing(_ text: String) {
        #expect(ReplyRemark(in: Array(text.utf8)) == nil)
    }

    /// What stands behind quoted lines of a diff is a comment when it states something.
    @Test(arguments: [
        ("The clock may be off here.", ReplyRemark.commentsOnDiff),
        ("Is it off? The clock runs at half speed then.", .commentsOnDiff),
        ("Is it off?", nil), ("Why is this needed here?", nil), ("Nice way to do it.", nil), ("Typical.", nil),
        ("Looks good to me.", .concedes), ("Thanks for doing all of this.", nil),
        ("Best regards, Ana Reis of Reef", nil),
        ("Reviewed-by: Ana Reis <ana@reef.example.com>", nil), ("On Monday Bob of the reef wrote:", nil),
        ("This should be static.", .wantsChange), ("The clock may be off, not worth a respin.", nil),
    ])
    func readsComments(_ words: String, _ expected: ReplyRemark?) {
        let quoted = "> @@ -1,3 +1,3 @@ int tide(void)\n>  {\n> +\tlow();\n"
        #expect(ReplyRemark(in: Array("Hi Ana,\n\n\(quoted)\n\(words)\n\n> more\n".utf8)) == expected)
        // Without a diff it is talk.
        if expected == .commentsOnDiff {
            #expect(ReplyRemark(in: Array("> Some text\n\n\(words)\n".utf8)) == nil)
            #expect(ReplyRemark(in: Array("\(words)\n\n\(quoted)".utf8)) == nil)
        }
    }

    /// A sentence of many words that nearly match costs no more than its length asks for.
    @Test func readsLongSentences() {
        let text = String(repeating: "you should just also just also it ", count: 20_000)
        #expect(ReplyRemark(in: Array(text.utf8)) == nil)
    }
}
