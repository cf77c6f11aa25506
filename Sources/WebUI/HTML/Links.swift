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
        var position = range.lowerBound
        while position < range.upperBound, links.count < most {
            switch bytes[position] {
            case UInt8(ascii: "h"):
                switch address(bytes, position..<range.upperBound) {
                case .ends(let end):
                    let archived = ArchiveLink(bytes[position..<end]).flatMap { isKnown($0.id) ? $0 : nil }
                    let target = archived.map { Target.message($0.id, rest: $0.rest) } ?? .address
                    links.append(Link(range: position..<end, target: target))
                    position = end
                case .isNone(let next): position = next
                case nil: position += 1
                }
            case UInt8(ascii: "<"):
                if let id = messageID(bytes, position..<range.upperBound), isKnown(id) {
                    let end = position + 1 + id.utf8.count
                    links.append(Link(range: (position + 1)..<end, target: .message(id)))
                    position = end
                } else {
                    position += 1
                }
            default: position += 1
            }
        }
        return links
    }

    /// The Message-IDs that links in `text` may name, each once, at most `limit`: in angle brackets, or in addresses of web
    /// archives.
    ///
    /// Addresses of people look the same as the first; they seldom have a digit before the `@`. Only what pages show is read.
    static func mentions(in text: [UInt8], limit: Int) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        let count = min(text.count, BodyHTML.limit)
        var position = 0
        while found.count < limit, position < count {
            let start = position
            position += 1
            if text[start] == UInt8(ascii: "<") {
                guard let id = messageID(text, start..<min(count, start + 260)) else { continue }
                let isLikely = id.utf8.prefix { $0 != UInt8(ascii: "@") }.contains(where: \.isASCIIDigit)
                if isLikely, seen.insert(id).inserted { found.append(id) }
            } else if text[start] == UInt8(ascii: "h") {
                switch address(text, start..<count) {
                case .ends(let end):
                    position = end
                    guard let archived = ArchiveLink(text[start..<end]) else { continue }
                    if seen.insert(archived.id).inserted { found.append(archived.id) }
                case .isNone(let next): position = next
                case nil: break
                }
            }
        }
        return found
    }

    /// An address longer than this, in bytes, leads nowhere.
    private static let longestAddress = 2048

    /// What begins like a web address: where it ends, or where to continue when it is none.
    private enum Address {
        case ends(Int)
        case isNone(next: Int)
    }

    /// The web address that begins where `range` begins; nil when nothing like one does.
    ///
    /// Each byte is looked at a few times at most, whatever is there.
    private static func address(_ bytes: [UInt8], _ range: Range<Int>) -> Address? {
        // Most letters of a text that could begin one begin another word.
        guard range.count > 8, bytes[range.lowerBound + 1] == UInt8(ascii: "t") else { return nil }
        guard let scheme = schemes.first(where: { bytes[range].starts(with: $0) }) else { return nil }
        let start = range.lowerBound + scheme.count
        guard start < range.upperBound, isHost(bytes[start]) else { return nil }
        var end = start
        var firstOpen = (round: Int.max, square: Int.max, curly: Int.max)
        while end < range.upperBound, isAddress(bytes[end]) {
            switch bytes[end] {
            case UInt8(ascii: "("): firstOpen.round = min(firstOpen.round, end)
            case UInt8(ascii: "["): firstOpen.square = min(firstOpen.square, end)
            case UInt8(ascii: "{"): firstOpen.curly = min(firstOpen.curly, end)
            default: break
            }
            end += 1
        }
        let next = end
        // What ends a sentence or closes a bracket that was opened before it belongs to the text.
        trimming: while end > start {
            switch bytes[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
                UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "|"):
                break
            case UInt8(ascii: ")") where firstOpen.round >= end: break
            case UInt8(ascii: "]") where firstOpen.square >= end: break
            case UInt8(ascii: "}") where firstOpen.curly >= end: break
            default: break trimming
            }
            end -= 1
        }
        return end > start && end - start <= longestAddress ? .ends(end) : .isNone(next: next)
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
            && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "`")
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "[") || byte >= 0x80
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
