/// The header of the message that a reply brings along below its own words without quoting it, as Outlook and its like write it.
///
///     -----Original Message-----
///     From: Ana Reis <ana@reef.example.com>
///     Sent: Monday, March 2, 2026 9:00 AM
///     To: reef-devel@lists.example.org
///     Subject: [PATCH] reef: fix a leak
///
/// The names of the fields are in any language, and stars may stand around them. What tells the block is its last field: its
/// value ends with the title of the reply's own subject.
enum QuotedHeader {
    /// Where the block begins in `range`, with the separator line above it; `nil` where there is none.
    static func start(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, title: String) -> Int? {
        let title = Array(title.utf8.suffix(longestTail))
        guard title.count >= 4, isEndOfLine(title, in: bytes, range) else { return nil }
        var lines = LineCursor(bytes, range)
        var block = Block()
        while let line = lines.next() {
            let text = bytes.trimmed(line)
            if text.isEmpty {
                // Some programs put an empty line between the separator and the fields.
                if block.fieldCount > 0 { block = Block() }
            } else if let field = Field(text, in: bytes) {
                block.add(field, line.lowerBound)
                if block.isHeader, ends(text, with: title, in: bytes) { return block.start }
            } else if isSeparator(text, in: bytes) {
                block = Block(separator: line.lowerBound)
            } else if block.fieldCount > 0, block.lineCount < 24 {
                // A long "To:" continues in the next line.
                block.lineCount += 1
                if block.isHeader, ends(text, with: title, in: bytes) { return block.start }
            } else {
                block = Block()
            }
        }
        return nil
    }

    /// How much of the title is compared: the beginning of a long subject may be in a line of its own.
    private static let longestTail = 24

    /// The fields of a block so far.
    private struct Block {
        var start: Int?
        var fieldCount = 0
        var lineCount = 0
        var hasSeparator = false
        /// Whether it has a field that no header in the body of a patch has.
        var hasForeignField = false

        init() {}

        init(separator: Int) {
            start = separator
            hasSeparator = true
        }

        mutating func add(_ field: Field, _ position: Int) {
            if start == nil { start = position }
            fieldCount += 1
            lineCount += 1
            if !field.isOfPatch { hasForeignField = true }
        }

        /// Whether a patch's own header, `From:`, `Date:` and `Subject:`, cannot look like this.
        var isHeader: Bool { fieldCount >= 2 && hasSeparator || fieldCount >= 3 && hasForeignField }
    }

    /// One line "Von: Ana Reis <ana@reef.example.com>".
    private struct Field {
        var isOfPatch: Bool

        init?(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
            var index = line.lowerBound
            while index < line.upperBound, bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "_") {
                index += 1
            }
            let start = index
            while index < line.upperBound, index - start < 32, bytes[index] != UInt8(ascii: ":") {
                guard
                    bytes[index].isASCIILetter || bytes[index] >= 0x80 || bytes[index] == 0x20
                        || bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*")
                else { return nil }
                // "：" is the colon of Chinese and Japanese texts.
                if bytes.starts(with: "：", at: index), index > start {
                    isOfPatch = false
                    return
                }
                index += 1
            }
            guard index > start, index < line.upperBound, bytes[index] == UInt8(ascii: ":"),
                !bytes.starts(with: "//", at: index + 1)
            else { return nil }
            let name = bytes.trimmed(start..<index)
            // A trailer.
            if name.count > 3, bytes.starts(withCaseless: "-by", in: name.suffix(3)) { return nil }
            isOfPatch = ["from", "date", "subject", "message-id"].contains(bytes.string(name).lowercased())
        }
    }

    /// "-----Original Message-----", "________________________________": a rule with at most a few words in it.
    private static func isSeparator(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count >= 8, line.count <= 120, let first = line.first else { return false }
        let mark = bytes[first]
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_") || mark == UInt8(ascii: "=") else { return false }
        let inner = bytes[line].drop { $0 == mark }
        let words = inner.prefix { $0 != mark }
        guard line.count - inner.count >= 4, inner.count - words.count >= 4 || inner.isEmpty else { return false }
        return inner.dropFirst(words.count).allSatisfy { $0 == mark }
            && words.allSatisfy { $0.isASCIILetter || $0 >= 0x80 || $0 == 0x20 }
    }

    /// Whether a line ends with the title: most mails have none, and then no block.
    private static func isEndOfLine(
        _ title: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Bool {
        guard let last = title.last else { return false }
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            let text = bytes.trimmed(line)
            if !text.isEmpty, bytes[text.upperBound - 1] == last, ends(text, with: title, in: bytes) { return true }
        }
        return false
    }

    private static func ends(
        _ line: Range<Int>, with tail: [UInt8], in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        line.count >= tail.count && bytes[line.suffix(tail.count)].elementsEqual(tail)
    }
}
