/// A pattern of words in a sentence: `this|that is ~ wrong|bogus`.
///
/// Its elements stand between blanks and are matched in turn. Alternatives stand between bars, `<name>` is a list of words that
/// has that name, `~` stands for up to three adverbs, `*` for up to four words of any kind. `^` at the beginning ties it to the
/// beginning of the sentence, behind words that only lead in ("well", "I think"); `$` at the end to the sentence's end.
struct WordPattern {
    /// An element behind the first.
    enum Element {
        case words(Set<String>)
        case adverbs
        case anything
        case end
    }

    /// The words of which one must stand where the pattern begins.
    let first: Set<String>
    /// Whether it stands at the beginning of a sentence only, or within its first words (`^ *`).
    let opens: Bool
    let isEarly: Bool
    /// What follows.
    let rest: [Element]
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
        let words = elements.map { Self.words($0, lists) }
        first = words.first.flatMap { $0 } ?? []
        rest = zip(elements, words).dropFirst().map { element, words in
            if let words { return .words(words) }
            return element == "~" ? .adverbs : element == "*" ? .anything : .end
        }
        signals = words.lazy.compactMap { $0 }.first { $0.isDisjoint(with: Self.common) } ?? first
    }

    private static let common: Set<String> = [
        "i", "you", "we", "it", "this", "that", "is", "are", "was", "do", "does", "not", "the", "a", "an", "can",
        "could", "have", "has", "had", "be", "to", "no", "of", "in", "for", "there", "these", "they", "would", "will",
        "as", "one",
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
}
