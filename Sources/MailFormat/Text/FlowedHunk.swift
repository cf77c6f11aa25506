/// Hunks of diffs in flowed text.
///
/// Some programs call a text flowed and yet put diffs into it as they are, without the space that RFC 3676 wants before a
/// line that begins with one. To undo there what was never done would break the diff.
enum FlowedHunk {
    /// Where the hunk that a line begins ends, when it is whole as it stands and its context lines have no stuffed space.
    ///
    /// Nil otherwise. Stops at the next hunk at the latest, so that all hunks of a text are looked at in linear time.
    static func unstuffedEnd(_ bytes: Span<UInt8>, _ header: Range<Int>) -> Int? {
        guard bytes.hasPrefix("@@ -", at: header.lowerBound, to: header.upperBound) else { return nil }
        var offset = header.lowerBound + 4
        guard var old = count(bytes, &offset, header.upperBound),
            bytes.hasPrefix(" +", at: offset, to: header.upperBound)
        else { return nil }
        offset += 2
        guard var new = count(bytes, &offset, header.upperBound),
            bytes.hasPrefix(" @@", at: offset, to: header.upperBound)
        else { return nil }
        var isUnstuffed = false
        var position = min(header.upperBound + 1, bytes.count)
        while old > 0 || new > 0 {
            guard position < bytes.count else { return nil }
            let (line, next) = bytes.line(from: position, to: bytes.count)
            switch line.first.map({ bytes[$0] }) ?? .space {
            case .hyphen: old -= 1
            case UInt8(ascii: "+"): new -= 1
            case UInt8(ascii: "\\"): break
            case .space:
                old -= 1
                new -= 1
                if line.count > 1, bytes[line.lowerBound + 1] != .space { isUnstuffed = true }
            default: return nil
            }
            position = next
        }
        return old == 0 && new == 0 && isUnstuffed ? position : nil
    }

    /// The number of lines in `12,3`; 1 in `12`.
    private static func count(_ bytes: Span<UInt8>, _ offset: inout Int, _ limit: Int) -> Int? {
        func number() -> Int? {
            let start = offset
            while offset < limit, bytes[offset].isDigit { offset += 1 }
            return offset > start ? DateDigits.value(bytes, start..<offset) : nil
        }
        guard number() != nil else { return nil }
        guard offset < limit, bytes[offset] == UInt8(ascii: ",") else { return 1 }
        offset += 1
        return number()
    }
}
