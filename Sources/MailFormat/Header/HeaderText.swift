/// Header values as text: folds undone, encoded words (RFC 2047) decoded, raw 8-bit bytes read as well as they can be.
enum HeaderText {
    /// Decodes the value in a range, without the white space at its ends.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        if isPlain(bytes, range) { return bytes.string(range) }
        return decode(unfolded: unfold(bytes, range))
    }

    /// Decodes bytes that have no folds.
    static func decode(unfolded bytes: [UInt8]) -> String {
        let span = bytes.span
        let range = span.trimming(0..<span.count)
        if isPlain(span, range) { return span.string(range) }
        return String(decoding: EncodedWords.decode(span, range), as: UTF8.self)
    }

    /// The bytes of a value on one line: each line's end and the white space that begins the next one become a space.
    static func unfold(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        guard
            bytes.firstIndex(of: .lineFeed, in: range) != nil || bytes.firstIndex(of: .carriageReturn, in: range) != nil
        else { return bytes.array(range) }
        var unfolded: [UInt8] = []
        unfolded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            while index < range.upperBound, bytes[index] != .lineFeed, bytes[index] != .carriageReturn { index += 1 }
            bytes.withUnsafeBufferPointer { unfolded.append(contentsOf: $0[start..<index]) }
            guard index < range.upperBound else { break }
            while index < range.upperBound, bytes[index] == .lineFeed || bytes[index] == .carriageReturn { index += 1 }
            if index < range.upperBound, bytes[index].isBlank { index += 1 }
            unfolded.append(.space)
        }
        return unfolded
    }

    /// Whether a value says what it says: ASCII on one line, no encoded words.
    private static func isPlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var previous: UInt8 = 0
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 || byte == .lineFeed || byte == .carriageReturn { return false }
            if byte == UInt8(ascii: "?"), previous == UInt8(ascii: "=") { return false }
            previous = byte
        }
        return true
    }
}
