/// Walks over the lines of a text.
struct LineCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the next line begins.
    var position: Int
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// The next line without its line feed, `nil` at the end.
    @inline(__always)
    mutating func next() -> Range<Int>? {
        guard position < end else { return nil }
        let start = position
        let next = min(bytes.lineEnd(from: start), end)
        position = next
        return start..<(bytes[next &- 1] == 0x0A ? next &- 1 : next)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where the line begins, within `range`, in which `offset` lies.
    func lineStart(of offset: Int, in range: Range<Int>) -> Int {
        var start = offset
        while start > range.lowerBound, self[start - 1] != 0x0A { start -= 1 }
        return start
    }

    /// Whether the line, within `range`, in which `offset` lies has before it `key` (in lower case) and nothing else, whatever
    /// the case of its ASCII letters.
    func isLineStart(_ key: StaticString, before offset: Int, in range: Range<Int>) -> Bool {
        let start = offset - key.utf8CodeUnitCount
        guard start >= range.lowerBound, start == range.lowerBound || self[start - 1] == 0x0A else { return false }
        return starts(withCaseless: key, in: start..<offset)
    }

    /// Whether nothing but white space is in `range`.
    func isBlank(_ range: Range<Int>) -> Bool {
        range.allSatisfy { self[$0] == 0x20 || (0x09...0x0D).contains(self[$0]) }
    }

    /// `range` without white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start] == 0x20 || (0x09...0x0D).contains(self[start]) { start += 1 }
        while end > start, self[end - 1] == 0x20 || (0x09...0x0D).contains(self[end - 1]) { end -= 1 }
        return start..<end
    }

    /// `range` without blank lines at both ends and without the last line feed; the first line keeps its indent.
    func trimmedLines(_ range: Range<Int>) -> Range<Int> {
        let end = trimmed(range).upperBound
        var start = range.lowerBound
        while start < end {
            let next = lineEnd(from: start)
            guard next <= end, isBlank(start..<next) else { break }
            start = next
        }
        return start..<end
    }

    /// Whether the line is a rule: `---` and nothing else but white space.
    func isRule(_ line: Range<Int>) -> Bool {
        line.count >= 3 && starts(with: "---", at: line.lowerBound) && isBlank(line.dropFirst(3))
    }

    /// Whether the line in `range` begins with `prefix` (in lower case), whatever the case of its ASCII letters.
    package func starts(withCaseless prefix: StaticString, in range: Range<Int>) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard range.count >= length else { return false }
        for index in 0..<length {
            let byte = self[range.lowerBound + index]
            guard (byte.isASCIILetter ? byte | 0x20 : byte) == prefix.utf8Start[index] else { return false }
        }
        return true
    }

    /// The text of `range`; bytes that are no UTF-8 become U+FFFD.
    func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
