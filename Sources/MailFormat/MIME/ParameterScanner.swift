/// Cuts `; name=value` pairs out of a header value: quoted or bare, with or without the semicolon.
struct ParameterScanner {
    /// A pair as it stands; the value without quotes and their escapes.
    struct Pair {
        var name: Range<Int>
        var value: [UInt8]
    }

    private var index: Int
    private let limit: Int

    /// Starts where the pairs begin.
    init(from start: Int, to limit: Int) {
        index = start
        self.limit = limit
    }

    /// The next pair; nil at the end.
    ///
    /// What is no pair is skipped.
    mutating func next(_ bytes: Span<UInt8>) -> Pair? {
        while index < limit {
            skipBlanks(bytes)
            let start = index
            while index < limit, bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: ";") { index += 1 }
            guard index < limit, bytes[index] == UInt8(ascii: "=") else {
                index += 1
                continue
            }
            let name = bytes.trimming(start..<index)
            index += 1
            return Pair(name: name, value: value(bytes))
        }
        return nil
    }

    private mutating func skipBlanks(_ bytes: Span<UInt8>) {
        while index < limit, bytes[index].isWhiteSpace || bytes[index] == UInt8(ascii: ";") { index += 1 }
    }

    private mutating func value(_ bytes: Span<UInt8>) -> [UInt8] {
        while index < limit, bytes[index].isWhiteSpace { index += 1 }
        if index < limit, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            return quoted(bytes)
        }
        let start = index
        while index < limit, bytes[index] != UInt8(ascii: ";") { index += 1 }
        return bytes.array(bytes.trimming(start..<commentStart(bytes, start..<index)))
    }

    private mutating func quoted(_ bytes: Span<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        while index < limit, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < limit { index += 1 }
            if bytes[index] != .lineFeed, bytes[index] != .carriageReturn { value.append(bytes[index]) }
            index += 1
        }
        if index < limit { index += 1 }
        return value
    }

    /// Where a comment after a bare value begins: `us-ascii (Plain text)`.
    private func commentStart(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var position = range.lowerBound
        while let bracket = bytes.firstIndex(of: UInt8(ascii: "("), in: position..<range.upperBound) {
            if bracket > range.lowerBound, bytes[bracket - 1].isWhiteSpace { return bracket }
            position = bracket + 1
        }
        return range.upperBound
    }
}
