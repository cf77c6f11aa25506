import Testing

@testable import DigestReport

/// Words, bars and lines that more than one format uses.
@Suite("Wording")
struct WordingTests {
    @Test(
        "says how long something took",
        arguments: [
            (0, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"), (5_400, "90 minutes"),
            (7_300, "2 hours"), (47 * 3_600, "47 hours"), (48 * 3_600, "2 days"), (20 * 86_400, "20 days"),
        ] as [(Int64, String)])
    func duration(_ seconds: Int64, _ text: String) {
        #expect(DigestWording.duration(seconds) == text)
    }

    @Test(
        "breaks lines at spaces",
        arguments: [
            ("", 10, []), ("one two three", 7, ["one two", "three"]), ("one two three", 80, ["one two three"]),
            ("incomprehensibilities are long", 5, ["incomprehensibilities", "are", "long"]),
        ] as [(String, Int, [String])])
    func wrapped(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(TextWidth.wrapped(text, to: width) == lines)
    }

    private func days(_ messages: [Int]) -> [Digest.Day] {
        messages.enumerated().map { day, count in
            Digest.Day(label: "day \(day)", postings: 0, messageIDs: (0..<count).map { "\(day).\($0)@x" })
        }
    }

    @Test(
        "draws a line of days",
        arguments: [
            ([], 10, "", 1), ([5], 10, "", 1), ([0, 1, 8], 10, " ▁█", 1), ([3, 3], 10, "▇▇", 1),
            ([1, 0, 0, 0, 7, 8], 3, "▁ █", 2),
        ] as [([Int], Int, String, Int)])
    func sparkline(_ messages: [Int], _ columns: Int, _ text: String, _ step: Int) {
        let line = Sparkline(days(messages), columns: columns)
        #expect(line.text == text)
        #expect(line.daysPerColumn == step)
    }

    @Test("names the first of the busiest days")
    func busiest() {
        #expect(Sparkline(days([1, 4, 4, 2]), columns: 10).busiest?.label == "day 1")
    }

    @Test(
        "says what became of a fix",
        arguments: [
            ("", nil, ""), ("New", nil, ", New"), ("Accepted", "2026-03-05", ", Accepted on 2026-03-05"),
            ("Under Review", "2026-03-05", ", Under Review, taken in part on 2026-03-05"),
            ("Mainlined", nil, ", Mainlined"),
        ] as [(String, String?, String)])
    func fix(_ state: String, _ taken: String?, _ expected: String) {
        let fix = Digest.Fix(title: "gate: oil it", version: "v1", messageId: "f@x", state: state, taken: taken)
        #expect(DigestWording.state(of: fix) == expected)
    }
}
