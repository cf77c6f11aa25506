internal import MailFormat

/// One message as it is in an mbox: its `From ` line, its lines with `>` before `From `, and the empty line behind.
struct MboxMessage {
    /// The bytes in the file; the beginning of a message that is too large to be read whole.
    let raw: ArraySlice<UInt8>
    /// How many bytes the file has of it.
    var length: Int
    /// Whether its body was found by its length.
    var isCounted = false
    /// Whether addresses are hidden as pipermail does.
    var isPipermail = false

    /// The message itself: without the first line and the empty line at the end, and with one `>` less where a line
    /// begins with `>From `, `>>From `, ….
    ///
    /// That is the rule of mboxrd. An mboxo, whose writers quote `From ` only, loses a `>` in lines that a person began
    /// with `>>From `; which of the two a file is cannot be seen from its bytes.
    ///
    /// In a body that was found by its length (mboxcl2) nothing is quoted where a line begins with `From ` as it is.
    var bytes: [UInt8] {
        let bytes = unquoted
        let message = raw.count < length ? OversizedMail.bytes(bytes, size: length) : bytes
        return isPipermail ? HiddenAddresses.shown(in: message) : message
    }

    private var unquoted: [UInt8] {
        var body = raw.drop { $0 != 10 }.dropFirst()
        if body.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            body = body.dropLast(2)
        } else if body.suffix(2).elementsEqual("\n\n".utf8) || body.elementsEqual([10]) {
            body = body.dropLast()
        }
        if isCounted, Self.hasBareFrom(body) { return Array(body) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        var copied = body.startIndex
        var line = body.startIndex
        while line < body.endIndex {
            if body[line] == 62 {
                let text = body[line...].drop { $0 == 62 }
                if text.starts(with: "From ".utf8) {
                    bytes += body[copied..<line]
                    copied = line + 1
                }
            }
            guard let end = body[line...].firstIndex(of: 10) else { break }
            line = end + 1
        }
        bytes += body[copied...]
        return bytes
    }

    /// When the archive received it: what the `From ` line says, or the mail's Date where that line says nothing.
    func receivedAt(_ bytes: [UInt8]) -> Int64 {
        let line = FromLine(raw.prefix { $0 != 10 })
        if let line, !line.isConstant, let time = line.time { return time }
        return Message(parsing: bytes).date?.secondsSince1970 ?? line?.time ?? 0
    }

    /// Whether a line begins with `From ` and nothing before it.
    private static func hasBareFrom(_ body: ArraySlice<UInt8>) -> Bool {
        var line = body.startIndex
        while line < body.endIndex {
            if body[line] == 70, body[line...].starts(with: "From ".utf8) { return true }
            guard let feed = body[line...].firstIndex(of: 10) else { return false }
            line = feed + 1
        }
        return false
    }
}
