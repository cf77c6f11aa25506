/// Reads the words of a heading one by one.
struct HeadingWords {
    /// One word of letters and digits.
    struct Word {
        let bytes: UnsafeBufferPointer<UInt8>
        let range: Range<Int>

        /// The number in `v3`, `V3` or `v3.1`.
        var version: Int? {
            guard range.count >= 2, bytes[range.lowerBound] | 0x20 == UInt8(ascii: "v") else { return nil }
            return SubjectTags.number(bytes[range.dropFirst()])
        }

        var number: Int? { SubjectTags.number(bytes[range]) }

        func isWord(_ word: StaticString) -> Bool {
            range.count == word.utf8CodeUnitCount && bytes.starts(withCaseless: word, in: range)
        }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var rest: Range<Int>

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        rest = range
    }

    /// The next word, if letters or digits come next.
    func peek() -> Word? {
        let word = rest.prefix { bytes[$0].isASCIILetter || bytes[$0].isASCIIDigit }
        return word.isEmpty ? nil : Word(bytes: bytes, range: word)
    }

    mutating func take() {
        rest = rest.dropFirst(peek()?.range.count ?? 0)
        skip([])
    }

    mutating func take(oneOf words: [StaticString]) -> Bool {
        guard let word = peek(), words.contains(where: word.isWord) else { return false }
        take()
        return true
    }

    /// Passes over spaces and the bytes given.
    mutating func skip(_ others: some Sequence<UInt8>) {
        let others = Array(others)
        rest = rest.drop { bytes[$0] == 0x20 || bytes[$0] == 0x09 || others.contains(bytes[$0]) }
    }

    mutating func takeColon() -> Bool {
        guard let first = rest.first, bytes[first] == UInt8(ascii: ":") else { return false }
        rest = rest.dropFirst()
        skip([])
        return true
    }

    mutating func takeDash() -> Bool {
        guard bytes.starts(with: "- ", at: rest.lowerBound), rest.count > 2 else { return false }
        rest = rest.dropFirst(2)
        return true
    }

    /// Takes "->", "=>", "→", "--->" or "..".
    mutating func takeArrow() -> Bool {
        var tail = rest.drop { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: "=") }
        if tail.count < rest.count, let first = tail.first, bytes[first] == UInt8(ascii: ">") {
            tail = tail.dropFirst()
        } else if bytes.starts(with: "→", at: rest.lowerBound) {
            tail = rest.dropFirst(3)
        } else if bytes.starts(with: "..", at: rest.lowerBound) {
            tail = rest.dropFirst(2)
        } else {
            return false
        }
        rest = tail
        skip([])
        return true
    }

    /// Takes "(https://…)".
    mutating func takeParenthesis() -> Bool {
        guard let first = rest.first, bytes[first] == UInt8(ascii: "(") || bytes[first] == UInt8(ascii: "["),
            let close = rest.first(where: { bytes[$0] == UInt8(ascii: ")") || bytes[$0] == UInt8(ascii: "]") })
        else { return false }
        rest = (close + 1)..<rest.upperBound
        skip([])
        return true
    }

    var startsWithLink: Bool {
        bytes.starts(with: "http", at: rest.lowerBound) || bytes.starts(with: "<http", at: rest.lowerBound)
            || bytes.starts(with: "lore.", at: rest.lowerBound) || bytes.starts(with: "[", at: rest.lowerBound)
    }
}
