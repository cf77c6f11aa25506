/// A day of the Gregorian calendar, of the years 1970 to 9999.
struct CalendarDay: Equatable {
    var year: Int
    var month: Int
    var day: Int

    /// A day that exists.
    init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        // A day that is none would come out as another one.
        guard (1...31).contains(day), CalendarDay(number: number) == self else { return nil }
    }

    /// The day of a number since 1970-01-01, from 0 on.
    init(number: Int) {
        // Years begin with March here, so that a leap day is the last one; 719,468 days lie between 0000-03-01 and 1970.
        let days = number + 719_468
        let era = days / 146_097
        let ofEra = days % 146_097
        let years = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * years + years / 4 - years / 100)
        let shifted = (5 * ofYear + 2) / 153
        day = ofYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = era * 400 + years + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    var number: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + ofYear - 719_468
    }

    /// `2026-02-16`.
    var text: String { "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))" }

    /// A number with zeros before it.
    static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
