extension MailDate {
    /// `Tue, 30 Dec 2025 13:13:44 -0800`, in the date's own zone.
    public func rfc5322() -> String {
        let local = LocalTime(self)
        let zone = isZoneKnown ? zoneText(separator: "") : "-0000"
        return
            "\(local.weekday), \(local.day.day) \(local.monthName) \(padded(local.day.year, 4)) \(local.clock) \(zone)"
    }

    /// `2025-12-30T13:13:44-08:00`, in the date's own zone; `Z` when the zone is UTC.
    public func iso8601() -> String {
        let local = LocalTime(self)
        let zone = zoneMinutes == 0 ? "Z" : zoneText(separator: ":")
        let day = local.day
        return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))T\(local.clock)\(zone)"
    }

    private func zoneText(separator: String) -> String {
        let minutes = zoneMinutes.magnitude
        return
            "\(zoneMinutes < 0 ? "-" : "+")\(padded(Int(minutes / 60 % 100), 2))\(separator)\(padded(Int(minutes % 60), 2))"
    }
}

/// The day and time that a clock in the date's zone shows.
private struct LocalTime {
    var day: CivilDay
    var dayNumber: Int64
    var second: Int

    init(_ date: MailDate) {
        // Values that no parser makes do not overflow either.
        let bound: Int64 = 1 << 50
        let zone = Int64(max(-6000, min(6000, date.zoneMinutes)))
        let local = max(-bound, min(bound, date.secondsSince1970)) + zone * 60
        let remainder = local % 86400
        second = Int(remainder < 0 ? remainder + 86400 : remainder)
        dayNumber = (local - Int64(second)) / 86400
        day = CivilDay(number: dayNumber)
    }

    /// 1970-01-01 was a Thursday.
    var weekday: String { DateNames.weekdays[Int(((dayNumber + 4) % 7 + 7) % 7)] }

    var monthName: String { DateNames.months[max(0, min(11, day.month - 1))] }

    var clock: String { "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))" }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
