internal import MailFormat

/// Tells by bytes that a text has none of some words; now and then one is taken for another.
struct WordFilter: Sendable {
    private var known = [UInt64](repeating: 0, count: Self.size / 64)

    /// Takes words in lower case; of one with a hyphen, what stands before it.
    init(_ words: some Sequence<String>) {
        for word in words {
            let bytes = Array(word.utf8)
            bytes.withUnsafeBufferPointer { bytes in
                let (hash, _) = Self.hash(bytes, 0)
                known[hash >> 6] |= 1 << UInt64(hash & 63)
            }
        }
    }

    /// Whether one of the words may be among the bytes.
    func mayMatch(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        known.withUnsafeBufferPointer { known in
            var index = 0
            while index < bytes.count {
                guard Self.isLetter(bytes[index]) else {
                    index += 1
                    continue
                }
                let (hash, end) = Self.hash(bytes, index)
                if known[hash >> 6] & (1 << UInt64(hash & 63)) != 0 { return true }
                // "shouldn't" has "should".
                if end < bytes.count, end - index > 1, bytes[end] == UInt8(ascii: "'") || bytes[end] == 0xE2,
                    bytes[end - 1] | 0x20 == UInt8(ascii: "n")
                {
                    let (hash, _) = Self.hash(UnsafeBufferPointer(rebasing: bytes[..<(end - 1)]), index)
                    if known[hash >> 6] & (1 << UInt64(hash & 63)) != 0 { return true }
                }
                index = end
            }
            return false
        }
    }

    private static let size = 1 << 16

    /// Of the letters from an index on, and the index behind them.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: Int, end: Int) {
        var hash = FNV1a()
        var index = start
        while index < bytes.count, isLetter(bytes[index]) {
            hash.add(bytes[index] | 0x20)
            index += 1
        }
        return (Int(truncatingIfNeeded: hash.value) & (size - 1), index)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
