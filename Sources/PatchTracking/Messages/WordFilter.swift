/// Tells by bytes that a text has none of some words.
///
/// Words that begin alike are not told apart: what it lets through must be read.
struct WordFilter: Sendable {
    private var beginnings = [Bool](repeating: false, count: Self.size)

    init(_ words: Set<String>) {
        for word in words {
            let bytes = Array(word.utf8)
            bytes.withUnsafeBufferPointer { beginnings[Self.hash($0, 0).value] = true }
        }
    }

    /// Whether one of the words may be among the bytes.
    func mayMatch(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        beginnings.withUnsafeBufferPointer { known in
            var index = 0
            while index < bytes.count {
                guard Self.isLetter(bytes[index]) else {
                    index += 1
                    continue
                }
                let (value, end) = Self.hash(bytes, index)
                if known[value] { return true }
                index = end
                while index < bytes.count, Self.isLetter(bytes[index]) { index += 1 }
            }
            return false
        }
    }

    private static let size = 4_096

    /// Of up to six letters from an index, and the index behind them.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: Int, end: Int) {
        var value: UInt32 = 0
        var index = start
        while index < bytes.count, index < start + 6, isLetter(bytes[index]) {
            value = value &* 31 &+ UInt32(bytes[index] | 0x20)
            index += 1
        }
        return (Int((value ^ value >> 12) & 4_095), index)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
