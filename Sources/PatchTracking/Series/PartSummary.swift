import PatchFormat

/// What the mails of a cluster are together, without going through them.
struct PartSummary {
    /// Their numbers.
    private(set) var numbers: Set<Int>
    /// How many are covers.
    private(set) var covers = 0
    /// How many parts say a version.
    private(set) var partsWithVersion = 0
    /// When the last one left its sender, in seconds since 1970 UTC.
    private(set) var lastLeftAt: Int64
    /// How many mails say each total.
    private var totals: [Int: Int] = [:]

    init(_ message: TrackedMessage, number: Int) {
        numbers = []
        lastLeftAt = message.leftAt
        insert(message, number: number)
    }

    mutating func insert(_ message: TrackedMessage, number: Int) {
        numbers.insert(number)
        if number == 0 { covers += 1 }
        let subject = message.subject
        if number != 0, subject.hasVersion { partsWithVersion += 1 }
        if let total = subject.total { totals[total, default: 0] += 1 }
        lastLeftAt = max(lastLeftAt, message.leftAt)
    }

    mutating func formUnion(_ other: PartSummary) {
        numbers.formUnion(other.numbers)
        covers += other.covers
        partsWithVersion += other.partsWithVersion
        totals.merge(other.totals, uniquingKeysWith: +)
        lastLeftAt = max(lastLeftAt, other.lastLeftAt)
    }

    /// The total that most say; of several the largest.
    var mostStatedTotal: Int? { totals.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
}
