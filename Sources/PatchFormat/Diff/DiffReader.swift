/// Finds the files, hunks and lines of a diff in any text and passes them to a sink, in one pass.
///
/// The end of a hunk is found by counting its lines, so that what follows a diff (a signature, a list's footer) stays apart.
struct DiffReader<Sink: DiffSink> {
    let bytes: UnsafeBufferPointer<UInt8>
    var sink: Sink
    /// Where the next line begins.
    var position = 0
    /// Number of the next line, from 1.
    var lineNumber = 1
    /// From the first line of the first file to the last line of the last one.
    private(set) var range: Range<Int>?
    /// Whether only blank lines came since the last hunk.
    private var isBehindHunk = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, sink: Sink) {
        self.bytes = bytes
        self.sink = sink
    }

    /// Reads from `position` to the end.
    mutating func read() {
        while position < bytes.count {
            let start = position
            switch bytes[start] {
            case UInt8(ascii: "d"), UInt8(ascii: "I"), UInt8(ascii: "-"):
                if let style = DiffFileStart.style(in: bytes, at: start) {
                    readFile(style)
                    note(start)
                    isBehindHunk = true
                    continue
                }
            case UInt8(ascii: "@"):
                if let header = HunkHeader(bytes, lineRange) {
                    if range == nil || !isBehindHunk {
                        sink.add(.badHunkHeader, line: lineNumber)
                    } else {
                        readHunk(header)
                        sink.continueFile()
                        note(start)
                        continue
                    }
                }
            case 0x0A:
                advance()
                continue
            default: break
            }
            isBehindHunk = false
            advance()
        }
    }

    // MARK: Lines

    /// The next line without its line feed.
    var lineRange: Range<Int> {
        let end = bytes.lineEnd(from: position)
        return position..<(end > position && bytes[end - 1] == 0x0A ? end - 1 : end)
    }

    mutating func advance() {
        position = bytes.lineEnd(from: position)
        lineNumber += 1
    }

    private mutating func note(_ start: Int) {
        range = (range?.lowerBound ?? start)..<position
    }

    // MARK: Files

    private mutating func readFile(_ style: DiffFileHeader.Style) {
        var header = DiffFileHeader(style: style)
        header.startLine = lineRange
        // "diff …" and "Index: …" are lines of their own, "--- …" is already the first of the two names.
        if style != .bare { advance() }
        while position < bytes.count {
            let line = lineRange
            if bytes[line.lowerBound] == UInt8(ascii: "@"), let hunk = HunkHeader(bytes, line) {
                header.hasHunks = true
                header.parentCount = hunk.old.count
                readHunk(hunk)
            } else if header.hasHunks {
                break
            } else if header.take(line, in: bytes) {
                advance()
                if header.isGitBinary, header.binaryCount == 0 {
                    readBinary(&header)
                    break
                }
            } else if bytes[line.lowerBound] == UInt8(ascii: "@"), bytes.starts(with: "@@ ", at: line.lowerBound) {
                sink.add(.badHunkHeader, line: lineNumber)
                advance()
            } else {
                break
            }
        }
        if header.isDamaged { sink.add(.badFileHeader, line: lineNumber) }
        sink.endFile(header)
    }
}

/// Recognises the lines with which the diff of a file begins.
enum DiffFileStart {
    /// How the file that begins at `start` is written, `nil` if none does.
    static func style(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> DiffFileHeader.Style? {
        if bytes.starts(with: "diff -", at: start) {
            if bytes.starts(with: "diff --git ", at: start) {
                return isFollowed(bytes, start, within: 3, by: DiffFileHeader.isHeaderLine) ? .git : nil
            }
            if bytes.starts(with: "diff --cc ", at: start) || bytes.starts(with: "diff --combined ", at: start) {
                return isFollowed(bytes, start, within: 2, by: DiffFileHeader.isHeaderLine) ? .combined : nil
            }
            return isFollowed(bytes, start, within: 1, by: isBare) ? .plain : nil
        }
        if bytes.starts(with: "Index: ", at: start) {
            return isFollowed(bytes, start, within: 4, by: isBare) ? .plain : nil
        }
        return isBare(bytes, start) ? .bare : nil
    }

    /// Whether one of the next lines fulfils a condition, blank ones not counting.
    private static func isFollowed(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, within lines: Int,
        by isWanted: (UnsafeBufferPointer<UInt8>, Int) -> Bool
    ) -> Bool {
        var position = bytes.lineEnd(from: start)
        for _ in 0..<lines where position < bytes.count {
            if isWanted(bytes, position) { return true }
            position = bytes.lineEnd(from: position)
        }
        return false
    }

    /// Whether "--- old", "+++ new" and "@@" follow one another at `start`.
    private static func isBare(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard bytes.starts(with: "--- ", at: start) else { return false }
        let second = bytes.lineEnd(from: start)
        guard bytes.starts(with: "+++ ", at: second) else { return false }
        return bytes.starts(with: "@@ -", at: bytes.lineEnd(from: second))
    }
}
