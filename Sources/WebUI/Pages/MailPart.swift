internal import DigestReport
internal import MailFormat

/// A part of a mail with the position by which public-inbox numbers it: `2`, and `2.1` for what is within that.
///
/// Parts of a multipart count from 1, but for those with nothing between their boundaries; a message that is enclosed has its
/// content one level below. A mail of one part is `1`.
struct MailPart: Sendable {
    /// Deeper positions are ignored.
    private static let deepest = 20

    /// Its position.
    var position: String
    /// The part.
    var part: MIMEPart

    /// All parts that hold something, enclosed messages and what is in them, in order.
    static func all(of root: MIMEPart) -> [MailPart] {
        var found: [MailPart] = []
        func collect(_ parts: [MIMEPart], _ prefix: String, _ depth: Int) {
            for (number, part) in parts.filter({ !isNothing($0) }).enumerated() {
                let position = prefix + String(number + 1)
                if part.children.isEmpty || part.contentType.type != "multipart" {
                    found.append(MailPart(position: position, part: part))
                }
                if depth < deepest { collect(part.children, position + ".", depth + 1) }
            }
        }
        collect(root.children, "", 1)
        return found.isEmpty ? [MailPart(position: "1", part: root)] : found
    }

    /// The parts that are files: those with a name, and all that is not text.
    static func files(of root: MIMEPart) -> [MailPart] {
        all(of: root).filter { $0.part.isAttachment || $0.part.filename != nil }
    }

    /// The last part of its address: `2-0001-fix.patch`.
    ///
    /// As in public-inbox, a name that has more than letters, digits and a few marks gives way to `a.txt` or `a.bin`.
    var address: String {
        let name = part.filename.flatMap { Self.isPlain($0) ? $0 : nil }
        return "\(position)-\(name ?? (part.contentType.name == "text/plain" ? "a.txt" : "a.bin"))"
    }

    /// What a page calls it.
    var label: String {
        let name = SafeText.line(part.filename ?? "")
        return name.allSatisfy(\.isWhitespace) ? "part \(position)" : name
    }

    /// The name under which a browser keeps it: nothing in it that a header or a file system takes for something else.
    var filename: String {
        let name = part.filename ?? "part-\(position)"
        let safe = name.unicodeScalars.prefix(100).map { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "._-+".unicodeScalars.contains(scalar))
                ? Character(scalar) : "_"
        }
        return String(safe.first == "." ? ["_"] + safe : safe)
    }

    /// The declared charset of a text; nil for other types, or when no browser could know it.
    var charset: String? {
        guard part.contentType.type == "text" else { return nil }
        let named = part.contentType.parameters["charset"] ?? "utf-8"
        let isPlain =
            !named.isEmpty && named.utf8.count <= 40 && named.utf8.allSatisfy { Self.isWord($0) || $0 == 0x2D }
        return isPlain ? named.lowercased() : "utf-8"
    }

    /// Takes `2.1-NAME` apart; nil when it is none.
    static func position(in address: String) -> String? {
        guard let dash = address.utf8.firstIndex(of: UInt8(ascii: "-")),
            isPlain(address[address.utf8.index(after: dash)...])
        else { return nil }
        let position = address[..<dash]
        let numbers = position.split(separator: ".", omittingEmptySubsequences: false)
        let isNumbered = numbers.allSatisfy { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isASCIIDigit) }
        return isNumbered && numbers.count <= deepest ? String(position) : nil
    }

    /// A name of at least three letters, digits, underscores, hyphens and points, the first and the last a letter or digit.
    private static func isPlain(_ name: some StringProtocol) -> Bool {
        let bytes = Array(name.utf8)
        guard (3...200).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric
            && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// Whether there are only blank lines between two boundaries.
    private static func isNothing(_ part: MIMEPart) -> Bool {
        part.header.isEmpty && part.children.isEmpty && part.rawContent.allSatisfy { $0 <= 0x20 }
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") }
}
