/// Quoted-printable (RFC 2045, section 6.7).
enum QuotedPrintable {
    /// The content, and where the first escape stands that is none; nil when all are right.
    struct Decoded {
        var content: [UInt8]
        var defect: Int?
    }

    /// Decodes a range.
    ///
    /// An escape that is none stays as it is; white space at the end of a line was added on the way.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Decoded {
        var defect: Int?
        let content = [UInt8](unsafeUninitializedCapacity: range.count) { target, count in
            var written = 0
            var index = range.lowerBound
            // Blanks that the line may end with are written but not counted until something follows them.
            var solid = 0
            while index < range.upperBound {
                let byte = bytes[index]
                index &+= 1
                switch byte {
                case .lineFeed:
                    let hasReturn = solid < written && target[written &- 1] == .carriageReturn
                    written = solid
                    if hasReturn {
                        target[written] = .carriageReturn
                        written &+= 1
                    }
                    target[written] = byte
                    written &+= 1
                    solid = written
                case UInt8(ascii: "="):
                    if index &+ 1 < range.upperBound, let high = bytes[index].hexValue,
                        let low = bytes[index &+ 1].hexValue
                    {
                        target[written] = high &<< 4 | low
                        written &+= 1
                        index &+= 2
                    } else if let next = softBreak(bytes, index, range.upperBound) {
                        index = next
                    } else {
                        if defect == nil { defect = index &- 1 }
                        target[written] = byte
                        written &+= 1
                    }
                    solid = written
                case .space, .tab, .carriageReturn:
                    target[written] = byte
                    written &+= 1
                default:
                    target[written] = byte
                    written &+= 1
                    solid = written
                }
            }
            count = written
        }
        return Decoded(content: content, defect: defect)
    }

    /// Where the next line begins when only white space follows an equals sign on its line.
    private static func softBreak(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var index = start
        while index < limit, bytes[index].isBlank || bytes[index] == .carriageReturn { index += 1 }
        if index == limit { return limit }
        return bytes[index] == .lineFeed ? index + 1 : nil
    }
}
