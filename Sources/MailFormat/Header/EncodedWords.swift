/// Decodes encoded words, `=?charset?Q?text?=` (RFC 2047), as mails have them: next to other text, with spaces inside,
/// with characters split between two words.
struct EncodedWords {
    private static let openingMark = Array("=?".utf8)
    private static let closingMark = Array("?=".utf8)

    private var output: [UInt8] = []
    /// The decoded bytes of words that follow each other in one charset: they are converted together.
    private var pending: [UInt8] = []
    private var pendingCharset = ""
    private var isPending = false
    /// The next index of `?=` at or after the last index asked for; asked in rising order, so found in linear time.
    private var nextClosing = -1

    /// The text of a range as UTF-8; a word that is broken stays as it is.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var words = EncodedWords()
        words.read(bytes, range)
        return words.output
    }

    private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        output.reserveCapacity(range.count)
        var plain = range.lowerBound
        var index = range.lowerBound
        while let opening = bytes.firstIndex(of: UInt8(ascii: "="), in: index..<range.upperBound) {
            guard let word = word(bytes, opening, range.upperBound) else {
                index = opening + 1
                continue
            }
            let gap = bytes.trimming(plain..<opening)
            if !(gap.isEmpty && isPending) {
                flush()
                output += Charset.decodeUnlabelled(bytes, plain..<opening)
            }
            if isPending, pendingCharset != word.charset { flush() }
            isPending = true
            pendingCharset = word.charset
            append(bytes, word)
            plain = word.end
            index = word.end
        }
        flush()
        output += Charset.decodeUnlabelled(bytes, plain..<range.upperBound)
    }

    private mutating func flush() {
        guard isPending else { return }
        isPending = false
        let decoded = Charset.decode(pending.span, 0..<pending.count, label: pendingCharset).text
        // A line's end that was smuggled in is a space: a header is one line.
        output += decoded.map { $0 == .lineFeed || $0 == .carriageReturn ? .space : $0 }
        pending.removeAll(keepingCapacity: true)
    }

    private struct Word {
        var charset: String
        var isBase64: Bool
        var text: Range<Int>
        var end: Int
    }

    private mutating func word(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Word? {
        let question = UInt8(ascii: "?")
        guard start + 6 < limit, bytes[start + 1] == question else { return nil }
        var index = start + 2
        let longestName = min(limit, index + 60)
        while index < longestName, bytes[index] != question, bytes[index] > 32, bytes[index] < 127 { index += 1 }
        guard index + 2 < limit, index > start + 2, bytes[index] == question, bytes[index + 2] == question else {
            return nil
        }
        var name = bytes.lowercasedString((start + 2)..<index)
        // RFC 2231, section 5: a language may follow the charset.
        if let star = name.firstIndex(of: "*") { name = String(name[..<star]) }
        let encoding = bytes[index + 1].lowercased
        guard encoding == UInt8(ascii: "q") || encoding == UInt8(ascii: "b") else { return nil }
        guard let closing = closing(bytes, index + 3, limit) else { return nil }
        return Word(
            charset: name, isBase64: encoding == UInt8(ascii: "b"), text: (index + 3)..<closing, end: closing + 2)
    }

    private mutating func closing(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        if nextClosing < start {
            nextClosing = bytes.firstIndex(of: Self.closingMark, in: start..<limit) ?? Int.max
        }
        guard nextClosing != Int.max else { return nil }
        // A word may not swallow the next one.
        return bytes.firstIndex(of: Self.openingMark, in: start..<nextClosing) == nil ? nextClosing : nil
    }

    private mutating func append(_ bytes: Span<UInt8>, _ word: Word) {
        if word.isBase64 {
            pending += Base64.decode(bytes, word.text).content
            return
        }
        var index = word.text.lowerBound
        while index < word.text.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "_") {
                pending.append(.space)
            } else if byte == UInt8(ascii: "="), index + 1 < word.text.upperBound,
                let high = bytes[index].hexValue, let low = bytes[index + 1].hexValue
            {
                pending.append(high << 4 | low)
                index += 2
            } else {
                pending.append(byte)
            }
        }
    }
}
