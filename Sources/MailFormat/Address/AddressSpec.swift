/// The address itself, `local@domain`, cleaned of what may stand around and within it.
enum AddressSpec {
    /// The address between brackets: without route, comments, white space and `mailto:`.
    static func clean(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var start = range.lowerBound
        // "<@relay.example.org,@other.example.org:jane@example.org>" (RFC 5322, section 4.4).
        if start < range.upperBound, bytes[start] == UInt8(ascii: "@"),
            let colon = bytes.firstIndex(of: .colon, in: start..<range.upperBound)
        {
            start = colon + 1
        } else if bytes.hasPrefix("mailto:", at: start, to: range.upperBound) {
            start += 7
        }
        if let hidden = shown(bytes.array(bytes.trimming(start..<range.upperBound))) { return hidden }
        var address: [UInt8] = []
        var isQuoted = false
        var depth = 0
        var index = start
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: depth += 1
            case UInt8(ascii: ")") where !isQuoted && depth > 0:
                depth -= 1
                continue
            default: break
            }
            if depth > 0 || (byte.isWhiteSpace && !isQuoted) { continue }
            address.append(byte)
        }
        return address
    }

    /// Takes the words before a bare address apart from it: `Jane jane@example.org`.
    static func split(_ phrase: [UInt8]) -> (words: [UInt8], address: [UInt8]) {
        let at = UInt8(ascii: "@")
        guard let position = phrase.firstIndex(of: at) else { return ([], phrase) }
        // White space around the "@" and around dots is obsolete syntax.
        if phrase.first != UInt8(ascii: "\""), let space = phrase[..<position].lastIndex(of: .space), space > 0,
            space + 1 < position, phrase[space - 1] != UInt8(ascii: "."), phrase[space + 1] != UInt8(ascii: ".")
        {
            return (Array(phrase[..<space]), withoutSpace(phrase[(space + 1)...]))
        }
        return ([], withoutSpace(phrase[...]))
    }

    /// The address that Mailman 2 hides as `jane at example.org`; nil for other words.
    static func shown(_ phrase: [UInt8]) -> [UInt8]? {
        guard phrase.count < 320, !phrase.contains(UInt8(ascii: "@")) else { return nil }
        let words = phrase.split(separator: .space, omittingEmptySubsequences: false)
        guard words.count == 3, words[1].elementsEqual("at".utf8), !words[0].isEmpty else { return nil }
        let labels = words[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isHost =
            labels.count > 1
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isDigit || $0.isLetter || $0 == .hyphen }
            }
        return isHost ? words[0] + [UInt8(ascii: "@")] + words[2] : nil
    }

    private static func withoutSpace(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if bytes.first == UInt8(ascii: "\"") { return Array(bytes) }
        return bytes.filter { $0 != .space }
    }

    /// An address as text.
    static func text(_ address: [UInt8]) -> String {
        let text = Charset.decodeUnlabelled(address.span, 0..<address.count)
        return String(decoding: text, as: UTF8.self)
    }
}
