import PatchFormat
import Testing

@Suite("Commands to trackers of faults")
struct FixCommandTests {
    @Test(
        "name what fixes a report",
        arguments: [
            ("#syz fix: reef: open it once", "reef: open it once"),
            ("Hi,\n\n#syz fix: reef: open it once\n\nThanks", "reef: open it once"),
            ("#syz fix:\nreef: open it once\n", "reef: open it once"),
            ("  #regzbot fix: reef: open it once  ", "reef: open it once"),
            ("#regzbot fix 0123456789ab", "0123456789ab"), ("#regzbot fixed-by: 0123456789ab", "0123456789ab"),
            ("#regzbot fix: 0123456789ab (\"reef: open (it) once\")", "reef: open (it) once"),
            ("#SYZ Fix: reef: open it once", "reef: open it once"),
            // What syzbot's own mails say, and what is quoted.
            ("#syz fix: exact-commit-title", nil), ("> #syz fix: reef: open it once", nil),
            ("#syz test: https://git.example.org/reef.git main", nil), ("#syz fixes: nothing", nil),
            ("#regzbot introduced: v6.11..v6.12", nil), ("see #syz fix: reef", nil), ("#syz fix:", nil), ("", nil),
        ] as [(String, String?)])
    func fix(_ text: String, _ expected: String?) {
        #expect(FixCommand.fix(in: Array(text.utf8)) == expected)
    }
}
