/// The words that patterns know, as numbers: a word of a sentence is looked up once, and then compared as a number.
struct Vocabulary: Sendable {
    /// A word as patterns see it.
    struct Word: Sendable {
        /// 0 for a word that no pattern knows.
        var number: Int
        /// Whether it ends in "ly".
        var isAdverb: Bool
    }

    private var numbers: [String: Int] = [:]

    /// How many numbers there are, that of unknown words among them.
    var count: Int { numbers.count + 1 }

    /// The number of a word, which is given one when it has none.
    mutating func add(_ word: String) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count + 1
        return numbers.count
    }

    /// Looks words up.
    func words(_ words: [String]) -> [Word] {
        words.map { word in Word(number: numbers[word] ?? 0, isAdverb: word.utf8.suffix(2).elementsEqual("ly".utf8)) }
    }
}

/// A set of words of a vocabulary.
struct WordSet: Sendable {
    private var bits: [UInt64] = []

    /// The set of words, which are added to the vocabulary.
    init(_ words: some Sequence<String>, in vocabulary: inout Vocabulary) {
        for word in words {
            let number = vocabulary.add(word)
            while bits.count <= number >> 6 { bits.append(0) }
            bits[number >> 6] |= 1 << UInt64(number & 63)
        }
    }

    /// Whether the word with a number is in it; never the one with 0.
    func contains(_ number: Int) -> Bool {
        number >> 6 < bits.count && bits[number >> 6] & (1 << UInt64(number & 63)) != 0
    }
}
