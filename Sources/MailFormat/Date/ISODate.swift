/// Dates of ISO 8601 and RFC 3339: `2025-12-30T13:13:44-08:00`, `2025-12-30 13:13`, `2025-12-30`.
enum ISODate {
    /// The date in a range; nil when it has another form or cannot be.
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> MailDate? {
        func digits(_ offset: Int, _ count: Int) -> Int? {
            let digits = (range.lowerBound + offset)..<(range.lowerBound + offset + count)
            guard digits.upperBound <= range.upperBound, digits.allSatisfy({ bytes[$0].isDigit }) else { return nil }
            return DateDigits.value(bytes, digits)
        }
        func has(_ byte: UInt8, _ offset: Int) -> Bool {
            range.lowerBound + offset < range.upperBound && bytes[range.lowerBound + offset] == byte
        }
        let separator: UInt8 = has(.hyphen, 4) ? .hyphen : UInt8(ascii: "/")
        guard let year = digits(0, 4), has(separator, 4), let month = digits(5, 2), has(separator, 7),
            let day = digits(8, 2), let civil = CivilDay(year: year, month: month, day: day)
        else { return nil }
        guard let hour = digits(11, 2), has(.colon, 13), let minute = digits(14, 2) else {
            return range.count == 10 ? civil.date(hour: 0, minute: 0, second: 0, zone: nil) : nil
        }
        var end = range.lowerBound + 16
        var second = 0
        if has(.colon, 16), let given = digits(17, 2) {
            second = given
            end += 3
            if end + 1 < range.upperBound, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ","),
                bytes[end + 1].isDigit
            {
                end += 1
                while end < range.upperBound, bytes[end].isDigit { end += 1 }
            }
        }
        return civil.date(
            hour: hour, minute: minute, second: second, zone: zone(bytes, bytes.trimming(end..<range.upperBound)))
    }

    private static func zone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DateZone? {
        guard let sign = range.first.map({ bytes[$0] }) else { return nil }
        guard sign == UInt8(ascii: "+") || sign == .hyphen else {
            return DateZone(named: bytes.lowercasedString(range.prefix(8)))
        }
        let digits = range.dropFirst().prefix(6).map { bytes[$0] }.filter(\.isDigit)
        return digits.isEmpty ? nil : DateZone(digits: digits, isWest: sign == .hyphen)
    }
}
