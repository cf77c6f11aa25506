/// Line ends, which are LF here and CRLF, bare CR or any mixture elsewhere.
enum LineEnds {
    /// Turns bare CRs into LFs in bytes that have no LF at all, as old Macintosh programs wrote them; offsets stay the same.
    static func unixFromMac(_ bytes: [UInt8]) -> [UInt8] {
        let span = bytes.span
        guard span.firstIndex(of: .lineFeed, in: 0..<span.count) == nil,
            let first = span.firstIndex(of: .carriageReturn, in: 0..<span.count)
        else { return bytes }
        var unix = bytes
        for index in first..<unix.count where unix[index] == .carriageReturn { unix[index] = .lineFeed }
        return unix
    }

    /// Makes every line of a text end with LF: CRs before an LF go; a CR within a line stays, since code may contain it.
    static func unix(_ text: [UInt8]) -> [UInt8] {
        let span = text.span
        guard let first = span.firstIndex(of: .carriageReturn, in: 0..<span.count) else { return text }
        if span.firstIndex(of: .lineFeed, in: 0..<span.count) == nil { return unixFromMac(text) }
        return [UInt8](unsafeUninitializedCapacity: text.count) { target, count in
            for index in 0..<first { target[index] = span[index] }
            var written = first
            var returns = 0
            for index in first..<span.count {
                let byte = span[index]
                if byte == .carriageReturn {
                    returns &+= 1
                } else if byte == .lineFeed {
                    written &-= returns
                    returns = 0
                } else {
                    returns = 0
                }
                target[written] = byte
                written &+= 1
            }
            // A CR at the very end closes a line whose LF was cut.
            count = written - returns
        }
    }
}
