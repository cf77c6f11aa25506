/// How much came over time, a character a day, or several days where there are too many.
struct Sparkline: Equatable {
    /// The characters, the oldest first; empty for less than two days.
    var text: String
    /// How many days a character stands for.
    var daysPerColumn: Int
    /// The busiest day, and how many messages came on it; the first of several.
    var busiest: Digest.Day?

    private static let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// Draws the days in `columns` characters at most.
    init(_ days: [Digest.Day], columns: Int) {
        daysPerColumn = max(1, (days.count + columns - 1) / max(columns, 1))
        busiest =
            days.enumerated().max { ($0.element.messages, -$0.offset) < ($1.element.messages, -$1.offset) }?.element
        guard days.count > 1 else {
            text = ""
            return
        }
        let step = daysPerColumn
        let sums = stride(from: 0, to: days.count, by: step).map { start in
            days[start..<min(start + step, days.count)].reduce(0) { $0 + $1.messages }
        }
        let most = max(sums.max() ?? 1, 1)
        // A day without a message is a gap, not a low day.
        text = sums.map { $0 == 0 ? " " : Self.steps[min(7, $0 * 8 / (most + 1))] }.joined()
    }
}
