/// The moments that an archive or a repository may name: from 1970 to the end of the year 9999, in seconds since 1970 UTC.
///
/// git keeps any number of 64 bits as a date. What is outside counts as the nearest moment inside, so that sums and
/// differences of moments, and the names of their days, always exist.
enum Timestamp {
    private static let range: ClosedRange<Int64> = 0...253_402_300_799

    /// The nearest possible moment.
    static func clamped(_ seconds: Int64) -> Int64 { min(max(seconds, range.lowerBound), range.upperBound) }

    /// Reads what git prints as a date; 0 where that is no number.
    static func read(_ text: some StringProtocol) -> Int64 {
        if let seconds = Int64(text) { return clamped(seconds) }
        return !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } ? range.upperBound : 0
    }
}
