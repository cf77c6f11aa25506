internal import Glibc
internal import MailFormat
internal import PatchFormat

/// What full-text search sees of one message: its own words with their places, and the words of what it quotes and changes.
///
/// Quoted text and diffs are most of a list's bytes and are searched for words, not for phrases; each word is kept once.
public struct SearchText: Sendable, Equatable {
    /// The words of the author: everything that is neither quoted nor diff.
    ///
    /// UTF-8.
    public var prose: [UInt8]
    /// The words of quoted lines, each once, with a space between.
    public var quoted: [UInt8]
    /// The words of the diff, each once, with a space between.
    public var diff: [UInt8]
    /// The words of From, each once, with a space between.
    public var from: [UInt8]
    /// The words of To, each once, with a space between.
    public var to: [UInt8]
    /// The words of Cc, each once, with a space between.
    public var cc: [UInt8]

    /// Takes a message apart; `text` is its decoded text.
    init(_ message: Message, text: [UInt8], mail: PatchMail) {
        let diffRange = mail.patch == nil ? nil : DiffLocator.range(in: text)
        var prose: [UInt8] = []
        prose.reserveCapacity(text.count - (diffRange?.count ?? 0))
        var quotations: [UInt8] = []
        diff = text.withUnsafeBufferPointer { bytes in
            var place = 0
            while place < bytes.count {
                if let diffRange, place == diffRange.lowerBound, !diffRange.isEmpty {
                    place = diffRange.upperBound
                    continue
                }
                var end = Self.lineEnd(bytes, from: place)
                if let diffRange, place < diffRange.lowerBound { end = min(end, diffRange.lowerBound - 1) }
                let line = UnsafeBufferPointer(rebasing: bytes[place..<min(end + 1, bytes.count)])
                if line.first == UInt8(ascii: ">") {
                    quotations.append(contentsOf: line)
                } else {
                    prose.append(contentsOf: line)
                }
                place = end + 1
            }
            return diffRange.map { DistinctWords.list(in: UnsafeBufferPointer(rebasing: bytes[$0])) } ?? []
        }
        self.prose = prose
        quoted = quotations.withUnsafeBufferPointer { DistinctWords.list(in: $0) }
        from = Self.words(of: "From", in: message)
        to = Self.words(of: "To", in: message)
        cc = Self.words(of: "Cc", in: message)
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        guard let base = bytes.baseAddress, let found = memchr(base + place, 10, bytes.count - place) else {
            return bytes.count
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func words(of field: String, in message: Message) -> [UInt8] {
        guard var value = message.header.text(field) else { return [] }
        return value.withUTF8 { DistinctWords.list(in: $0) }
    }
}
