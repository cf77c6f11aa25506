internal import MailFormat

/// The words that patterns know, as numbers: a word of a sentence is looked up once, and then compared as a number.
///
/// A table with open addressing over the bytes of the words, since every word of a reply is looked up.
struct Vocabulary: Sendable {
    /// A word as patterns see it.
    struct Word: Sendable {
        /// 0 for a word that no pattern knows.
        var number: Int32
        /// Whether it ends in "ly".
        var isAdverb: Bool
    }

    private var words: [[UInt8]] = [[]]
    private var slots = [Int32](repeating: 0, count: 1024)

    /// The number of a word, which is given one when it has none.
    mutating func add(_ word: String) -> Int {
        let bytes = Array(word.utf8)
        let known = bytes.withUnsafeBufferPointer(number)
        if known != 0 { return Int(known) }
        words.append(bytes)
        if words.count * 2 > slots.count {
            slots = [Int32](repeating: 0, count: slots.count * 2)
            for number in words.indices.dropFirst() { insert(number) }
        } else {
            insert(words.count - 1)
        }
        return words.count - 1
    }

    /// Looks words up.
    func look(up sentence: [String]) -> [Word] {
        sentence.map { word in
            var word = word
            return word.withUTF8 { bytes in
                let isAdverb =
                    bytes.count > 2 && bytes[bytes.count - 1] == UInt8(ascii: "y")
                    && bytes[bytes.count - 2] == UInt8(ascii: "l")
                return Word(number: number(bytes), isAdverb: isAdverb)
            }
        }
    }

    private mutating func insert(_ number: Int) {
        var slot = words[number].withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number)
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        slots.withUnsafeBufferPointer { slots in
            var slot = Self.hash(bytes) & (slots.count - 1)
            while slots[slot] != 0 {
                if words[Int(slots[slot])].elementsEqual(bytes) { return slots[slot] }
                slot = (slot + 1) & (slots.count - 1)
            }
            return 0
        }
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Int(truncatingIfNeeded: FNV1a(bytes).value)
    }
}
