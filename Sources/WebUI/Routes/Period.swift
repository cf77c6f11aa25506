internal import MailFormat

/// A period of days as an address names it: `2026-02-16`, `2026-W07`, `2026-02`, `2026`, `2026-02-01..2026-02-14`.
struct Period: Sendable, Equatable {
    /// Most days in one.
    static let longest = 400

    /// The first day, as its number since 1970-01-01.
    var first: Int
    /// The day behind the last.
    var end: Int
    /// Its name in addresses.
    var name: String

    /// Received at this time or later, in seconds since 1970 UTC.
    var since: Int64 { Int64(first) * 86_400 }
    /// Received at this time or before.
    var until: Int64 { Int64(end) * 86_400 - 1 }

    /// Reads a name; nil when it is none.
    init?(_ name: String) {
        if let dots = name.firstRange(of: "..") {
            guard let first = Self.day(name[..<dots.lowerBound]), let last = Self.day(name[dots.upperBound...]),
                first <= last, last - first < Self.longest
            else { return nil }
            self.init(first, last + 1)
            self.name = name
        } else if let day = Self.day(name[...]) {
            self.init(day, day + 1)
        } else if let week = Self.week(name) {
            self.init(week, week + 7)
        } else if let (first, end) = Self.month(name) {
            self.init(first, end)
        } else if let year = Self.number(name[...], 4), let (first, end) = Self.year(year) {
            self.init(first, end)
        } else {
            return nil
        }
        self.name = name
    }

    private init(_ first: Int, _ end: Int) {
        (self.first, self.end, name) = (first, end, "")
    }

    /// The week (Monday to Sunday) around a time.
    static func week(of seconds: Int64) -> Period {
        // 1970-01-01 was a Thursday.
        let day = Int(seconds / 86_400)
        let monday = day - (day + 3) % 7
        var period = Period(monday, monday + 7)
        // ISO 8601: the week belongs to the year of its Thursday.
        let year = CivilDay(number: Int64(monday + 3)).year
        let start = firstMonday(ofYear: year)
        let number = (monday - start) / 7 + 1
        period.name = "\(year)-W\(CivilDay.padded(number))"
        return period
    }

    /// The month around a time.
    static func month(of seconds: Int64) -> Period {
        let day = CivilDay(number: seconds / 86_400)
        let name = "\(CivilDay.padded(day.year, 4))-\(CivilDay.padded(day.month))"
        return Period(name) ?? Period(0, 1)
    }

    /// The year around a time.
    static func year(of seconds: Int64) -> Period {
        Period(CivilDay.padded(CivilDay(number: seconds / 86_400).year, 4)) ?? Period(0, 1)
    }

    /// The days, weeks, months or years before and after it; none around days that have no name of their own.
    var neighbours: (previous: Period?, next: Period?) {
        func named(_ seconds: Int64) -> Period? {
            guard seconds >= 0 else { return nil }
            switch name.utf8.count {
            case 10: return Period(CivilDay(number: seconds / 86_400).text)
            case 8: return .week(of: seconds)
            case 7: return .month(of: seconds)
            case 4: return .year(of: seconds)
            default: return nil
            }
        }
        return (named(since - 1), named(until + 1))
    }

    // MARK: Reading

    private static func day(_ text: Substring) -> Int? {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 3, let year = number(words[0], 4), let month = number(words[1], 2),
            let day = number(words[2], 2)
        else { return nil }
        return number(year, month, day)
    }

    private static func month(_ text: String) -> (Int, Int)? {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 2, let year = number(words[0], 4), let month = number(words[1], 2),
            let first = number(year, month, 1)
        else { return nil }
        let next = month == 12 ? number(year + 1, 1, 1) : number(year, month + 1, 1)
        return next.map { (first, $0) }
    }

    private static func year(_ year: Int) -> (Int, Int)? {
        guard let first = number(year, 1, 1),
            let last = number(year, 12, 31)
        else { return nil }
        return (first, last + 1)
    }

    private static func week(_ text: String) -> Int? {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 2, words[1].first == "W", let year = number(words[0], 4), (1970...9998).contains(year),
            let week = number(words[1].dropFirst(), 2), week >= 1
        else { return nil }
        let monday = firstMonday(ofYear: year) + (week - 1) * 7
        return monday < firstMonday(ofYear: year + 1) ? monday : nil
    }

    /// The number of a day since 1970-01-01; nil for one before or one that does not exist.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard year >= 1970 else { return nil }
        return CivilDay(year: year, month: month, day: day).map { Int($0.number) }
    }

    private static func number(_ text: Substring, _ digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }

    /// The Monday of the week with 4 January in it.
    private static func firstMonday(ofYear year: Int) -> Int {
        guard let day = number(year, 1, 4) else { return 0 }
        return day - (day + 3) % 7
    }
}
