/// A sentence of prose, as words.
///
/// It ends at a full stop, an exclamation or question mark, where a list's next entry begins, and at the end of the
/// paragraph; "e.g." and "v6.1" do not end it.
package struct Sentence: Sendable {
    /// The words, without bullets of lists.
    package var words: [SentenceWord]
    /// Whether it ends in a question mark.
    package var isQuestion: Bool

    /// The sentences of a paragraph, lines that belong together, as far as they may matter, told by their bytes.
    package static func all(
        in paragraph: UnsafeBufferPointer<UInt8>, where mayMatter: (UnsafeBufferPointer<UInt8>) -> Bool = { _ in true }
    ) -> [Sentence] {
        var sentences: [Sentence] = []
        var first: Int?
        func end(at end: Int, isQuestion: Bool) {
            guard let start = first else { return }
            first = nil
            let bytes = UnsafeBufferPointer(rebasing: paragraph[start..<end])
            guard mayMatter(bytes) else { return }
            let opensLine = start == 0 || paragraph[..<start].last { $0 != 0x20 && $0 != 0x09 } == 0x0A
            sentences.append(Sentence(words: words(in: bytes, opensLine: opensLine), isQuestion: isQuestion))
        }
        var index = 0
        var count = 0
        var opensLine = true
        while index < paragraph.count {
            if paragraph[index] <= 0x20 {
                if paragraph[index] == 0x0A { opensLine = true }
                index += 1
                continue
            }
            let start = index
            while index < paragraph.count, paragraph[index] > 0x20 { index += 1 }
            let word = UnsafeBufferPointer(rebasing: paragraph[start..<index])
            if opensLine, isBullet(word) {
                end(at: start, isQuestion: false)
                opensLine = false
                continue
            }
            opensLine = false
            if first == nil { (first, count) = (start, 0) }
            count += 1
            if let mark = endMark(word) {
                end(at: index, isQuestion: mark == UInt8(ascii: "?"))
            } else if count >= 200 {
                // A thousand words without a full stop are no sentence.
                end(at: index, isQuestion: false)
            }
        }
        end(at: paragraph.count, isQuestion: false)
        return sentences
    }

    private static func words(in bytes: UnsafeBufferPointer<UInt8>, opensLine: Bool) -> [SentenceWord] {
        var words: [SentenceWord] = []
        var opensLine = opensLine
        var index = 0
        while index < bytes.count {
            if bytes[index] <= 0x20 {
                if bytes[index] == 0x0A { opensLine = true }
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, bytes[index] > 0x20 { index += 1 }
            // Nobody writes words that long.
            if index - start <= 200 {
                words.append(SentenceWord(UnsafeBufferPointer(rebasing: bytes[start..<index]), opensLine: opensLine))
            }
            opensLine = false
        }
        return words
    }

    private static func isBullet(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.count == 1 && (word[0] == UInt8(ascii: "-") || word[0] == UInt8(ascii: "*"))
    }

    /// The mark that ends the sentence behind `word`; a question mark wins over what stands next to it.
    private static func endMark(_ word: UnsafeBufferPointer<UInt8>) -> UInt8? {
        var index = word.count - 1
        var mark: UInt8?
        while index >= 0 {
            switch word[index] {
            case UInt8(ascii: "?"): return word[index]
            case UInt8(ascii: "."), UInt8(ascii: "!"): mark = word[index]
            case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "'"), UInt8(ascii: "*"): break
            default: return mark == UInt8(ascii: ".") && isAbbreviation(word[...index]) ? nil : mark
            }
            index -= 1
        }
        return mark
    }

    /// "e.g", "i.e", "etc", "vs", "cf", "aka", "no": their full stop ends no sentence.
    private static func isAbbreviation(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard word.count <= 4 else { return false }
        let lower = String(decoding: word, as: UTF8.self).trimming("(\"").lowercased()
        return ["e.g", "i.e", "eg", "ie", "vs", "cf", "resp", "mr", "dr"].contains(lower)
    }
}
