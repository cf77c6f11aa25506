internal import MailFormat
internal import PatchFormat
internal import PatchIndex

extension Digest.Period {
    /// From the first to the last of some times, in seconds since 1970 UTC; nil when there are none.
    init?(of times: [Int64]) {
        guard let first = times.min(), let last = times.max() else { return nil }
        self.init(first: Moment(first), last: Moment(last))
    }
}

extension Digest.Day {
    /// Beyond so many days only those with messages are listed: a clock was wrong by decades.
    private static let mostDays: Int64 = 20_000
    private static let length: Int64 = 86_400

    /// The days of some messages, oldest first, those without a message between them too.
    static func all(of messages: [IndexedMessage]) -> [Digest.Day] {
        let days = Dictionary(grouping: messages) { Self.number(of: $0.received) }
        guard let first = days.keys.min(), let last = days.keys.max() else { return [] }
        let numbers = last - first < mostDays ? Array(first...last) : days.keys.sorted()
        return numbers.map { number in
            let messages = days[number] ?? []
            return Digest.Day(
                label: Moment(number * length).day, postings: messages.filter(\.isPosting).count,
                messageIDs: messages.map(\.messageID))
        }
    }

    private static func number(of time: Int64) -> Int64 { (time - (time % length + length) % length) / length }
}
