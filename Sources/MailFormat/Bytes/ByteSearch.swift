#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The only searches that leave the bounds-checked world: each checks its range first, then lets the C library run.
extension Span<UInt8> {
    /// The first index of a byte in a range that lies within the span.
    func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress,
                let hit = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
    }

    /// The first index of a sequence of bytes, whose first byte must not be among its others often: linear then.
    func firstIndex(of needle: [UInt8], in range: Range<Int>) -> Int? {
        guard let first = needle.first else { return nil }
        var position = range.lowerBound
        while let found = firstIndex(of: first, in: position..<range.upperBound) {
            guard range.upperBound - found >= needle.count else { return nil }
            if matches(needle, at: found) { return found }
            position = found + 1
        }
        return nil
    }

    /// Whether the bytes starting at an index are those given.
    func matches(_ needle: [UInt8], at start: Int) -> Bool {
        guard start >= 0, count - start >= needle.count else { return false }
        for index in 0..<needle.count where self[start + index] != needle[index] { return false }
        return true
    }

    /// Copies a range that lies within the span.
    func array(_ range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether a range has ASCII only; eight bytes at a time.
    func isASCII(_ range: Range<Int>) -> Bool {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBytes { buffer in
            var index = range.lowerBound
            while index &+ 32 <= range.upperBound {
                let words =
                    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    | buffer.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
                    | buffer.loadUnaligned(fromByteOffset: index &+ 16, as: UInt64.self)
                    | buffer.loadUnaligned(fromByteOffset: index &+ 24, as: UInt64.self)
                if words & 0x8080_8080_8080_8080 != 0 { return false }
                index &+= 32
            }
            while index < range.upperBound {
                if buffer[index] >= 0x80 { return false }
                index &+= 1
            }
            return true
        }
    }

    /// Where the line that begins at `start` ends and where the next one begins; its LF, and CRs before it, are in neither.
    func line(from start: Int, to limit: Int) -> (content: Range<Int>, next: Int) {
        guard let feed = firstIndex(of: .lineFeed, in: start..<limit) else {
            return (start..<trimmingReturns(start..<limit), limit)
        }
        return (start..<trimmingReturns(start..<feed), feed + 1)
    }

    /// The end of a range without the carriage returns that it ends with.
    func trimmingReturns(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, self[end - 1] == .carriageReturn { end -= 1 }
        return end
    }

    /// A range without the white space (line ends included) at its ends.
    func trimming(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isWhiteSpace { start += 1 }
        while end > start, self[end - 1].isWhiteSpace { end -= 1 }
        return start..<end
    }

    /// Whether the bytes of a range are those of a lowercase ASCII text, without regard to case.
    func matches(_ lowercase: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { text in
            for index in 0..<text.count where self[range.lowerBound + index].lowercased != text[index] { return false }
            return true
        }
    }

    /// Whether the bytes at an index are those of a lowercase ASCII text, without regard to case.
    func hasPrefix(_ lowercase: StaticString, at start: Int, to limit: Int) -> Bool {
        let end = start + lowercase.utf8CodeUnitCount
        return end <= limit && matches(lowercase, in: start..<end)
    }

    /// The bytes of a range as text; what is not UTF-8 is replaced.
    func string(_ range: Range<Int>) -> String {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }

    /// The ASCII letters of a range in lower case, as text.
    func lowercasedString(_ range: Range<Int>) -> String {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { buffer in
            let bytes = UnsafeBufferPointer(rebasing: buffer[range])
            return String(decoding: bytes.lazy.map(\.lowercased), as: UTF8.self)
        }
    }
}
