/// Base64 (RFC 2045, section 6.8) as mails have it: lines of any length, padding in the middle or missing, a plain footer
/// that a list added behind the end.
enum Base64 {
    /// The content, and where the first byte stands that does not belong; nil when there is none.
    struct Decoded {
        var content: [UInt8]
        var defect: Int?
    }

    private static let skip: UInt8 = 64
    private static let padding: UInt8 = 65
    private static let foreign: UInt8 = 66

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: foreign, count: 256)
        for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        for byte in [9, 10, 11, 12, 13, 32] { values[byte] = skip }
        values[Int(UInt8(ascii: "="))] = padding
        return values
    }()

    /// Decodes a range: foreign bytes are left out.
    ///
    /// Padding ends a group but not the content, since people glue encoded pieces together; what follows it on lines
    /// that are no base64 is a footer.
    static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Decoded {
        var defect: Int?
        let table = values.span
        let content = [UInt8](unsafeUninitializedCapacity: range.count / 4 * 3 + 3) { target, count in
            var group: UInt32 = 0
            var digits = 0
            var written = 0
            for index in range {
                let value = table[Int(bytes[index])]
                if value < 64 {
                    group = group &<< 6 | UInt32(value)
                    digits &+= 1
                    if digits == 4 {
                        target[written] = UInt8(truncatingIfNeeded: group &>> 16)
                        target[written &+ 1] = UInt8(truncatingIfNeeded: group &>> 8)
                        target[written &+ 2] = UInt8(truncatingIfNeeded: group)
                        written &+= 3
                        group = 0
                        digits = 0
                    }
                } else if value == padding {
                    written += finish(group, digits, target, written)
                    if digits == 1, defect == nil { defect = index }
                    group = 0
                    digits = 0
                    if endsContent(bytes, index &+ 1, range.upperBound) { break }
                } else if value == foreign, defect == nil {
                    defect = index
                }
            }
            if digits > 0, defect == nil { defect = range.upperBound }
            written += finish(group, digits, target, written)
            count = written
        }
        return Decoded(content: content, defect: defect)
    }

    /// Whether what follows padding is something else than more base64: its next line has a foreign byte or is no whole
    /// number of groups.
    ///
    /// Looks at most at one line of usual length, so that it stays linear.
    private static func endsContent(_ bytes: Span<UInt8>, _ start: Int, _ limit: Int) -> Bool {
        var index = start
        if index < limit, bytes[index] == UInt8(ascii: "=") { return false }
        while index < limit, index < start + 16, bytes[index].isWhiteSpace { index += 1 }
        var digits = 0
        while index < limit, digits < 80, !bytes[index].isWhiteSpace {
            if values[Int(bytes[index])] >= foreign { return true }
            index += 1
            digits += 1
        }
        return digits < 80 && digits % 4 != 0
    }

    /// Writes the bytes of a group that is not full; a single digit gives none.
    private static func finish(
        _ group: UInt32, _ digits: Int, _ target: UnsafeMutableBufferPointer<UInt8>, _ written: Int
    ) -> Int {
        switch digits {
        case 2:
            target[written] = UInt8(truncatingIfNeeded: group >> 4)
            return 1
        case 3:
            target[written] = UInt8(truncatingIfNeeded: group >> 10)
            target[written + 1] = UInt8(truncatingIfNeeded: group >> 2)
            return 2
        default: return 0
        }
    }
}
