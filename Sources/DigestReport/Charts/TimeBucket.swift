/// A day, week, month or longer: one bar of a chart over time.
public struct TimeBucket: Sendable, Equatable {
    /// How it is called: `2025-11-03`, `week of 2025-11-03`, `2025-11`, `2025`, `2020 to 2024`.
    public var label: String
    /// Messages of all kinds.
    public var messages: Int
    /// Patches and cover letters among them.
    public var postings: Int

    /// More bars than this cannot be told apart on a phone.
    public static let most = 60

    /// How long the bars of `days` are: the shortest span of which at most ``most`` are needed.
    public static func span(of days: [Digest.Day]) -> Span {
        guard let first = days.first, let last = days.last else { return .day }
        for span in Span.fixed where span.number(of: last.label) - span.number(of: first.label) < most { return span }
        let years = Span.years(1).number(of: last.label) - Span.years(1).number(of: first.label) + 1
        return .years((years + most - 2) / (most - 1))
    }

    /// The bars of `days`, oldest first, those between in which nothing came too.
    public static func all(of days: [Digest.Day]) -> [TimeBucket] {
        guard let first = days.first, let last = days.last else { return [] }
        let span = span(of: days)
        let start = span.number(of: first.label)
        var buckets = (start...max(start, span.number(of: last.label))).map { number in
            TimeBucket(label: span.label(of: number), messages: 0, postings: 0)
        }
        for day in days {
            let index = span.number(of: day.label) - start
            guard buckets.indices.contains(index) else { continue }
            buckets[index].messages += day.messages
            buckets[index].postings += day.postings
        }
        return buckets
    }
}
