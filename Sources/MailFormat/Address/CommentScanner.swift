/// Comments in header values: `(text (nested) \) text)`.
enum CommentScanner {
    /// Where the comment that opens at an index ends, behind its bracket; nil when it never does.
    static func end(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The text between the brackets, escapes undone.
    static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var text: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound { index += 1 }
            text.append(bytes[index])
            index += 1
        }
        return text
    }
}
