extension Parameters {
    /// Reads the pairs that follow the first semicolon in a range.
    init(parsing bytes: Span<UInt8>, _ range: Range<Int>) {
        var scanner = ParameterScanner(from: range.lowerBound, to: range.upperBound)
        var pieces: [String: [Piece]] = [:]
        while let pair = scanner.next(bytes) {
            let name = bytes.lowercasedString(pair.name)
            guard name.utf8.contains(UInt8(ascii: "*")) else {
                // Against the standard, but usual: encoded words in a value.
                all.append(Parameter(name: name, value: HeaderText.decode(unfolded: pair.value)))
                continue
            }
            guard let (base, piece) = Self.piece(name, pair.value) else { continue }
            pieces[base, default: []].append(piece)
        }
        for base in pieces.keys.sorted() {
            let value = Self.join(pieces[base] ?? [])
            // The extended form says it better than the plain one, which is there for old readers.
            all.removeAll { $0.name == base }
            all.append(Parameter(name: base, value: value))
        }
    }

    /// One piece of a value in RFC 2231's form.
    private struct Piece {
        var number: Int
        var isEncoded: Bool
        var value: [UInt8]
    }

    /// Takes `name*`, `name*1` and `name*1*` apart.
    private static func piece(_ name: String, _ value: [UInt8]) -> (base: String, piece: Piece)? {
        var parts = name.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
        var isEncoded = false
        if parts.count > 1, parts.last?.isEmpty == true {
            isEncoded = true
            parts.removeLast()
        }
        guard let base = parts.first, !base.isEmpty, parts.count <= 2 else { return nil }
        var number = 0
        if parts.count == 2 {
            guard let given = Int(Substring(parts[1])), given >= 0 else { return nil }
            number = given
        }
        return (String(Substring(base)), Piece(number: number, isEncoded: isEncoded, value: value))
    }

    /// Puts the pieces of one value together in the order of their numbers and decodes it.
    private static func join(_ pieces: [Piece]) -> String {
        let pieces = pieces.sorted { $0.number < $1.number }
        var charset = ""
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            guard piece.isEncoded else {
                bytes += piece.value
                continue
            }
            var value = piece.value[...]
            if index == 0 {
                let quote = UInt8(ascii: "'")
                let parts = value.split(separator: quote, maxSplits: 2, omittingEmptySubsequences: false)
                if parts.count == 3 {
                    charset = String(decoding: parts[0].map(\.lowercased), as: UTF8.self)
                    value = parts[2]
                }
            }
            appendUnescaped(value, to: &bytes)
        }
        let text = Charset.decode(bytes.span, 0..<bytes.count, label: charset).text
        return String(decoding: text, as: UTF8.self)
    }

    private static func appendUnescaped(_ value: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        var index = value.startIndex
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
                let high = value[index + 1].hexValue, let low = value[index + 2].hexValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(value[index])
                index += 1
            }
        }
    }
}
