/// Collects the pieces of a date in whatever order they stand.
struct DateScanner {
    private var day: Int?
    private var month: Int?
    private var year: Int?
    /// Hours, minutes and seconds.
    private var time: (Int, Int, Int)?
    private var zone: DateZone?
    private var isAfternoon: Bool?
    private var isBroken = false

    /// The date that the pieces give; nil when one is missing or impossible.
    var date: MailDate? {
        guard !isBroken, let day, let month, let year else { return nil }
        let (clockHour, minute, second) = time ?? (0, 0, 0)
        var hour = clockHour
        if let isAfternoon {
            guard (1...12).contains(clockHour) else { return nil }
            hour = clockHour % 12 + (isAfternoon ? 12 : 0)
        }
        guard let civil = CivilDay(year: year, month: month, day: day) else { return nil }
        return civil.date(hour: hour, minute: minute, second: second, zone: zone)
    }

    /// Reads a range; pieces that mean nothing are skipped, as are comments.
    mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "(") {
                index = Self.commentEnd(bytes, index, range.upperBound)
            } else if byte.isDigit {
                index = number(bytes, index, range.upperBound)
            } else if byte.isLetter {
                let end = Self.end(bytes, index, range.upperBound) { $0.isLetter }
                word(bytes, index..<end)
                index = end
            } else if byte == UInt8(ascii: "+") || byte == .hyphen {
                index = signed(bytes, index, range.upperBound)
            } else {
                index += 1
            }
        }
    }

    private static func end(
        _ bytes: Span<UInt8>, _ start: Int, _ limit: Int, while condition: (UInt8) -> Bool
    ) -> Int {
        var end = start
        while end < limit, condition(bytes[end]) { end += 1 }
        return end
    }

    private static func commentEnd(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var depth = 0
        for index in start..<limit {
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return limit
    }

    /// A number without a sign: time when a colon follows, else day or year.
    private mutating func number(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
        let end = Self.end(bytes, start, limit) { $0.isDigit }
        let value = DateDigits.value(bytes, start..<end)
        if end < limit, bytes[end] == .colon || (bytes[end] == UInt8(ascii: ".") && day != nil && time == nil),
            end + 1 < limit, bytes[end + 1].isDigit
        {
            return clock(bytes, start, limit, separator: bytes[end])
        }
        let length = end - start
        if length >= 3 || (day != nil && month != nil && year == nil) {
            guard year == nil else { return end }
            year = length == 2 ? value + (value < 50 ? 2000 : 1900) : length == 3 ? value + 1900 : value
            if length > 4 || length == 1 { isBroken = true }
        } else if day == nil {
            day = value
        }
        return end
    }

    private mutating func clock(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int, separator: UInt8) -> Int {
        var values: [Int] = []
        var index = start
        while values.count < 3 {
            let end = Self.end(bytes, index, limit) { $0.isDigit }
            if end - index > 2 { isBroken = true }
            values.append(DateDigits.value(bytes, index..<end))
            index = end
            guard values.count < 3, index + 1 < limit, bytes[index] == separator, bytes[index + 1].isDigit else {
                break
            }
            index += 1
        }
        // Fractions of a second.
        if index + 1 < limit, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
            index = Self.end(bytes, index + 1, limit) { $0.isDigit }
        }
        if time == nil { time = (values[0], values.count > 1 ? values[1] : 0, values.count > 2 ? values[2] : 0) }
        return index
    }

    /// A zone after the time; before it a hyphen only parts the pieces: "30-Dec-2025".
    private mutating func signed(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
        guard time != nil || bytes[start] == UInt8(ascii: "+") else { return start + 1 }
        var index = start + 1
        var digits: [UInt8] = []
        while index < limit, bytes[index].isDigit || (bytes[index] == .colon && digits.count == 2) {
            if bytes[index].isDigit, digits.count < 8 { digits.append(bytes[index]) }
            index += 1
        }
        guard !digits.isEmpty else { return start + 1 }
        // "30 Dec 13:13:44 -2025" is nobody's year: after the time a sign means a zone.
        if zone?.isNumeric != true { zone = DateZone(digits: digits, isWest: bytes[start] == .hyphen) }
        return index
    }

    private mutating func word(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        if month == nil, range.count >= 3, let found = DateNames.month(bytes, range) {
            month = found
        } else if bytes.matches("am", in: range) || bytes.matches("pm", in: range) {
            if time != nil { isAfternoon = bytes[range.lowerBound].lowercased == UInt8(ascii: "p") }
        } else if time != nil, zone == nil {
            zone = DateZone(named: bytes.lowercasedString(range))
        }
    }
}
