/// The line that begins a message in an mbox: `From ADDRESS Thu Nov  6 21:02:06 2025` (RFC 4155, appendix A).
struct FromLine: Equatable {
    /// The time it names, in seconds since 1970 UTC; the zone, where one is written, counts.
    var time: Int64

    /// Reads a line without its end; nil when it is none, as a body's "From now on …".
    init?(_ line: some BidirectionalCollection<UInt8>) {
        guard line.starts(with: "From ".utf8) else { return nil }
        let words = line.dropFirst(5).split(whereSeparator: { $0 == 32 || $0 == 9 || $0 == 13 })
            .map { String(decoding: $0, as: UTF8.self) }
        // The sender may be several words ("someone at example.org") or none.
        let start = words.indices.dropLast(4).first {
            Self.weekdays.contains(words[$0]) && Self.months.contains(words[$0 + 1])
        }
        guard let day = start, let month = Self.months.firstIndex(of: words[day + 1]),
            let date = Int64(words[day + 2]), (1...31).contains(date), let seconds = Self.clock(words[day + 3])
        else { return nil }
        var zone: Int64 = 0
        var year: Int64?
        for word in words[(day + 4)...].prefix(3) {
            if word.utf8.count == 4, let number = Int64(word), word.utf8.allSatisfy({ (48...57).contains($0) }) {
                year = year ?? number
            } else if let offset = Self.offset(word) {
                zone = offset
            } else if year == nil, !word.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) {
                return nil
            }
        }
        guard let year else { return nil }
        time = Self.days(year, Int64(month) + 1, date) * 86400 + seconds - zone
    }

    /// True for a time that says nothing: public-inbox writes 1970, and `git format-patch` 17 September 2001, for every mail.
    var isConstant: Bool { time < 86400 || time == 1_000_684_800 }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// "21:02:06" or "21:02".
    private static func clock(_ word: String) -> Int64? {
        let numbers = word.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1] else { return nil }
        guard let second = numbers.count == 3 ? numbers[2] : 0 else { return nil }
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// "+0130" in seconds.
    private static func offset(_ word: String) -> Int64? {
        guard word.utf8.count == 5, let number = Int64(word), word.hasPrefix("+") || word.hasPrefix("-") else {
            return nil
        }
        return number / 100 * 3600 + number % 100 * 60
    }

    /// Days since 1970 of a date in the Gregorian calendar.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let years = month <= 2 ? year - 1 : year
        let era = years / 400
        let ofEra = years - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }
}
