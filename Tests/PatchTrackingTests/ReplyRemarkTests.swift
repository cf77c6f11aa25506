import PatchTracking
import Testing

@Suite struct ReplyRemarkTests {
    @Test(arguments: [
        ("I'll fix that in v3.", ReplyRemark.announcesVersion),
        ("Thanks, I will send a v2 tomorrow.", .announcesVersion),
        ("Will respin.", .announcesVersion),
        ("Will fix in the next version.", .announcesVersion),
        ("Good catch! Let me change\nthat for v4.", .announcesVersion),
        ("Please send a v2 with a Fixes tag.", .requestsVersion),
        ("Could you respin on top of next?", .requestsVersion),
        ("Please fix the typo in the next version.", .requestsVersion),
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
}
