/// The encoding of the days before MIME: lines between `begin 644 name` and `end`, each with its length first.
enum UUEncode {
    /// The content of the first file in a range; everything as it is when no line begins one.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var position = range.lowerBound
        var content: [UInt8] = []
        var hasBegun = false
        while position < range.upperBound {
            let (line, next) = bytes.line(from: position, to: range.upperBound)
            position = next
            if !hasBegun {
                hasBegun = bytes.hasPrefix("begin ", at: line.lowerBound, to: line.upperBound)
            } else if bytes.matches("end", in: line) {
                break
            } else {
                append(bytes, line, to: &content)
            }
        }
        return hasBegun ? content : bytes.array(range)
    }

    private static func append(_ bytes: Span<UInt8>, _ line: Range<Int>, to content: inout [UInt8]) {
        guard let first = line.first else { return }
        var left = Int((bytes[first] &- 32) & 63)
        var index = first + 1
        func digit(_ offset: Int) -> UInt32 {
            index + offset < line.upperBound ? UInt32((bytes[index + offset] &- 32) & 63) : 0
        }
        while left > 0, index < line.upperBound {
            let group = digit(0) << 18 | digit(1) << 12 | digit(2) << 6 | digit(3)
            for shift in [16, 8, 0].prefix(left) { content.append(UInt8(truncatingIfNeeded: group >> UInt32(shift))) }
            left -= 3
            index += 4
        }
    }
}
