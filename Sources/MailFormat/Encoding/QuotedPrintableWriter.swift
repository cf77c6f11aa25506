/// Writes text as quoted-printable (RFC 2045, section 6.7), lines ending with a line feed alone.
public enum QuotedPrintableWriter {
    /// `text` in lines of at most 76 bytes, the last of them ended.
    ///
    /// What programs on the way would alter is escaped: blanks at the end of a line, `From ` at its start (mboxes) and a
    /// dot alone (SMTP). `=_` never comes out, so that a boundary with it cannot be met.
    public static func encode(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            append(Array(line), to: &output)
            output.append(UInt8(ascii: "\n"))
        }
        // The text's own last line end is the one that was just written.
        if text.utf8.last == UInt8(ascii: "\n") { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ line: [UInt8], to output: inout [UInt8]) {
        var column = 0
        let isFrom = line.starts(with: Array("From ".utf8))
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isEscaped: Bool =
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"): isLast
                case UInt8(ascii: "."): isLast && column == 0
                case UInt8(ascii: "F"): isFrom && index == 0
                case UInt8(ascii: "="): true
                default: byte <= 0x20 || byte >= 0x7F
                }
            let length = isEscaped ? 3 : 1
            // Room for the "=" of a soft break, unless this ends the line.
            if column + length > (isLast ? 76 : 75) {
                output += [UInt8(ascii: "="), UInt8(ascii: "\n")]
                column = 0
            }
            if isEscaped {
                output += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
            } else {
                output.append(byte)
            }
            column += length
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
