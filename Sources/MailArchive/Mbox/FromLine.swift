internal import MailFormat

/// The line that begins a message in an mbox: `From ADDRESS Thu Nov  6 21:02:06 2025` (RFC 4155, appendix A).
///
/// Other programs write the date as RFC 5322 or ISO 8601 has it, `-` or `nobody` instead of the address, or no date.
struct FromLine: Equatable {
    /// The time it names, in seconds since 1970 UTC; the zone, where one is written, counts; nil where it names none.
    var time: Int64?
    /// Whether `git format-patch` wrote it: `From COMMIT Mon Sep 17 00:00:00 2001`, as attached patches have it, too.
    var isPatch = false

    /// Reads a line without its end; nil when it is none, as a body's "From now on …".
    init?(_ line: some BidirectionalCollection<UInt8>) {
        guard line.starts(with: "From ".utf8) else { return nil }
        let words = line.dropFirst(5).split(whereSeparator: { $0 == 32 || $0 == 9 || $0 == 13 })
            .map { String(decoding: $0, as: UTF8.self) }
        if let time = Self.asctime(words) ?? Self.otherDate(words) {
            self.time = time
            isPatch = time == Self.formatPatch && words.first.map(isObjectID) == true
            return
        }
        guard words.count == 1, let sender = words.first?.lowercased(),
            ["-", "nobody", "mailer-daemon"].contains(sender) || Self.isAddress(sender)
        else { return nil }
    }

    /// True for a time that says nothing: public-inbox writes 1970, and `git format-patch` 17 September 2001, for every mail.
    var isConstant: Bool { time.map { $0 < 86400 || $0 == Self.formatPatch } ?? true }

    /// 17 September 2001.
    private static let formatPatch: Int64 = 1_000_684_800

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func isAddress(_ word: String) -> Bool {
        guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
        let domain = word[word.index(after: at)...]
        return !domain.isEmpty && domain.utf8.allSatisfy { $0 > 44 && $0 != 64 && $0 < 127 }
    }

    /// The date as asctime(3) writes it, with a zone before or behind the year.
    ///
    /// The sender may be several words ("someone at example.org") or none.
    private static func asctime(_ words: [String]) -> Int64? {
        let start = words.indices.dropLast(4).first {
            weekdays.contains(words[$0]) && months.contains(words[$0 + 1])
        }
        guard let day = start, let month = months.firstIndex(of: words[day + 1]),
            let date = Int64(words[day + 2]), (1...31).contains(date), let seconds = clock(words[day + 3])
        else { return nil }
        var zone: Int64 = 0
        var year: Int64?
        for word in words[(day + 4)...].prefix(3) {
            if word.utf8.count == 4, let number = Int64(word), word.utf8.allSatisfy({ (48...57).contains($0) }) {
                year = year ?? number
            } else if let offset = offset(word) {
                zone = offset
            } else if year == nil, !word.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) {
                return nil
            }
        }
        guard let year, let first = CivilDay(year: Int(year), month: month + 1, day: 1)?.number else { return nil }
        return (first + date - 1) * 86400 + seconds - zone
    }

    /// The date of RFC 5322 (`Thu, 6 Nov 2025 12:00:00 +0000`) or ISO 8601 behind a sender of one word or none.
    private static func otherDate(_ words: [String]) -> Int64? {
        for start in words.indices.prefix(2) {
            let rest = words[start...]
            guard let first = rest.first, rest.count <= 7 else { continue }
            let isISO = first.utf8.count >= 10 && first.utf8.prefix(4).allSatisfy { (48...57).contains($0) }
            // A day of the week with its comma, or a day of the month and the month's name.
            let isRFC =
                (first.hasSuffix(",") && weekdays.contains(String(first.dropLast())))
                || (first.utf8.count <= 2 && Int(first) != nil && rest.count > 2 && months.contains(rest[start + 1]))
            guard isISO || isRFC, rest.contains(where: { $0.contains(":") }) else { continue }
            if let date = MailDate(parsing: rest.joined(separator: " ").utf8) { return date.secondsSince1970 }
        }
        return nil
    }

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
}
