/// Finds the Message-IDs that a text links to on public archives.
struct ArchiveLinks {
    private(set) var messageIDs: [String] = []
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Takes the links of `range`; quoted lines do not count.
    mutating func read(_ range: Range<Int>) {
        var index = range.lowerBound
        // Links and the field both have a colon, which few lines have.
        while index < range.upperBound {
            let colon = bytes.offset(of: UInt8(ascii: ":"), in: index..<range.upperBound)
            guard colon < range.upperBound else { return }
            index = colon + 1
            if colon + 2 < range.upperBound, bytes[colon + 1] == UInt8(ascii: "/"),
                bytes[colon + 2] == UInt8(ascii: "/")
            {
                index = colon + 4
                guard bytes[bytes.lineStart(of: colon, in: range)] != UInt8(ascii: ">") else { continue }
                readLink((colon + 3)..<bytes.offset(of: 0x0A, in: (colon + 3)..<range.upperBound))
            } else if bytes.isLineStart("message-id", before: colon, in: range) {
                readField((colon + 1)..<bytes.offset(of: 0x0A, in: (colon + 1)..<range.upperBound))
            }
        }
    }

    /// The Message-IDs in the value of a line that names mails: in angle brackets, bare, or in an address on an archive.
    static func messageIDs(inValue value: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var links = ArchiveLinks(bytes)
        var index = value.lowerBound
        while index < value.upperBound {
            let word = value.dropFirst(index - value.lowerBound).prefix {
                bytes[$0] > 0x20 && bytes[$0] != UInt8(ascii: ",")
            }
            if let colon = word.first(where: { bytes[$0] == UInt8(ascii: ":") && bytes.starts(with: "://", at: $0) }) {
                links.readPath(word.dropFirst(colon + 3 - word.lowerBound))
            } else if let first = word.first {
                let isBracketed = bytes[first] == UInt8(ascii: "<")
                let id = isBracketed ? word.dropFirst().prefix { bytes[$0] != UInt8(ascii: ">") } : word
                if !id.contains(where: { "<>()\"".utf8.contains(bytes[$0]) }) { links.add(id) }
            }
            index = word.upperBound + 1
        }
        return links.messageIDs
    }

    private mutating func readField(_ value: Range<Int>) {
        let text = bytes.trimmed(value)
        guard let first = text.first, bytes[first] == UInt8(ascii: "<"),
            let close = bytes[text].firstIndex(of: UInt8(ascii: ">"))
        else { return }
        add((first + 1)..<close)
    }

    /// Reads what follows `https://`.
    private mutating func readLink(_ rest: Range<Int>) {
        guard let host = Self.hosts.first(where: { bytes.starts(with: $0, at: rest.lowerBound) }) else { return }
        readPath(rest.dropFirst(host.utf8CodeUnitCount))
    }

    /// Reads what follows the host of an address.
    private mutating func readPath(_ path: Range<Int>) {
        var start = path.lowerBound
        let end = path.first { Self.endsLink(bytes[$0]) } ?? path.upperBound
        // The id is the first piece of the path with an "@"; before it stand the list's name, "r", "project/x/patch".
        for _ in 0..<6 where start < end {
            let piece = start..<(bytes[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end)
            if bytes[piece].contains(UInt8(ascii: "@")) || Self.hasEscapedAt(bytes[piece]) {
                add(piece)
                return
            }
            start = piece.upperBound + 1
        }
    }

    private static func hasEscapedAt(_ piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var index = piece.startIndex
        while index + 2 < piece.endIndex {
            if piece[index] == UInt8(ascii: "%"), piece[index + 1] == UInt8(ascii: "4"),
                piece[index + 2] == UInt8(ascii: "0")
            {
                return true
            }
            index += 1
        }
        return false
    }

    private mutating func add(_ range: Range<Int>) {
        var id: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < range.upperBound, let upper = bytes[index + 1].hexDigit,
                let lower = bytes[index + 2].hexDigit
            {
                id.append(upper << 4 | lower)
                index += 3
            } else {
                id.append(bytes[index])
                index += 1
            }
        }
        while let last = id.last, ".,;:".utf8.contains(last) { id.removeLast() }
        let text = String(decoding: id, as: UTF8.self)
        // Nobody links to hundreds of mails, and looking for one that is there already costs time.
        guard id.contains(UInt8(ascii: "@")), messageIDs.count < 256, !messageIDs.contains(text) else { return }
        messageIDs.append(text)
    }

    private static func endsLink(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte >= 0x7F || "<>\"'()[]{}#?|\\^`,;".utf8.contains(byte)
    }

    private static let hosts: [StaticString] = [
        "lore.kernel.org/", "lkml.kernel.org/", "patch.msgid.link/", "msgid.link/", "patchwork.kernel.org/",
        "patchew.org/", "inbox.sourceware.org/", "public-inbox.org/", "inbox.dpdk.org/", "yhbt.net/lore/",
    ]
}
