/// The parts of the text of a cover letter, as ranges of it.
struct CoverText {
    private(set) var header = InBodyHeader()
    /// The text up to shortlog and diffstat, without blank lines and rules at its ends.
    private(set) var message: Range<Int>
    private(set) var shortlog: Range<Int>?
    private(set) var diffstat: Range<Int>?
    /// What is behind shortlog and diffstat, up to the signature.
    private(set) var rest: Range<Int>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let (start, end) = Self.body(bytes, &header)
        shortlog = Shortlog.find(in: bytes, start..<end)
        diffstat = Diffstat.find(in: bytes, (shortlog?.upperBound ?? start)..<end)
        let tables = [shortlog, diffstat].compactMap { $0 }
        let limit = tables.map(\.lowerBound).min() ?? Self.metadata(bytes, start..<end) ?? end
        message = Self.withoutRules(bytes, start..<limit)
        rest = (tables.map(\.upperBound).max() ?? limit)..<end
    }

    /// From the end of the header in the body to the signature.
    private static func body(_ bytes: UnsafeBufferPointer<UInt8>, _ header: inout InBodyHeader) -> (Int, Int) {
        var lines = LineCursor(bytes, 0..<bytes.count)
        var start = 0
        var isHeader = true
        while true {
            let before = lines.position
            guard let line = lines.next() else { break }
            if isHeader {
                if header.take(line, in: bytes) {
                    start = lines.position
                    continue
                }
                isHeader = false
            }
            if line.count <= 3, bytes.starts(with: "-- ", at: line.lowerBound) || isSignature(line, in: bytes) {
                header.finish()
                return (start, before)
            }
        }
        header.finish()
        return (start, bytes.count)
    }

    /// "--" and the version of git on the next line: a signature whose space was cut.
    private static func isSignature(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        line.count == 2 && bytes.starts(with: "--\n", at: line.lowerBound)
            && line.upperBound + 1 < bytes.count && bytes[line.upperBound + 1].isASCIIDigit
    }

    /// Where the lines for tools begin: `base-commit:` and its kin.
    static func metadata(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            if bytes.starts(with: "base-commit:", at: line.lowerBound)
                || bytes.starts(with: "change-id:", at: line.lowerBound)
                || bytes.starts(with: "prerequisite-", at: line.lowerBound)
            {
                return line.lowerBound
            }
        }
        return nil
    }

    private static func withoutRules(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var range = bytes.trimmedLines(range)
        while let feed = bytes[range].lastIndex(of: 0x0A), bytes.isRule((feed + 1)..<range.upperBound) {
            range = bytes.trimmedLines(range.lowerBound..<feed)
        }
        return range
    }
}
