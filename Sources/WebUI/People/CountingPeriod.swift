internal import MailFormat
internal import DigestReport
internal import PatchIndex

/// The period of time that pages about people count: `?days=NUMBER` before the newest message, `?period=NAME` as of a
/// digest, or `?period=all`.
struct CountingPeriod: Sendable, Equatable {
    /// So many days when an address says nothing.
    static let usualDays = 365

    /// Received at this time or later, in seconds since 1970 UTC.
    var since: Int64
    /// Received at this time or before.
    var until: Int64
    /// What a page says: `In the 365 days before the newest message`.
    var words: String
    /// What an address says, with its question mark; empty for the usual one.
    var query: String

    /// So many days up to a list's newest message.
    init(days: Int, before newest: Int64) {
        since = newest - Int64(days) * 86_400
        until = newest
        words = days == 1 ? "On the day before the newest message" : "In the \(days) days before the newest message"
        query = days == Self.usualDays ? "" : "?days=\(days)"
    }

    /// A period; nil when there is none of that name.
    init?(named name: String, newest: Int64) {
        if name == "all" {
            (since, until) = (0, newest)
            words = "At any time"
        } else if let period = Period(name) {
            (since, until) = (period.since, period.until)
            words = name.contains("..") ? "From \(name.replacing("..", with: " to "))" : "In \(name)"
        } else {
            return nil
        }
        query = "?period=\(PercentEncoding.encode(name))"
    }

    /// The address of a page with the same period, and one more value in its query.
    func address(_ path: String, _ more: String? = nil) -> String {
        guard let more else { return path + query }
        return path + (query.isEmpty ? "?" : query + "&") + more
    }

    /// The first second.
    var start: String { Moment(since).iso8601 }
    /// The last second.
    var end: String { Moment(until).iso8601 }

    /// The same for the search: `rt:YYYYMMDDhhmmss..YYYYMMDDhhmmss`; nil for all times.
    var searchTerm: String? {
        if query == "?period=all" { return nil }
        func digits(_ time: Int64) -> String {
            time <= 0 ? "" : Moment(time).iso8601.filter { $0.isASCII && $0.isNumber }
        }
        return "rt:\(digits(since))..\(digits(max(1, until)))"
    }
}

/// The choice of a period as pages show it.
struct PeriodPicker: Sendable {
    /// One that a reader can click on.
    struct Choice: Sendable {
        var label: String
        var path: String
        var isCurrent: Bool
    }

    /// Years with a link of their own; earlier ones can be typed.
    private static let years = 8

    /// The page itself.
    var path: String
    /// What the period is.
    var words: String
    var choices: [Choice]
    /// The name of the period, to be changed.
    var name: String

    /// - Parameter oldest: when the first message was received.
    init(_ period: CountingPeriod, path: String, oldest: Int64, newest: Int64) {
        self.path = path
        words = period.words
        name = period.query.hasPrefix("?period=") ? String(period.query.dropFirst(8)) : ""
        var periods = [30, 90, CountingPeriod.usualDays].map {
            ("\($0) days", CountingPeriod(days: $0, before: newest))
        }
        let last = CivilDay(number: max(0, newest) / 86_400).year
        let first = CivilDay(number: max(0, oldest) / 86_400).year
        for year in stride(from: last, through: max(first, last - Self.years + 1), by: -1) {
            let name = CivilDay.padded(year, 4)
            if let period = CountingPeriod(named: name, newest: newest) { periods.append((name, period)) }
        }
        if let all = CountingPeriod(named: "all", newest: newest) { periods.append(("all time", all)) }
        choices = periods.map { label, other in
            Choice(label: label, path: other.address(path), isCurrent: other.query == period.query)
        }
    }
}
