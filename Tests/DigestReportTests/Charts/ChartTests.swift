@testable import DigestReport
import Testing

@Suite("Charts drawn as SVG")
struct ChartTests {
    private static func days(_ labels: [String]) -> [Digest.Day] {
        labels.map { Digest.Day(label: $0, postings: 1, messageIDs: ["a-\($0)", "b-\($0)"]) }
    }

    @Test(
        "long times have longer bars",
        arguments: [
            ("2025-11-03", "2025-11-03", "2025-11-03", "2025-11-03", 1),
            ("2024-02-28", "2024-03-01", "2024-02-28", "2024-03-01", 3),
            ("2025-11-01", "2025-12-30", "2025-11-01", "2025-12-30", 60),
            ("2025-11-01", "2025-12-31", "week of 2025-10-27", "week of 2025-12-29", 10),
            ("2025-01-01", "2026-02-28", "2025-01", "2026-02", 14),
            ("2001-01-01", "2005-12-31", "2001-01", "2005-12", 60),
            ("2001-01-01", "2006-01-01", "2001", "2006", 6),
            ("1900-05-01", "2025-05-01", "1899 to 1901", "2025 to 2027", 43),
        ])
    func buckets(_ first: String, _ last: String, _ firstLabel: String, _ lastLabel: String, _ count: Int) {
        let buckets = TimeBucket.all(of: Self.days(first == last ? [first] : [first, last]))
        #expect(buckets.first?.label == firstLabel)
        #expect(buckets.last?.label == lastLabel)
        #expect(buckets.count == count)
        #expect(buckets.reduce(0) { $0 + $1.messages } == (first == last ? 2 : 4))
        #expect(buckets.last?.postings == 1)
    }

    @Test("nothing gives no bars")
    func none() {
        #expect(TimeBucket.all(of: []).isEmpty)
        let svg = TimeChart(title: "Messages", buckets: []).svg
        #expect(svg.contains("No messages."))
    }

    @Test(
        "the scale is even",
        arguments: [(0, 2), (1, 2), (3, 4), (5, 6), (7, 8), (11, 12), (66, 80), (101, 120), (1234, 1600)])
    func scale(_ most: Int, _ expected: Int) {
        #expect(TimeChart.scale(of: most) == expected)
    }

    @Test(
        "lengths have no rounding to see",
        arguments: [(1, 1, "100%"), (1, 3, "33.333%"), (1, 8, "12.5%"), (0, 5, "0%"), (3, 0, "0%"), (1, 200, "0.5%")])
    func lengths(_ part: Int, _ whole: Int, _ expected: String) {
        #expect(ChartLength.share(part, of: whole).text == expected)
        #expect(ChartLength.pixels(12).text == "12")
    }

    @Test("bars have the length of their number, and names that cannot break out")
    func ranking() {
        let svg = RankingChart(title: "Top", rows: [("a<b\u{202E}", 4), ("c", 1)]).svg
        #expect(svg.contains("role=\"img\" aria-label=\"Top. a&lt;b\u{FFFD}: 4; c: 1\""))
        #expect(svg.contains("<rect class=\"bar\" x=\"0\" y=\"54\" width=\"25%\""))
        #expect(!svg.contains("a<b"))
    }

    @Test("shares fill the bar, each coloured by its kind")
    func shares() {
        let svg = ShareChart(title: "States", parts: [("New", 1), ("Under Review", 3), ("Dormant", 0)]).svg
        #expect(svg.contains("<rect class=\"state-new\" x=\"0%\" y=\"0\" width=\"25%\""))
        #expect(svg.contains("<rect class=\"state-under-review\" x=\"25%\" y=\"0\" width=\"75%\""))
        #expect(!svg.contains("state-dormant"))
    }

    @Test("messages stand behind patches")
    func time() {
        let svg = TimeChart(
            title: "Messages a day", buckets: TimeBucket.all(of: Self.days(["2025-11-03", "2025-11-05"]))
        )
        .svg
        #expect(svg.contains("2025-11-03: 2 messages, 1 with a patch or cover letter"))
        #expect(svg.matches(of: #/class="messages"/#).count == 2)
        #expect(svg.matches(of: #/class="postings" x="[0-9.%]+" width="25%" y="89" height="71"/#).count == 2)
    }
}
