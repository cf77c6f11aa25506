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
    /// Names and addresses of From.
    public var from: String
    /// Names and addresses of To.
    public var to: String
    /// Names and addresses of Cc.
    public var cc: String

    /// Takes a message apart; `text` is its decoded text.
    init(_ message: Message, text: [UInt8], mail: PatchMail) {
        let diffRange = mail.patch == nil ? nil : DiffLocator.range(in: text)
        var prose: [UInt8] = []
        prose.reserveCapacity(text.count - (diffRange?.count ?? 0))
        var quotedTerms = TermSet()
        var diffTerms = TermSet()
        text.withUnsafeBufferPointer { bytes in
            var place = 0
            while place < bytes.count {
                if let diffRange, place == diffRange.lowerBound, !diffRange.isEmpty {
                    diffTerms.add(UnsafeBufferPointer(rebasing: bytes[diffRange]))
                    place = diffRange.upperBound
                    continue
                }
                var end = Self.lineEnd(bytes, from: place)
                if let diffRange, place < diffRange.lowerBound { end = min(end, diffRange.lowerBound - 1) }
                let line = UnsafeBufferPointer(rebasing: bytes[place..<min(end + 1, bytes.count)])
                if line.first == UInt8(ascii: ">") { quotedTerms.add(line) } else { prose.append(contentsOf: line) }
                place = end + 1
            }
        }
        self.prose = prose
        quoted = quotedTerms.joined
        diff = diffTerms.joined
        from = Self.people(message.from)
        to = Self.people(message.to)
        cc = Self.people(message.cc)
    }

    private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Int {
        guard let base = bytes.baseAddress, let found = memchr(base + place, 10, bytes.count - place) else {
            return bytes.count
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func people(_ mailboxes: [Mailbox]) -> String {
        // Nobody looks for the thousandth recipient.
        mailboxes.prefix(200).map { $0.name + " " + $0.address }.joined(separator: " ")
    }
}
