/// A set of rows of messages, a bit each.
struct RowSet: Sendable, Equatable {
    private var bits: [UInt64] = []

    /// No rows.
    init() {}

    /// Some rows.
    init(_ rows: some Sequence<Int64>) { for row in rows { insert(row) } }

    /// Adds a row.
    mutating func insert(_ row: Int64) {
        guard row > 0 else { return }
        let index = Int(row >> 6)
        if index >= bits.count { bits.append(contentsOf: repeatElement(0, count: index + 1 - bits.count)) }
        bits[index] |= 1 << UInt64(row & 63)
    }

    /// Whether a row is in it.
    func contains(_ row: Int64) -> Bool {
        let index = Int(row >> 6)
        return row > 0 && index < bits.count && bits[index] & (1 << UInt64(row & 63)) != 0
    }

    /// How many rows there are.
    var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The rows, ascending.
    var rows: [Int64] {
        var rows: [Int64] = []
        for (index, word) in bits.enumerated() {
            var word = word
            while word != 0 {
                rows.append(Int64(index << 6 | word.trailingZeroBitCount))
                word &= word - 1
            }
        }
        return rows
    }

    mutating func formUnion(_ other: RowSet) { combine(other) { $0 | $1 } }
    mutating func formIntersection(_ other: RowSet) { combine(other) { $0 & $1 } }
    mutating func formSymmetricDifference(_ other: RowSet) { combine(other) { $0 ^ $1 } }
    mutating func subtract(_ other: RowSet) { combine(other) { $0 & ~$1 } }

    private mutating func combine(_ other: RowSet, _ operation: (UInt64, UInt64) -> UInt64) {
        if other.bits.count > bits.count {
            bits.append(contentsOf: repeatElement(0, count: other.bits.count - bits.count))
        }
        for index in bits.indices {
            bits[index] = operation(bits[index], index < other.bits.count ? other.bits[index] : 0)
        }
    }
}
