internal import Glibc

/// Classifies the lines of a message's text: prose, quoted, or what they are of a diff.
package enum TextFields {
    /// Calls `body` with runs of lines of one kind, in order, line feeds included.
    ///
    /// - Parameter diff: the bytes of the text that are its diff, where it has one.
    @inline(__always)
    package static func divide(
        _ text: UnsafeBufferPointer<UInt8>, diff: [UInt8]?, _ body: (Range<Int>, WordField) -> Void
    ) {
        let diff = diff.flatMap { range(of: $0, in: text) } ?? text.count..<text.count
        divide(text, 0..<diff.lowerBound, body) { text[$0] == UInt8(ascii: ">") ? .quoted : .prose }
        divide(text, diff, body) { field(ofDiffLine: $0, text) }
        divide(text, diff.upperBound..<text.count, body) { text[$0] == UInt8(ascii: ">") ? .quoted : .prose }
    }

    /// Added and removed lines, but not the names of files, which begin like them.
    @inline(__always)
    private static func field(ofDiffLine start: Int, _ text: UnsafeBufferPointer<UInt8>) -> WordField {
        let sign = text[start]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return .context }
        if start + 3 < text.count, text[start + 1] == sign, text[start + 2] == sign,
            text[start + 3] == UInt8(ascii: " ")
        {
            return .context
        }
        return sign == UInt8(ascii: "+") ? .added : .removed
    }

    @inline(__always)
    private static func divide(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>, WordField) -> Void,
        by field: (Int) -> WordField
    ) {
        guard let base = text.baseAddress, !range.isEmpty else { return }
        var start = range.lowerBound
        var current = field(start)
        var position = start
        while let found = memchr(base + position, 10, range.upperBound - position) {
            position = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
            guard position < range.upperBound else { break }
            let next = field(position)
            if next != current {
                body(start..<position, current)
                (start, current) = (position, next)
            }
        }
        body(start..<range.upperBound, current)
    }

    /// Where the diff stands, which begins at the beginning of a line.
    private static func range(of diff: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard let base = text.baseAddress, !diff.isEmpty else { return nil }
        var position = 0
        while text.count - position >= diff.count {
            if memcmp(base + position, diff, diff.count) == 0 { return position..<(position + diff.count) }
            guard let found = memchr(base + position, 10, text.count - position) else { return nil }
            position = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
        return nil
    }
}
