internal import MailFormat

/// A point in time, in whole seconds since 1970 UTC, shown in UTC.
public struct Moment: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01 00:00 UTC.
    public var secondsSince1970: Int64

    /// A moment.
    public init(_ secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// `2025-11-03T22:01:11Z`.
    public var iso8601: String { MailDate(secondsSince1970: secondsSince1970).iso8601() }

    /// `2025-11-03`.
    public var day: String { String(iso8601.prefix { $0 != "T" }) }

    /// Earlier first.
    public static func < (left: Moment, right: Moment) -> Bool { left.secondsSince1970 < right.secondsSince1970 }
}
