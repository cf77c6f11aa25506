internal import TextIndex

/// Looks for words in texts of which it sees one word after the other, so that a text of any length costs no memory.
protocol WordMatcher {
    /// Takes the next word; true when what was looked for has been seen.
    mutating func take(_ word: ArraySlice<UInt8>) -> Bool
}

extension WordMatcher {
    /// Bytes of a text that are taken apart at once.
    private var piece: Int { 64 << 10 }

    /// Whether it is in a text.
    func isFound(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { isFound(in: $0) }
    }

    /// Whether it is in a text of UTF-8 bytes.
    func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var matcher = self
        var start = 0
        while start < bytes.count {
            let end = Self.end(of: bytes, from: start, piece)
            let folded = FoldedText.fold(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            if folded.split(separator: UInt8(ascii: " ")).contains(where: { matcher.take($0) }) { return true }
            start = end
        }
        return false
    }

    /// Behind the last blank of a piece; within a word only where it is longer than the piece.
    private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ length: Int) -> Int {
        guard start + length < bytes.count else { return bytes.count }
        var end = start + length
        while end > start, bytes[end - 1] > 0x20 { end -= 1 }
        if end > start { return end }
        end = start + length
        // Never within a character.
        while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}

/// Words in a row; the last one may be longer when `isPrefix`.
struct PhraseMatcher: WordMatcher {
    private let phrase: [[UInt8]]
    private let isPrefix: Bool
    /// How many words of the phrase are behind each beginning of it that is still open.
    private var open: [Int] = []

    init(_ phrase: [[UInt8]], isPrefix: Bool) {
        self.phrase = phrase
        self.isPrefix = isPrefix
    }

    mutating func take(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = phrase.first else { return false }
        // One word may be a part of an identifier.
        if phrase.count == 1 {
            return isEqual(word, first, isPrefix: isPrefix)
                || word.contains(UInt8(ascii: "_"))
                    && word.split(separator: UInt8(ascii: "_")).contains { isEqual($0, first, isPrefix: isPrefix) }
        }
        var next: [Int] = []
        for position in open where isEqual(word, phrase[position], isPrefix: isPrefix && position == phrase.count - 1) {
            if position == phrase.count - 1 { return true }
            next.append(position + 1)
        }
        if isEqual(word, first, isPrefix: false) { next.append(1) }
        open = next
        return false
    }

    private func isEqual(_ word: ArraySlice<UInt8>, _ other: [UInt8], isPrefix: Bool) -> Bool {
        isPrefix ? word.starts(with: other) : word.elementsEqual(other)
    }
}

/// Words in any order, all of them within `distance` words more than there are of them.
struct NearMatcher: WordMatcher {
    private let wanted: [[UInt8]]
    private let distance: Int
    /// Where each of them was seen last.
    private var last: [Int?]
    private var position = 0

    init(_ wanted: [[UInt8]], within distance: Int) {
        self.wanted = wanted
        self.distance = distance
        last = [Int?](repeating: nil, count: wanted.count)
    }

    mutating func take(_ word: ArraySlice<UInt8>) -> Bool {
        defer { position += 1 }
        var isWanted = false
        for (index, other) in wanted.enumerated() where word.elementsEqual(other) {
            last[index] = position
            isWanted = true
        }
        guard isWanted else { return false }
        let positions = last.compactMap { $0 }
        return positions.count == wanted.count && Set(positions).count == positions.count
            && (positions.max() ?? 0) - (positions.min() ?? 0) <= distance &+ wanted.count - 2
    }
}

/// Words side by side.
enum Phrase {
    /// Whether the words are in a row in a text; the last one may be longer when `isPrefix`.
    static func stands(_ phrase: [[UInt8]], isPrefix: Bool, in text: String) -> Bool {
        PhraseMatcher(phrase, isPrefix: isPrefix).isFound(in: text)
    }
}
