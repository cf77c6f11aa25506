/// The line with which mail programs begin a copy of the message that is answered, when they do not quote it.
enum OriginalMessage {
    /// Whether `line` is one: `-----Original Message-----`, `________________________________`.
    static func begins(with line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        switch bytes[first] {
        case UInt8(ascii: "-"):
            guard line.count < 80 else { return false }
            let text = line.drop { bytes[$0] == UInt8(ascii: "-") || bytes[$0] == 0x20 }
            return bytes.starts(withCaseless: "original message", in: text)
                || bytes.starts(withCaseless: "forwarded message", in: text)
        case UInt8(ascii: "_"):
            return line.count >= 20 && bytes.trimmed(line).allSatisfy { bytes[$0] == UInt8(ascii: "_") }
        default: return false
        }
    }
}
