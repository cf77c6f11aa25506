/// Patterns, by the words that they begin with, as numbers in flat arrays: they are tried at every word of every reply.
struct WordPatterns: Sendable {
    /// An element behind the first word of a pattern; a set of words is a run of bits in `bits`.
    private struct Step: Sendable {
        enum Kind: Sendable { case words, adverbs, anything, end }

        var kind: Kind
        var set: Int32 = 0
        var size: Int32 = 0
    }

    /// A pattern behind its first word.
    private struct Entry: Sendable {
        var first: Int32
        var count: Int32
        var isEarly: Bool
    }

    /// Entries by the number of the word that they begin with: those of word N are in `entries[starts[N]..<starts[N + 1]]`.
    private struct Table: Sendable {
        private(set) var starts: [Int32] = [0]
        private(set) var entries: [Entry] = []

        init(_ entries: [Int: [Entry]]) {
            let last = entries.keys.max() ?? 0
            for number in 0...last {
                self.entries += entries[number] ?? []
                starts.append(Int32(self.entries.count))
            }
        }

        func range(of number: Int) -> Range<Int> {
            number + 1 < starts.count ? Int(starts[number])..<Int(starts[number + 1]) : 0..<0
        }
    }

    private let steps: [Step]
    private let bits: [UInt64]
    private let anywhere: Table
    private let opening: Table
    private let adverbs: (set: Int32, size: Int32)
    /// Words of which one stands in every sentence that matches.
    let signals: Set<String>

    /// Reads patterns, one a line, with lists of words for the names in them; lines that begin with `#` are comments.
    init(_ text: String, lists: [String: Set<String>] = [:], vocabulary: inout Vocabulary) {
        var steps: [Step] = []
        var bits: [UInt64] = []
        var (anywhere, opening): ([Int: [Entry]], [Int: [Entry]]) = ([:], [:])
        var signals: Set<String> = []
        func set(_ words: Set<String>) -> (set: Int32, size: Int32) {
            let start = bits.count
            for word in words {
                let number = vocabulary.add(word)
                while bits.count - start <= number >> 6 { bits.append(0) }
                bits[start + number >> 6] |= 1 << UInt64(number & 63)
            }
            return (Int32(start), Int32(bits.count - start))
        }
        adverbs = set(Self.adverbs)
        for line in text.split(separator: "\n") where line.first != "#" {
            let pattern = WordPattern(String(line), lists: lists)
            signals.formUnion(pattern.signals)
            let entry = Entry(
                first: Int32(steps.count), count: Int32(pattern.rest.count), isEarly: pattern.isEarly)
            for element in pattern.rest {
                switch element {
                case .words(let words):
                    let (set, size) = set(words)
                    steps.append(Step(kind: .words, set: set, size: size))
                case .adverbs: steps.append(Step(kind: .adverbs))
                case .anything: steps.append(Step(kind: .anything))
                case .end: steps.append(Step(kind: .end))
                }
            }
            for word in pattern.first {
                let number = vocabulary.add(word)
                if pattern.opens {
                    opening[number, default: []].append(entry)
                } else {
                    anywhere[number, default: []].append(entry)
                }
            }
        }
        self.steps = steps
        self.bits = bits
        self.anywhere = Table(anywhere)
        self.opening = Table(opening)
        self.signals = signals
    }

    /// The words of the first match.
    ///
    /// - Parameter start: the first word that does not only lead in.
    func match(in words: [Vocabulary.Word], from start: Int) -> Range<Int>? {
        steps.withUnsafeBufferPointer { steps in
            bits.withUnsafeBufferPointer { bits in
                words.withUnsafeBufferPointer { words in
                    let matching = Matching(steps: steps, bits: bits, adverbs: adverbs, words: words)
                    return match(matching, from: start)
                }
            }
        }
    }

    private func match(_ matching: Matching, from start: Int) -> Range<Int>? {
        for index in matching.words.indices {
            let number = Int(matching.words[index].number)
            guard number > 0 else { continue }
            if index == start || index == 0, index <= start {
                for entry in opening.entries[opening.range(of: number)] {
                    if let end = matching.end(entry.first, entry.count, index + 1) { return index..<end }
                }
            }
            for entry in anywhere.entries[anywhere.range(of: number)] {
                guard !entry.isEarly || index <= start + 4 else { continue }
                if let end = matching.end(entry.first, entry.count, index + 1) { return index..<end }
            }
        }
        return nil
    }

    /// The steps of patterns against the words of a sentence.
    private struct Matching {
        let steps: UnsafeBufferPointer<Step>
        let bits: UnsafeBufferPointer<UInt64>
        let adverbs: (set: Int32, size: Int32)
        let words: UnsafeBufferPointer<Vocabulary.Word>

        /// Where the words go on behind `count` steps from `step` on, which begin at word `index`; nil where they do not match.
        func end(_ step: Int32, _ count: Int32, _ index: Int) -> Int? {
            guard count > 0 else { return index }
            let known = steps[Int(step)]
            switch known.kind {
            case .words:
                guard index < words.count, has(words[index].number, in: known.set, known.size) else { return nil }
                return end(step + 1, count - 1, index + 1)
            case .end: return index == words.count ? index : nil
            case .adverbs:
                var next = index
                while true {
                    if let end = end(step + 1, count - 1, next) { return end }
                    guard next < words.count, next < index + 3,
                        words[next].isAdverb || has(words[next].number, in: adverbs.set, adverbs.size)
                    else { return nil }
                    next += 1
                }
            case .anything:
                for next in index..<min(index + 5, words.count + 1) {
                    if let end = end(step + 1, count - 1, next) { return end }
                }
                return nil
            }
        }

        private func has(_ number: Int32, in set: Int32, _ size: Int32) -> Bool {
            number >> 6 < size && number > 0
                && bits[Int(set + number >> 6)] & (1 << UInt64(number & 63)) != 0
        }
    }

    private static let adverbs: Set<String> = [
        "just", "also", "then", "still", "rather", "please", "now", "all", "both", "instead", "very", "too", "so",
        "even", "at", "least", "quite", "a", "bit", "therefore", "again", "already", "maybe", "perhaps", "kind", "of",
        "to", "better", "much", "more", "pretty", "first", "either", "as", "well", "been", "in", "fact", "always",
        "sort",
    ]
}
