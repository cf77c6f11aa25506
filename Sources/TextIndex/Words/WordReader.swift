internal import Glibc

/// Takes text apart into words and notes them in a table.
///
/// Whoever makes one calls ``deallocate()``.
struct WordReader {
    /// Lines of one kind: where they end in their text, and what they are.
    struct Lines: BitwiseCopyable {
        var end: Int
        var field: WordField
    }

    var table = WordTable()
    /// Number of the message in its batch.
    var message: UInt32 = 0
    private var lines = Run<Lines>(capacity: 256)

    /// Frees the memory.
    func deallocate() {
        table.deallocate()
        lines.deallocate()
    }

    /// Notes all words of a text, which is in `field`.
    mutating func read(_ text: String, _ field: WordField) {
        var text = text
        text.withUTF8 { bytes in
            lines.removeAll()
            lines.append(Lines(end: bytes.count, field: field))
            readLines(of: bytes)
        }
    }

    /// Notes all words of a message's text.
    ///
    /// - Parameter diff: the bytes of the text that are its diff, where it has one.
    mutating func read(_ text: [UInt8], diff: [UInt8]?) {
        text.withUnsafeBufferPointer { bytes in
            lines.removeAll()
            TextFields.divide(bytes, diff: diff) { lines.append(Lines(end: $0.upperBound, field: $1)) }
            readLines(of: bytes)
        }
    }

    /// Notes the addresses in a field of a header whole, as words of their own.
    mutating func readAddresses(_ text: String, _ field: WordField) {
        var text = text
        text.withUTF8 { bytes in
            guard let base = bytes.baseAddress else { return }
            var position = 0
            while let found = memchr(base + position, 0x40, bytes.count - position) {
                let sign = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                var start = sign
                while start > position, !Self.isBetweenAddresses(base[start &- 1]) { start &-= 1 }
                var end = sign + 1
                while end < bytes.count, !Self.isBetweenAddresses(base[end]) { end &+= 1 }
                position = end
                guard end - start >= WordClass.shortest, end - start <= WordClass.longest else { continue }
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordClass.longest) { word in
                    guard let word = word.baseAddress else { return }
                    for index in start..<end { word[index &- start] = WordClass.lowercased(base[index]) }
                    add(word, end - start, isASCII: false, field)
                }
            }
        }
    }

    private static func isBetweenAddresses(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: ",")
            || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "(")
            || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "'")
    }

    // MARK: 64 bytes at a time

    /// A word that reaches to the end of the bytes that were looked at.
    private struct OpenWord {
        var start = -1
        var isSpecial = false
    }

    private mutating func readLines(of text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        var line = lines.start
        var open = OpenWord()
        var position = 0
        while position &+ 64 <= text.count {
            readWords(WordMasks(base + position), from: position, &open, text, &line)
            position &+= 64
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { rest in
            guard let start = rest.baseAddress else { return }
            // What is no word behind the text ends its last one.
            rest.initialize(repeating: 0)
            start.update(from: base + position, count: text.count &- position)
            readWords(WordMasks(start), from: position, &open, text, &line)
        }
    }

    @inline(__always)
    private mutating func readWords(
        _ masks: WordMasks, from position: Int, _ open: inout OpenWord, _ text: UnsafeBufferPointer<UInt8>,
        _ line: inout UnsafeMutablePointer<Lines>
    ) {
        var word = masks.word
        if open.start >= 0 {
            if word == .max {
                open.isSpecial = open.isSpecial || masks.special != 0
                return
            }
            let end = (~word).trailingZeroBitCount
            let before = ~(UInt64.max << UInt64(truncatingIfNeeded: end))
            let isSpecial = open.isSpecial || masks.special & before != 0
            note(text, open.start..<(position &+ end), isSpecial, &line)
            word &= ~before
            open.start = -1
        }
        while word != 0 {
            let start = word.trailingZeroBitCount
            let shift = UInt64(truncatingIfNeeded: start)
            let count = (~(word >> shift)).trailingZeroBitCount
            let special = masks.special >> shift
            if start &+ count == 64 {
                open = OpenWord(start: position &+ start, isSpecial: special != 0)
                return
            }
            let next = UInt64.max << UInt64(truncatingIfNeeded: start &+ count)
            let first = position &+ start
            note(text, first..<(first &+ count), special & ~(next >> shift) != 0, &line)
            word &= next
        }
    }

    @inline(__always)
    private mutating func note(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isSpecial: Bool,
        _ line: inout UnsafeMutablePointer<Lines>
    ) {
        let count = range.count
        if count < WordClass.shortest { return }
        while range.lowerBound >= line.pointee.end { line += 1 }
        let field = line.pointee.field
        let word = text.baseAddress.unsafelyUnwrapped + range.lowerBound
        let room = text.count &- range.lowerBound
        if isSpecial { return readSpecial(word, count, room, field) }
        if count <= WordClass.longest { addPlain(word, count, room, field) }
    }

    /// Notes a word of letters and digits of ASCII, at whose start there are `room` bytes of text left.
    @inline(__always)
    mutating func addPlain(_ word: UnsafePointer<UInt8>, _ count: Int, _ room: Int, _ field: WordField) {
        if count <= 8 {
            // Eight bytes at once, where there are so many.
            let sum =
                room >= 8
                ? (UnsafeRawPointer(word).loadUnaligned(as: UInt64.self).bigEndian | 0x2020_2020_2020_2020)
                    >> (UInt64(truncatingIfNeeded: 8 &- count) &* 8)
                : Self.sum(word, count)
            table.add(short: sum, count, in: message, field)
        } else {
            table.add(long: word, count, isASCII: true, in: message, field)
        }
    }

    @inline(__always)
    static func sum(_ word: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var sum: UInt64 = 0
        for index in 0..<count { sum = sum << 8 | UInt64(WordClass.lowercased(word[index])) }
        return sum
    }
}
