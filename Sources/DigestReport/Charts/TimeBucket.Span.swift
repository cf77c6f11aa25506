internal import MailFormat

extension TimeBucket {
    /// How long a bar of a chart over time is.
    public enum Span: Sendable, Equatable {
        /// A day of UTC.
        case day
        /// From Monday to Sunday (ISO 8601).
        case week
        /// A month of the calendar.
        case month
        /// So many years of the calendar.
        case years(Int)

        static let fixed: [Span] = [.day, .week, .month, .years(1)]

        /// `a day`, `a week`.
        public var phrase: String {
            switch self {
            case .day: "a day"
            case .week: "a week"
            case .month: "a month"
            case .years(1): "a year"
            case .years(let count): "in \(count) years"
            }
        }

        /// The span in which a day, such as `2025-11-03`, lies, counted from some far day.
        func number(of day: String) -> Int {
            let day = CivilDay(day) ?? CivilDay(number: 0)
            switch self {
            case .day: return Int(day.number)
            // Day 0 was a Thursday.
            case .week: return (Int(day.number) + 3).flooredQuotient(by: 7)
            case .month: return day.year * 12 + day.month - 1
            case .years(let count): return day.year.flooredQuotient(by: count)
            }
        }

        /// How it is called.
        func label(of number: Int) -> String {
            switch self {
            case .day: return Moment(Int64(number) * 86_400).day
            case .week: return "week of " + Moment(Int64(number * 7 - 3) * 86_400).day
            case .month:
                let month = number - number.flooredQuotient(by: 12) * 12 + 1
                return "\(number.flooredQuotient(by: 12))-" + (month < 10 ? "0" : "") + "\(month)"
            case .years(1): return "\(number)"
            case .years(let count): return "\(number * count) to \(number * count + count - 1)"
            }
        }
    }
}

extension Int {
    fileprivate func flooredQuotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
