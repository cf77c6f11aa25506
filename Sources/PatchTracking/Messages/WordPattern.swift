/// A pattern of words in a sentence: `this|that is ~ wrong|bogus`.
///
/// Its elements stand between blanks and are matched in turn. Alternatives stand between bars, `<name>` is a list of words that
/// has that name, `~` stands for up to three adverbs, `*` for up to four words of any kind. `^` at the beginning ties it to the
/// beginning of the sentence, behind words that only lead in ("well", "I think"); `$` at the end to the sentence's end.
struct WordPattern: Sendable {
    /// The words of which one must stand where the pattern begins.
    let first: Set<String>
    /// Whether it stands at the beginning of a sentence only, or within its first words (`^ *`).
    let opens: Bool
    let isEarly: Bool

    private enum Element: Sendable {
        case words(WordSet)
        case adverbs
        case anything
        case end
    }

    private let rest: [Element]
    private let adverbs: WordSet
    /// Words of which one stands wherever the pattern matches, and that few sentences have.
    let signals: Set<String>

    /// Reads a pattern; its first element must be words.
    init(_ text: String, lists: [String: Set<String>], vocabulary: inout Vocabulary) {
        var elements = text.split(separator: " ").map(String.init)
        let isTied = elements.first == "^"
        if isTied { elements.removeFirst() }
        isEarly = isTied && elements.first == "*"
        opens = isTied && !isEarly
        if isEarly { elements.removeFirst() }
        let words = elements.map { Self.words($0, lists) }
        first = words.first.flatMap { $0 } ?? []
        rest = zip(elements, words).dropFirst().map { element, words in
            if let words { return .words(WordSet(words, in: &vocabulary)) }
            return element == "~" ? .adverbs : element == "*" ? .anything : .end
        }
        adverbs = WordSet(Self.knownAdverbs, in: &vocabulary)
        let candidates = words.compactMap { $0 }
        signals = candidates.first { $0.isDisjoint(with: Self.common) } ?? first
    }

    private static let common: Set<String> = [
        "i", "you", "we", "it", "this", "that", "is", "are", "was", "do", "does", "not", "the", "a", "an", "can",
        "could",
        "have", "has", "had", "be", "to", "no", "of", "in", "for", "there", "these", "they", "would", "will", "as",
        "one",
    ]

    /// The words of an element; nil for one that stands for other words.
    private static func words(_ text: String, _ lists: [String: Set<String>]) -> Set<String>? {
        if ["~", "*", "$"].contains(text) { return nil }
        var words: Set<String> = []
        for piece in text.split(separator: "|") {
            if piece.hasPrefix("<"), piece.hasSuffix(">") {
                words.formUnion(lists[String(piece.dropFirst().dropLast())] ?? [])
            } else {
                words.insert(String(piece))
            }
        }
        return words
    }

    /// Where the words go on behind what matches, when its first word stands at `index`; `nil` where it does not match.
    func end(in words: [Vocabulary.Word], at index: Int) -> Int? { end(0, words, index + 1) }

    private func end(_ element: Int, _ words: [Vocabulary.Word], _ index: Int) -> Int? {
        guard element < rest.count else { return index }
        switch rest[element] {
        case .words(let known):
            guard index < words.count, known.contains(words[index].number) else { return nil }
            return end(element + 1, words, index + 1)
        case .end: return index == words.count ? index : nil
        case .adverbs:
            var next = index
            while true {
                if let end = end(element + 1, words, next) { return end }
                guard next < words.count, next < index + 3,
                    words[next].isAdverb || adverbs.contains(words[next].number)
                else { return nil }
                next += 1
            }
        case .anything:
            for next in index..<min(index + 5, words.count + 1) {
                if let end = end(element + 1, words, next) { return end }
            }
            return nil
        }
    }

    private static let knownAdverbs: Set<String> = [
        "just", "also", "then", "still", "rather", "please", "now", "all", "both", "instead", "very", "too", "so",
        "even",
        "at", "least", "quite", "a", "bit", "therefore", "again", "already", "maybe", "perhaps", "kind", "of", "to",
        "better", "much", "more", "pretty", "first", "either", "as", "well", "been", "in", "fact", "always", "sort",
    ]
}

/// Patterns, by the words that they begin with.
struct WordPatterns: Sendable {
    /// By the numbers of words.
    private var anywhere: [[WordPattern]] = []
    private var opening: [[WordPattern]] = []
    /// Words of which one stands in every sentence that matches.
    private(set) var signals: Set<String> = []

    /// Reads patterns, one a line, with lists of words for the names in them; lines that begin with `#` are comments.
    init(_ text: String, lists: [String: Set<String>] = [:], vocabulary: inout Vocabulary) {
        for line in text.split(separator: "\n") where line.first != "#" {
            let pattern = WordPattern(String(line), lists: lists, vocabulary: &vocabulary)
            signals.formUnion(pattern.signals)
            for word in pattern.first {
                let number = vocabulary.add(word)
                if pattern.opens {
                    Self.add(pattern, to: &opening, at: number)
                } else {
                    Self.add(pattern, to: &anywhere, at: number)
                }
            }
        }
    }

    private static func add(_ pattern: WordPattern, to patterns: inout [[WordPattern]], at number: Int) {
        while patterns.count <= number { patterns.append([]) }
        patterns[number].append(pattern)
    }

    /// The words of the first match.
    ///
    /// - Parameter start: the first word that does not only lead in.
    func match(in words: [Vocabulary.Word], from start: Int) -> Range<Int>? {
        for index in words.indices {
            let number = words[index].number
            guard number > 0 else { continue }
            if number < opening.count, index == start || index == 0, index <= start {
                for pattern in opening[number] {
                    if let end = pattern.end(in: words, at: index) { return index..<end }
                }
            }
            if number < anywhere.count {
                for pattern in anywhere[number] where !pattern.isEarly || index <= start + 4 {
                    if let end = pattern.end(in: words, at: index) { return index..<end }
                }
            }
        }
        return nil
    }
}
