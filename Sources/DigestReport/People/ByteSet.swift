/// A set of byte values.
struct ByteSet: Sendable, Hashable {
    private var low: (UInt64, UInt64) = (0, 0)
    private var high: (UInt64, UInt64) = (0, 0)

    init() {}

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { insert(byte) }
    }

    static let all = ByteSet(0...255)
    static let digits = ByteSet(0x30...0x39)
    static let word = ByteSet(Array(0x30...0x39) + Array(0x41...0x5A) + Array(0x61...0x7A) + [0x5F])
    static let space = ByteSet([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])

    /// All others.
    var inverted: ByteSet {
        var set = ByteSet()
        set.low = (~low.0, ~low.1)
        set.high = (~high.0, ~high.1)
        return set
    }

    /// The byte of a set of one; nil for others.
    var only: UInt8? {
        let words = [low.0, low.1, high.0, high.1]
        guard words.reduce(0, { $0 + $1.nonzeroBitCount }) == 1,
            let index = words.firstIndex(where: { $0 != 0 })
        else { return nil }
        return UInt8(index * 64 + words[index].trailingZeroBitCount)
    }

    mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: low.0 |= bit
        case 1: low.1 |= bit
        case 2: high.0 |= bit
        default: high.1 |= bit
        }
    }

    mutating func formUnion(_ other: ByteSet) {
        low = (low.0 | other.low.0, low.1 | other.low.1)
        high = (high.0 | other.high.0, high.1 | other.high.1)
    }

    func contains(_ byte: UInt8) -> Bool {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: return low.0 & bit != 0
        case 1: return low.1 & bit != 0
        case 2: return high.0 & bit != 0
        default: return high.1 & bit != 0
        }
    }

    static func == (left: ByteSet, right: ByteSet) -> Bool {
        left.low == right.low && left.high == right.high
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low.0)
        hasher.combine(low.1)
        hasher.combine(high.0)
        hasher.combine(high.1)
    }
}
