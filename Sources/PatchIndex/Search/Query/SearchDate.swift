internal import MailFormat

/// Dates in queries: days, times, and words relative to now, as git and public-inbox take them.
enum SearchDate {
    /// The times from the first up to but not including the second, in seconds since 1970 UTC; `nil` for no date.
    ///
    /// One day is that day; one time of `dt:` and `rt:` is the day that begins there.
    static func range(_ text: String, isDay: Bool, now: Int64) -> (from: Int64?, to: Int64?)? {
        let text = text.lowercased()
        guard let dots = ends(of: text) else {
            guard let span = span(text, now: now) else { return nil }
            return (span.start, span.length == 1 ? span.start + 86_400 : span.start + span.length)
        }
        var from: Int64?
        var to: Int64?
        if !dots.from.isEmpty {
            guard let span = span(dots.from, now: now) else { return nil }
            from = span.start
        }
        if !dots.to.isEmpty {
            guard let span = span(dots.to, now: now) else { return nil }
            to = span.start + span.length
        }
        return from == nil && to == nil ? nil : (from, to)
    }

    private static func ends(of text: String) -> (from: String, to: String)? {
        let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    /// Where a date begins, and how many seconds it is long: a day, a month, a second.
    private static func span(_ text: String, now: Int64) -> (start: Int64, length: Int64)? {
        if let span = digits(text) { return span }
        return relative(text, now: now).map { ($0, 1) }
    }

    private static func digits(_ text: String) -> (start: Int64, length: Int64)? {
        let digits = text.filter { $0 >= "0" && $0 <= "9" }
        let others = text.filter { !($0 >= "0" && $0 <= "9") }
        guard others.allSatisfy({ "-:t z_".contains($0) }) else { return nil }
        let parts = digits.count
        func number(_ start: Int, _ length: Int) -> Int { Int(digits.dropFirst(start).prefix(length)) ?? 0 }
        guard parts == 4 || parts == 6 || parts == 8 || parts == 12 || parts == 14 else {
            // Seconds since 1970.
            return others.isEmpty && parts > 8 && parts < 12 ? Int64(digits).map { ($0, 1) } : nil
        }
        let (year, month, day) = (number(0, 4), parts > 4 ? number(4, 2) : 1, parts > 6 ? number(6, 2) : 1)
        guard let start = dayNumber(year, month, day) else { return nil }
        let next: Int64? =
            switch parts {
            case 4: dayNumber(year + 1, 1, 1)
            case 6: month == 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)
            default: start + 1
            }
        guard parts > 8 else { return next.map { (start * 86_400, ($0 - start) * 86_400) } }
        let (hour, minute, second) = (number(8, 2), number(10, 2), parts > 12 ? number(12, 2) : 0)
        guard hour < 24, minute < 60, second < 61 else { return nil }
        return (start * 86_400 + Int64(hour * 3600 + minute * 60 + second), parts > 12 ? 1 : 60)
    }

    /// Days since 1970-01-01; that of the first day after the year 9999, too.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
        if year == 10_000 { return CivilDay(year: 9999, month: 12, day: 31).map { $0.number + 1 } }
        return CivilDay(year: year, month: month, day: day)?.number
    }

    private static let units: [String: Int64] = [
        "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400, "month": 30 * 86_400,
        "year": 365 * 86_400,
    ]

    /// "now", "today", "yesterday", "2.weeks.ago", "last.month", "3 days".
    private static func relative(_ text: String, now: Int64) -> Int64? {
        let pieces = text.split { ". _-".contains($0) }.map(String.init)
        switch pieces {
        case ["now"]: return now
        // As in git: the same time of the day.
        case ["today"]: return now
        case ["yesterday"]: return now - 86_400
        case ["midnight"]: return now - ((now % 86_400) + 86_400) % 86_400
        default: break
        }
        var words = pieces[...]
        if words.last == "ago" { words = words.dropLast() }
        guard words.count == 2, let amount = words.first == "last" ? 1 : words.first.flatMap({ Int64($0) }),
            let name = words.last, let unit = units[name.hasSuffix("s") ? String(name.dropLast()) : name],
            amount >= 0, amount < 100_000
        else { return nil }
        return now - amount * unit
    }
}
