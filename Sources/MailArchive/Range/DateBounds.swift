/// The times that `--since` and `--until` mean.
struct DateBounds: Equatable {
    /// Seconds since 1970 UTC.
    var since: Int64?
    /// Seconds since 1970 UTC.
    var until: Int64?

    /// Asks git what the texts mean.
    ///
    /// A day alone (`2025-11-01`) is the whole day in the local zone, from its first second for `since` to its last for
    /// `until`; git would take the clock's time of that day, and the same range would give another digest an hour later.
    ///
    /// - Throws: ``ArchiveError/invalidDate(_:)``
    init(since: String?, until: String?) async throws(ArchiveError) {
        if let since { self.since = try await Self.time(since, of: "00:00:00") }
        if let until { self.until = try await Self.time(until, of: "23:59:59") }
    }

    private static func time(_ text: String, of day: String) async throws(ArchiveError) -> Int64 {
        let shape = String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 })
        let isDay = ["0000-00-00", "0000/00/00", "0000.00.00"].contains(shape)
        // Words that git's expiry dates know, and dates do not.
        guard !["", "all", "never", "false"].contains(text.lowercased()), !text.contains("\0") else {
            throw .invalidDate(text)
        }
        let written = isDay ? "\(text) \(day)" : text.lowercased() == "now" ? "0 seconds ago" : text
        // --since and --until take any text for "now"; this asks the same parser, which then says what it did not know.
        let answer = try await Git().run(
            ["-c", "tidings-date.date=\(written)", "config", "--type=expiry-date", "--get", "tidings-date.date"])
        guard answer.status == 0, let time = Int64(answer.text) else { throw .invalidDate(text) }
        return time
    }
}
