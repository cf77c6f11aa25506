internal import Glibc

/// The lines and sentences of a reply in which a remark can stand.
extension ReplyRemark {
    private static let regzbot = Array("#regzbot ".utf8)

    /// Whether a line of the mail's own begins with `#regzbot` and a word.
    static func commandsRegzbot(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            var place = 0
            let end = min(bytes.count, longestText)
            while let found = memchr(base + place, 0x23, end - place) {
                let mark = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if mark == 0 || bytes[mark - 1] == 10, bytes[mark..<end].starts(with: regzbot) { return true }
                place = mark + 1
            }
            return false
        }
    }

    /// Whether something in lines that are not quoted could name a version; most replies have nothing, and are not read any
    /// further.
    static func mayNameVersion(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            var place = 0
            while place < bytes.count {
                // Most of a reply is what it quotes.
                let end =
                    memchr(base + place, 10, bytes.count - place).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
                    ?? bytes.count
                if bytes[place] != UInt8(ascii: ">"), mayNameVersion(bytes, place..<end) { return true }
                place = end + 1
            }
            return false
        }
    }

    private static func mayNameVersion(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        guard line.count > 1 else { return false }
        for place in line.lowerBound..<(line.upperBound - 1) {
            switch bytes[place] | 0x20 {
            case UInt8(ascii: "v"):
                if bytes[place + 1] &- 0x30 < 10 { return true }
            case UInt8(ascii: "s") where place + 2 < line.upperBound:
                // "spin", "submit", and the end of "version" and "revision".
                let next = (bytes[place + 1] | 0x20, bytes[place + 2] | 0x20)
                if next == (0x70, 0x69) || next == (0x75, 0x62) { return true }
                let before = place > line.lowerBound ? bytes[place - 1] | 0x20 : 0
                if next == (0x69, 0x6F), before == UInt8(ascii: "r") || before == UInt8(ascii: "i") { return true }
            default: break
            }
        }
        return false
    }

    /// How many bytes of a reply are read: remarks stand where people write, not behind a long quotation.
    private static let longestText = 100_000

    /// The runs of lines that are neither empty nor quoted, up to the signature.
    static func paragraphs(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var paragraphs: [ArraySlice<UInt8>] = []
        let end = min(text.count, longestText)
        var start: Int?
        var place = 0
        func close() {
            if let first = start { paragraphs.append(text[first..<place]) }
            start = nil
        }
        while place < end {
            let lineEnd = text[place..<end].firstIndex(of: 10) ?? end
            let line = text[place..<lineEnd]
            if line.elementsEqual("-- ".utf8) || line.elementsEqual("---".utf8) { break }
            if line.isEmpty || line.first == UInt8(ascii: ">") { close() } else { start = start ?? place }
            place = lineEnd + 1
        }
        place = min(place, end)
        close()
        return paragraphs
    }

    /// The sentences of a paragraph, as words in lower case.
    static func sentences(in paragraph: ArraySlice<UInt8>) -> [[String]] {
        var sentences: [[String]] = []
        var sentence: [String] = []
        func end() {
            if sentence.count > 1 { sentences.append(sentence) }
            sentence = []
        }
        var letters: [UInt8] = []
        var last: UInt8 = 0x20
        func endWord() {
            if !letters.isEmpty { sentence.append(String(decoding: letters, as: UTF8.self)) }
            letters.removeAll(keepingCapacity: true)
            if last == 0x2e || last == 0x21 || last == 0x3f || last == 0x3b { end() }
        }
        for byte in paragraph {
            if byte <= 0x20 {
                if last > 0x20 { endWord() }
            } else if isLetter(byte) {
                letters.append(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)
            }
            last = byte
        }
        if last > 0x20 { endWord() }
        end()
        return sentences
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte >= 0x80
    }
}
