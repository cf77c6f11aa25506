/// Finds the lines that part a multipart: `--boundary`, or `--boundary--` for the last.
struct BoundarySearch {
    /// A line found.
    struct Line {
        /// Where the content before it ends: the line end in front of a boundary belongs to the boundary.
        var contentEnd: Int
        /// Where the line after it begins.
        var next: Int
        /// True for the one that ends the multipart.
        var isClosing: Bool
    }

    private let mark: [UInt8]
    private let markAfterLine: [UInt8]

    init(boundary: String) {
        mark = Array("--\(boundary)".utf8)
        markAfterLine = [.lineFeed] + mark
    }

    /// The first boundary line in a range that begins at the beginning of a line.
    func next(_ bytes: Span<UInt8>, in range: Range<Int>) -> Line? {
        if range.count >= mark.count, bytes.matches(mark, at: range.lowerBound),
            let line = line(bytes, markEnd: range.lowerBound + mark.count, range.upperBound)
        {
            return Line(contentEnd: range.lowerBound, next: line.next, isClosing: line.isClosing)
        }
        var position = range.lowerBound
        while let found = bytes.firstIndex(of: markAfterLine, in: position..<range.upperBound) {
            let markEnd = found + markAfterLine.count
            if let line = line(bytes, markEnd: markEnd, range.upperBound) {
                let contentEnd = bytes.trimmingReturns(range.lowerBound..<found)
                return Line(contentEnd: contentEnd, next: line.next, isClosing: line.isClosing)
            }
            position = found + 1
        }
        return nil
    }

    /// Checks that nothing else is on the line: one boundary may be the beginning of another.
    private func line(_ bytes: Span<UInt8>, markEnd: Int, _ limit: Int) -> (next: Int, isClosing: Bool)? {
        var index = markEnd
        let isClosing = index + 1 < limit && bytes[index] == .hyphen && bytes[index + 1] == .hyphen
        if isClosing { index += 2 }
        while index < limit, bytes[index].isBlank || bytes[index] == .carriageReturn { index += 1 }
        guard index < limit else { return (limit, isClosing) }
        return bytes[index] == .lineFeed ? (index + 1, isClosing) : nil
    }
}
