/// Message-IDs in the values of Message-ID, In-Reply-To and References.
enum MessageIDs {
    /// The first id of a value, without brackets; nil when there is none.
    static func first(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
        var position = range.lowerBound
        while let id = bracketed(bytes, &position, range.upperBound) {
            if !id.isEmpty { return text(bytes, id) }
        }
        if let decoded = decoded(bytes, range) { return first(decoded.span, 0..<decoded.count) }
        let bare = bytes.trimming(range)
        let isBroken = bare.contains { bytes[$0] == .lessThan || bytes[$0] == .greaterThan }
        guard !bare.isEmpty else { return nil }
        if !isBroken { return text(bytes, bare) }
        // A bracket is missing or nothing is within.
        let inner = bare.filter { bytes[$0] != .lessThan && bytes[$0] != .greaterThan && !bytes[$0].isWhiteSpace }
        return inner.isEmpty ? nil : String(decoding: inner.map { bytes[$0] }, as: UTF8.self)
    }

    /// All ids of a value, without brackets, each once.
    ///
    /// Words between them are obsolete syntax and are left out, also text, comments and quotes around them; where no pair
    /// of brackets is, encoded words (RFC 2047) are decoded first, and then every word with an `@` is an id.
    static func all(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [String] {
        var ids: [String] = []
        var seen: Set<String> = []
        func add(_ id: Range<Int>) {
            guard !id.isEmpty else { return }
            let id = text(bytes, id)
            if ids.count < 8 {
                if ids.contains(id) { return }
            } else {
                if seen.isEmpty { seen = Set(ids) }
                guard seen.insert(id).inserted else { return }
            }
            ids.append(id)
        }
        var position = range.lowerBound
        while let id = bracketed(bytes, &position, range.upperBound) { add(id) }
        if ids.isEmpty, let decoded = decoded(bytes, range) { return all(decoded.span, 0..<decoded.count) }
        if ids.isEmpty { bareWords(bytes, range).forEach(add) }
        return ids
    }

    /// The value with its encoded words decoded, which leaves none of them; nil when it has none.
    private static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
        let isEncoded = range.dropLast().contains {
            bytes[$0] == UInt8(ascii: "=") && bytes[$0 + 1] == UInt8(ascii: "?")
        }
        guard isEncoded else { return nil }
        // What only looks like one is taken apart, so that this comes to an end.
        return Array(HeaderText.decode(bytes, range).replacing("=?", with: " ").utf8)
    }

    /// The next `<id>`; a `<` within starts a new one, since a bracket was forgotten before it.
    private static func bracketed(_ bytes: Span<UInt8>, _ position: inout Int, _ limit: Int) -> Range<Int>? {
        guard var start = bytes.firstIndex(of: .lessThan, in: position..<limit),
            let end = bytes.firstIndex(of: .greaterThan, in: start..<limit)
        else { return nil }
        while let inner = bytes.firstIndex(of: .lessThan, in: (start + 1)..<end) { start = inner }
        position = end + 1
        // "\<id\>", as a program writes that quotes the brackets.
        let inner = bytes.trimming((start + 1)..<end)
        return inner.last.map { bytes[$0] == UInt8(ascii: "\\") } == true ? inner.dropLast() : inner
    }

    private static func bareWords(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            let isEnd = index == range.upperBound || bytes[index].isWhiteSpace || bytes[index] == UInt8(ascii: ",")
            guard isEnd else { continue }
            // A bracket may be missing, and quotes may stand around.
            var word = start..<index
            while let first = word.first, isWrapping(bytes[first]) { word.removeFirst() }
            while let last = word.last, isWrapping(bytes[last]) { word.removeLast() }
            if bytes.firstIndex(of: UInt8(ascii: "@"), in: word) != nil { words.append(word) }
            start = index + 1
        }
        return words
    }

    private static func isWrapping(_ byte: UInt8) -> Bool {
        switch byte {
        case .lessThan, .greaterThan, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ";"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    /// The id as text; white space inside, which folding left there, does not count.
    private static func text(_ bytes: Span<UInt8>, _ id: Range<Int>) -> String {
        guard bytes.isASCII(id), !id.contains(where: { bytes[$0].isWhiteSpace }) else {
            let solid = id.filter { !bytes[$0].isWhiteSpace }.map { bytes[$0] }
            return String(decoding: Charset.decodeUnlabelled(solid.span, 0..<solid.count), as: UTF8.self)
        }
        return bytes.string(id)
    }
}
