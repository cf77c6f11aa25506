extension DiffReader {
    /// Reads what follows "GIT binary patch": the forward patch and, mostly, the backward one.
    mutating func readBinary(_ header: inout DiffFileHeader) {
        let start = lineNumber
        while header.binaryCount < 2, position < bytes.count {
            let line = lineRange
            let method: BinaryPatch.Method
            let digits: Range<Int>
            if bytes.starts(with: "literal ", at: position) {
                (method, digits) = (.literal, line.dropFirst(8))
            } else if bytes.starts(with: "delta ", at: position) {
                (method, digits) = (.delta, line.dropFirst(6))
            } else {
                break
            }
            guard let size = SubjectTags.number(bytes[digits]) else { break }
            advance()
            let (first, firstLine) = (position, lineNumber)
            while position < bytes.count, Self.isBase85Line(bytes, lineRange) { advance() }
            sink.add(method, size: size, lines: first..<position, firstLine: firstLine)
            header.binaryCount += 1
            if position < bytes.count, bytes[position] == 0x0A { advance() }
        }
        if header.binaryCount == 0 { sink.add(.badBinaryPatch, line: start) }
    }

    /// Whether a line says its length by a letter and holds so many bytes in base 85, five digits for four bytes.
    private static func isBase85Line(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        guard line.count >= 6, line.count % 5 == 1, let length = Base85.lineLength(bytes[line.lowerBound]) else {
            return false
        }
        return (line.count - 1) / 5 == (length + 3) / 4
    }
}
