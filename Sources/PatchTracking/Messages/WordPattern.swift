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
        case words(Set<String>)
        case adverbs
        case anything
        case end
    }

    private let rest: [Element]
    /// Words of which one stands wherever the pattern matches, and that few sentences have.
    let signals: Set<String>

    /// Reads a pattern; its first element must be words.
    init(_ text: String, lists: [String: Set<String>]) {
        var elements = text.split(separator: " ").map(String.init)
        let isTied = elements.first == "^"
        if isTied { elements.removeFirst() }
        isEarly = isTied && elements.first == "*"
        opens = isTied && !isEarly
        if isEarly { elements.removeFirst() }
        let read = elements.map { Self.element($0, lists) }
        if case .words(let words)? = read.first { first = words } else { first = [] }
        rest = Array(read.dropFirst())
        let candidates = read.compactMap { if case .words(let words) = $0 { words } else { nil } }
        signals = candidates.first { $0.isDisjoint(with: Self.common) } ?? first
    }

    private static let common: Set<String> = [
        "i", "you", "we", "it", "this", "that", "is", "are", "was", "do", "does", "not", "the", "a", "an", "can",
        "could",
        "have", "has", "had", "be", "to", "no", "of", "in", "for", "there", "these", "they", "would", "will", "as",
        "one",
    ]

    private static func element(_ text: String, _ lists: [String: Set<String>]) -> Element {
        switch text {
        case "~": return .adverbs
        case "*": return .anything
        case "$": return .end
        default:
            var words: Set<String> = []
            for piece in text.split(separator: "|") {
                if piece.hasPrefix("<"), piece.hasSuffix(">") {
                    words.formUnion(lists[String(piece.dropFirst().dropLast())] ?? [])
                } else {
                    words.insert(String(piece))
                }
            }
            return .words(words)
        }
    }

    /// Where the words go on behind what matches, when its first word stands at `index`; `nil` where it does not match.
    func end(in words: [String], at index: Int) -> Int? { Self.end(rest[...], words, index + 1) }

    private static func end(_ rest: ArraySlice<Element>, _ words: [String], _ index: Int) -> Int? {
        guard let element = rest.first else { return index }
        let following = rest.dropFirst()
        switch element {
        case .words(let known):
            guard index < words.count, known.contains(words[index]) else { return nil }
            return end(following, words, index + 1)
        case .end: return index == words.count ? index : nil
        case .adverbs:
            var next = index
            while true {
                if let end = end(following, words, next) { return end }
                guard next < words.count, next < index + 3, isAdverb(words[next]) else { return nil }
                next += 1
            }
        case .anything:
            for next in index..<min(index + 5, words.count + 1) {
                if let end = end(following, words, next) { return end }
            }
            return nil
        }
    }

    private static func isAdverb(_ word: String) -> Bool { adverbs.contains(word) || word.hasSuffix("ly") }

    private static let adverbs: Set<String> = [
        "just", "also", "then", "still", "rather", "please", "now", "all", "both", "instead", "very", "too", "so",
        "even",
        "at", "least", "quite", "a", "bit", "therefore", "again", "already", "maybe", "perhaps", "kind", "of", "to",
        "better", "much", "more", "pretty", "first", "either", "as", "well", "been", "in", "fact", "always", "sort",
    ]
}

/// Patterns, by the words that they begin with.
struct WordPatterns: Sendable {
    private var anywhere: [String: [WordPattern]] = [:]
    private var opening: [String: [WordPattern]] = [:]
    /// Words of which one stands in every sentence that matches.
    private(set) var signals: Set<String> = []

    /// Reads patterns, one a line, with lists of words for the names in them; lines that begin with `#` are comments.
    init(_ text: String, lists: [String: Set<String>] = [:]) {
        for line in text.split(separator: "\n") where line.first != "#" {
            let pattern = WordPattern(String(line), lists: lists)
            signals.formUnion(pattern.signals)
            for word in pattern.first {
                if pattern.opens {
                    opening[word, default: []].append(pattern)
                } else {
                    anywhere[word, default: []].append(pattern)
                }
            }
        }
    }

    /// The words of the first match.
    ///
    /// - Parameter start: the first word that does not only lead in.
    func match(in words: [String], from start: Int) -> Range<Int>? {
        for index in words.indices {
            if index <= start, let patterns = opening[words[index]], index == start || index == 0 {
                for pattern in patterns {
                    if let end = pattern.end(in: words, at: index) { return index..<end }
                }
            }
            if let patterns = anywhere[words[index]] {
                for pattern in patterns where !pattern.isEarly || index <= start + 4 {
                    if let end = pattern.end(in: words, at: index) { return index..<end }
                }
            }
        }
        return nil
    }
}
