internal import MailFormat

/// Dates of HTTP header fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    /// A time in seconds since 1970 UTC.
    static func text(_ seconds: Int64) -> String {
        let words = MailDate(secondsSince1970: seconds).rfc5322().split(separator: " ")
        return "\(words[0]) \(padded(words[1])) \(words[2]) \(words[3]) \(words[4]) GMT"
    }

    /// The time; nil when it cannot be read.
    static func seconds(_ text: String) -> Int64? { MailDate(parsing: text.utf8)?.secondsSince1970 }

    /// Two digits.
    static func padded(_ digits: Substring) -> String { digits.utf8.count == 1 ? "0\(digits)" : String(digits) }
}
