/// The list of authors and titles that `git shortlog` prints into covers and pull requests.
enum Shortlog {
    /// The lines of the first shortlog in `range`, from its first author to its last title.
    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        var lines = LineCursor(bytes, range)
        while let line = lines.next() {
            guard isAuthor(line, in: bytes) else { continue }
            var ahead = lines
            guard let title = ahead.next(), isTitle(title, in: bytes) else { continue }
            return line.lowerBound..<end(behind: title, ahead)
        }
        return nil
    }

    /// Where the last title ends; blank lines stand between authors.
    private static func end(behind title: Range<Int>, _ lines: LineCursor) -> Int {
        var lines = lines
        var end = title.upperBound
        while let line = lines.next() {
            if isTitle(line, in: lines.bytes) {
                end = line.upperBound
            } else if lines.bytes.isBlank(line) {
                continue
            } else {
                var ahead = lines
                guard isAuthor(line, in: lines.bytes), let next = ahead.next(), isTitle(next, in: lines.bytes) else {
                    break
                }
            }
        }
        return end
    }

    /// Whether a line is "Jane Doe (3):".
    private static func isAuthor(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = bytes.trimmed(line)
        guard text.lowerBound == line.lowerBound, text.count >= 5, bytes.starts(with: "):", at: text.upperBound - 2)
        else {
            return false
        }
        var index = text.upperBound - 3
        let last = index
        while index > text.lowerBound, bytes[index].isASCIIDigit { index -= 1 }
        return index < last && index > text.lowerBound && bytes[index] == UInt8(ascii: "(") && bytes[index - 1] == 0x20
    }

    private static func isTitle(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (bytes.starts(with: "  ", at: line.lowerBound) || bytes.starts(with: "\t", at: line.lowerBound))
            && !bytes.isBlank(line) && !Diffstat.isFile(line, in: bytes)
    }
}
