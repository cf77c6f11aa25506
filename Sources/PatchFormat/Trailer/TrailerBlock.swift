/// Finds the trailers of a commit message: its last paragraph, and those before it that hold nothing else.
enum TrailerBlock {
    /// The trailers of the message in `range`, in order.
    static func trailers(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Trailer] {
        var found: [[Trailer]] = []
        var end = range.upperBound
        while end > range.lowerBound {
            let paragraph = lastParagraph(of: bytes, range.lowerBound..<end)
            guard !paragraph.isEmpty else { break }
            var reader = TrailerParagraph()
            reader.read(paragraph, in: bytes)
            // Git wants a quarter of the last paragraph to be trailers; a text that only resembles one is none.
            guard reader.isPure || (found.isEmpty && reader.hasKnown && reader.lineCount <= reader.trailerLineCount * 4)
            else { break }
            found.append(reader.trailers)
            guard reader.isPure else { break }
            end = paragraph.lowerBound
        }
        return found.reversed().flatMap { $0 }
    }

    private static func lastParagraph(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let end = bytes.trimmed(range).upperBound
        var start = end
        while start > range.lowerBound {
            var lineStart = start - 1
            while lineStart > range.lowerBound, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
            if bytes.isBlank(lineStart..<start) { break }
            start = lineStart
        }
        return start..<end
    }
}

/// What the lines of one paragraph are.
struct TrailerParagraph {
    private(set) var trailers: [Trailer] = []
    private(set) var lineCount = 0
    private(set) var trailerLineCount = 0
    private(set) var hasKnown = false

    /// Whether every line is a trailer, continues one or is a maintainer's `[note]`.
    var isPure: Bool { hasKnown && lineCount == trailerLineCount }

    mutating func read(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
        var lines = LineCursor(bytes, range)
        var isNote = false
        while let line = lines.next() {
            lineCount += 1
            let first = bytes[line.lowerBound]
            if let end = TrailerKey.end(of: line, in: bytes) {
                isNote = false
                add(line, keyEnd: end, in: bytes)
            } else if isNote || first == UInt8(ascii: "[") {
                isNote = bytes[bytes.trimmed(line).upperBound - 1] != UInt8(ascii: "]")
                trailerLineCount += 1
            } else if (first == 0x20 || first == 0x09 || isOpenFixes), !trailers.isEmpty {
                trailers[trailers.count - 1].value += " " + bytes.string(bytes.trimmed(line))
                trailerLineCount += 1
            } else if bytes.starts(with: "(cherry picked from commit ", at: line.lowerBound) {
                trailerLineCount += 1
            }
        }
    }

    private mutating func add(_ line: Range<Int>, keyEnd: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        let key = TrailerKey.normalized(bytes.string(line.lowerBound..<keyEnd))
        var valueStart = keyEnd
        while bytes[valueStart] != UInt8(ascii: ":") { valueStart += 1 }
        trailers.append(Trailer(key: key, value: bytes.string(bytes.trimmed((valueStart + 1)..<line.upperBound))))
        trailerLineCount += 1
        if TrailerKey.isKnown(key) { hasKnown = true }
    }

    /// Whether the last trailer is a `Fixes:` whose title a mailer wrapped.
    private var isOpenFixes: Bool {
        guard let last = trailers.last, last.key == "Fixes", last.value.utf8.count < 400 else { return false }
        let value = last.value.utf8
        return value.contains(UInt8(ascii: "(")) && value.last != UInt8(ascii: ")")
    }
}
