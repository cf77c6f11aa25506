internal import MailFormat

/// What a request line asks for: the parts of the path and the query, decoded.
struct RequestTarget: Sendable, Equatable {
    /// Bytes that an address may have.
    static let longest = 16_384

    /// The parts of the path, decoded; the last one is empty when it ends with a slash.
    var parts: [String]
    /// The query, as in the address, without its question mark; nil for none.
    var rawQuery: String?
    /// The values of the query, decoded; of one that stands twice, the first.
    var query: [String: String] = [:]

    /// Takes an address apart.
    ///
    /// - Throws: `PageError` when it is too long, or its escapes are broken, or it has characters that no address has.
    init(_ path: String) throws(PageError) {
        guard path.utf8.count <= Self.longest else { throw .tooLong }
        let whole = path.prefix { $0 != "#" }
        let halves = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = halves.first, first.hasPrefix("/") else {
            throw .invalid("This is no address of this server.")
        }
        rawQuery = halves.count > 1 ? String(halves[1]) : nil
        parts = []
        for part in first.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            parts.append(try Self.decode(part))
        }
        for pair in (rawQuery ?? "").split(whereSeparator: { $0 == "&" || $0 == ";" }) {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decode(sides[0], plusIsSpace: true)
            let value = sides.count > 1 ? try Self.decode(sides[1], plusIsSpace: true) : ""
            if query[name] == nil { query[name] = value }
        }
    }

    private static func decode(_ text: Substring, plusIsSpace: Bool = false) throws(PageError) -> String {
        guard let decoded = PercentEncoding.decode(text, plusIsSpace: plusIsSpace) else {
            throw .invalid("The address has a broken escape: a percent sign and two hexadecimal digits, as UTF-8.")
        }
        guard decoded.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .invalid("The address has a control character.")
        }
        return decoded
    }
}
