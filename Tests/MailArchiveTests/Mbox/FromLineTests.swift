import Testing

@testable import MailArchive

@Suite("A line that begins with From")
struct FromLineTests {
    @Test(
        "begins a message when it ends with a time",
        arguments: [
            ("From ann@example.org Thu Nov  6 12:00:00 2025", 1_762_430_400),
            ("From ann@example.org  Thu Nov 06 12:00:00 2025\r", 1_762_430_400),
            ("From ann@example.org Thu Nov  6 12:00 2025", 1_762_430_400),
            ("From ann at example.org  Thu Nov  6 12:00:00 2025", 1_762_430_400),
            ("From MAILER-DAEMON Thu Nov  6 12:00:00 UTC 2025", 1_762_430_400),
            ("From ann@example.org Thu Nov  6 13:00:00 2025 +0100", 1_762_430_400),
            ("From ann@example.org Thu Nov  6 13:30:00 +0130 2025", 1_762_430_400),
            ("From mboxrd@z Thu Jan  1 00:00:00 1970", 0),
            ("From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001", 1_000_684_800),
            ("From Thu Thu Feb 29 00:00:00 2024", 1_709_164_800),
            ("From - Thu Nov 06 12:00:00 2025", 1_762_430_400),
            ("From nobody Thu Nov  6 12:00:00 2025", 1_762_430_400),
            ("From ann@example.org Thu, 6 Nov 2025 13:00:00 +0100", 1_762_430_400),
            ("From ann@example.org 6 Nov 2025 12:00:00 GMT", 1_762_430_400),
            ("From Thu, 06 Nov 2025 12:00:00 +0000", 1_762_430_400),
            ("From ann@example.org 2025-11-06T12:00:00Z", 1_762_430_400),
            ("From ann@example.org 2025-11-06 14:00:00 +0200", 1_762_430_400),
        ] as [(String, Int64)])
    func times(line: String, seconds: Int64) {
        #expect(FromLine(Array(line.utf8))?.time == seconds)
    }

    @Test(
        "begins a message without a time where a program writes it so",
        arguments: ["From -", "From nobody\r", "From ann@example.org"])
    func undated(line: String) {
        let line = FromLine(Array(line.utf8))
        #expect(line != nil && line?.time == nil && line?.isConstant == true)
    }

    @Test(
        "is a line of the mail when it does not",
        arguments: [
            "From ", "From now on all widgets count.", "From Thu", "From ann Thu Nov 6", "From ann Thu Nov 6 12:00:00",
            "From ann Thu Nov 66 12:00:00 2025", "From 3 Nov the clock: 12:00", "From a 2025-11-06",
            "From ann@", "From @example.org", "From here on: 12:00", "From ann Thu Nov 6 25:00:00 2025",
            "From ann Thu Foo 6 12:00:00 2025",
            "from ann Thu Nov 6 12:00:00 2025", "From ann Thu Nov 6 12:00:00 99999999999999999999", "Fro",
        ])
    func others(line: String) {
        #expect(FromLine(Array(line.utf8)) == nil)
    }
}
