/// The line that opens a hunk: `@@ -1,2 +3,4 @@ section`, or with three or more `@` in a combined diff.
struct HunkHeader {
    /// The old sides, one a parent.
    var old: [Hunk.Lines]
    var new: Hunk.Lines
    /// Where the section stands.
    var section: Range<Int>

    /// Reads the line in `range` (without its line feed), `nil` if it is no such line.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] == UInt8(ascii: "@") { index += 1 }
        let marks = index - range.lowerBound
        guard marks >= 2, marks <= 65 else { return nil }
        old = []
        for _ in 1..<marks {
            guard let lines = Self.lines(bytes, &index, range.upperBound, mark: UInt8(ascii: "-")) else { return nil }
            old.append(lines)
        }
        guard let lines = Self.lines(bytes, &index, range.upperBound, mark: UInt8(ascii: "+")) else { return nil }
        new = lines
        guard index + 1 + marks <= range.upperBound, bytes[index] == UInt8(ascii: " "),
            bytes[(index + 1)..<(index + 1 + marks)].allSatisfy({ $0 == UInt8(ascii: "@") })
        else { return nil }
        index += 1 + marks
        if index < range.upperBound, bytes[index] == UInt8(ascii: " ") { index += 1 }
        section = index..<range.upperBound
    }

    /// Reads " -1,2"; a count that is missing is 1.
    private static func lines(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int, mark: UInt8
    ) -> Hunk.Lines? {
        guard index + 2 < end, bytes[index] == UInt8(ascii: " "), bytes[index + 1] == mark else { return nil }
        index += 2
        guard let start = number(bytes, &index, end) else { return nil }
        guard index < end, bytes[index] == UInt8(ascii: ",") else { return Hunk.Lines(start: start, count: 1) }
        index += 1
        guard let count = number(bytes, &index, end) else { return nil }
        return Hunk.Lines(start: start, count: count)
    }

    /// A number, cut to what no file reaches, so that sums cannot overflow.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> Int? {
        let start = index
        var value = 0
        while index < end, bytes[index].isASCIIDigit {
            value = min(value &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0")), 1 << 40)
            index += 1
        }
        return index > start ? value : nil
    }
}
