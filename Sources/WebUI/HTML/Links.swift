/// Finds what in a line of text can be a link: web addresses, and Message-IDs in angle brackets.
struct Links {
    /// One of them.
    struct Link: Equatable {
        /// The bytes of the text that are the link.
        var range: Range<Int>
        /// Where it leads.
        var target: Target
    }

    /// Where a link leads.
    enum Target: Equatable {
        /// The text itself is the address.
        case address
        /// A message, by its id, and what of it: empty for its page, `T/`, `raw`.
        case message(String, rest: String = "")
    }

    private static let schemes: [[UInt8]] = [Array("https://".utf8), Array("http://".utf8)]
    /// More than this on a line is a flood.
    private static let most = 64

    /// The links in `range`, in order; Message-IDs, and addresses of web archives, lead to messages where `isKnown` says so.
    static func find(
        in bytes: [UInt8], _ range: Range<Int>, isKnown: (String) -> Bool
    ) -> [Link] {
        var links: [Link] = []
        var place = range.lowerBound
        while place < range.upperBound, links.count < most {
            switch bytes[place] {
            case UInt8(ascii: "h"):
                if let end = endOfAddress(bytes, place..<range.upperBound) {
                    let archived = ArchiveLink(bytes[place..<end]).flatMap { isKnown($0.id) ? $0 : nil }
                    let target = archived.map { Target.message($0.id, rest: $0.rest) } ?? .address
                    links.append(Link(range: place..<end, target: target))
                    place = end
                } else {
                    place += 1
                }
            case UInt8(ascii: "<"):
                if let id = messageID(bytes, place..<range.upperBound), isKnown(id) {
                    let end = place + 1 + id.utf8.count
                    links.append(Link(range: (place + 1)..<end, target: .message(id)))
                    place = end
                } else {
                    place += 1
                }
            default: place += 1
            }
        }
        return links
    }

    /// The Message-IDs that links in `text` may name, each once, at most `limit`: in angle brackets, or in addresses of web
    /// archives.
    ///
    /// Addresses of people look the same as the first; they seldom have a digit before the `@`.
    static func mentions(in text: [UInt8], limit: Int) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var place = 0
        while found.count < limit, place < text.count {
            let start = place
            place += 1
            if text[start] == UInt8(ascii: "<") {
                guard let id = messageID(text, start..<min(text.count, start + 260)) else { continue }
                let isLikely = id.utf8.prefix { $0 != UInt8(ascii: "@") }.contains { (0x30...0x39).contains($0) }
                if isLikely, seen.insert(id).inserted { found.append(id) }
            } else if text[start] == UInt8(ascii: "h"), let end = endOfAddress(text, start..<text.count) {
                place = end
                guard let archived = ArchiveLink(text[start..<end]) else { continue }
                if seen.insert(archived.id).inserted { found.append(archived.id) }
            }
        }
        return found
    }

    /// The end of the web address that begins where `range` begins; nil when none does.
    private static func endOfAddress(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        // Most letters of a text that could begin one begin another word.
        guard range.count > 7, bytes[range.lowerBound + 1] == UInt8(ascii: "t") else { return nil }
        guard let scheme = schemes.first(where: { bytes[range].starts(with: $0) }) else { return nil }
        let start = range.lowerBound + scheme.count
        var end = start
        while end < range.upperBound, isAddress(bytes[end]) { end += 1 }
        // What ends a sentence or closes a bracket that was opened before it belongs to the text.
        while end > start, isClosing(bytes[end - 1], bytes[range.lowerBound..<end]) { end -= 1 }
        return end > start && isHost(bytes[start]) ? end : nil
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F
            && ![UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`")].contains(byte)
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "[") || byte >= 0x80
    }

    private static func isClosing(_ byte: UInt8, _ address: ArraySlice<UInt8>) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "|"):
            true
        case UInt8(ascii: ")"): !address.contains(UInt8(ascii: "("))
        case UInt8(ascii: "]"): !address.contains(UInt8(ascii: "["))
        case UInt8(ascii: "}"): !address.contains(UInt8(ascii: "{"))
        default: false
        }
    }

    /// The Message-ID in the brackets that open where `range` begins; nil when there is none.
    private static func messageID(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        let inner = bytes[range].dropFirst().prefix(256)
        guard let end = inner.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let id = inner[..<end]
        guard id.count >= 3, id.contains(UInt8(ascii: "@")),
            id.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") })
        else { return nil }
        return String(decoding: id, as: UTF8.self)
    }
}
