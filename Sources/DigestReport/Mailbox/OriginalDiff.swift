internal import MailFormat
internal import PatchFormat

/// The diff of a patch with the bytes that its author's git wrote.
///
/// The text of a mail is read as UTF-8 with LF line ends, which is right for people and wrong for a file with carriage
/// returns or in Latin-1: a patch made of that text would not apply, or make another file.
struct OriginalDiff {
    /// The diff as it was sent; that of the decoded text where the mail has no other.
    ///
    /// One that ends early, since a mailer wrapped or cut a line, is followed by everything that is below it, up to the
    /// signature: `git am` decides what to make of it.
    private(set) var bytes: [UInt8]
    /// What is wrong with it, for a person; empty for a diff that is whole.
    private(set) var faults: [String]

    /// Finds the diff of `patch`, which was read from `message`.
    init(of patch: Patch, in message: Message) {
        let source = Self.contents(of: message).first { text in
            DiffLocator.range(in: text.text).map { text.text[$0].elementsEqual(patch.diff) } ?? false
        }
        if let source {
            self.init(source.content, sameLinesAs: source.text)
        } else if let range = DiffLocator.range(in: message.text), message.text[range].elementsEqual(patch.diff) {
            self.init(message.text)
        } else {
            self.init(patch.diff)
        }
    }

    /// Takes the diff from `content`, or from its decoded `text` where that has other lines: text that was mended on the way is
    /// better than bytes that were not.
    private init(_ content: [UInt8], sameLinesAs text: [UInt8]) {
        let original = Self.withoutTransportLineEnds(content)
        guard let range = DiffLocator.range(in: original), let decoded = DiffLocator.range(in: text),
            original[range].count(where: { $0 == 10 }) == text[decoded].count(where: { $0 == 10 })
        else {
            self.init(text)
            return
        }
        self.init(original)
    }

    private init(_ text: [UInt8]) {
        guard let range = DiffLocator.range(in: text) else {
            (bytes, faults) = (text, [])
            return
        }
        let end = Self.signature(in: text, behind: range.upperBound)
        let damage = DiffDamage(in: Array(text[range]), rest: text[range.upperBound..<end])
        bytes = Array(text[range.lowerBound..<(damage.endsEarly ? end : range.upperBound)])
        faults = damage.faults
    }

    /// The texts in a mail that may hold a diff: its single part, or each part of a multipart that is text or a patch.
    private static func contents(of message: Message) -> [(content: [UInt8], text: [UInt8])] {
        var found: [(content: [UInt8], text: [UInt8])] = []
        func collect(_ part: MIMEPart) {
            if part.contentType.type == "multipart" || part.contentType.type == "message" {
                part.children.forEach(collect)
            } else if part.contentType.subtype != "html",
                part.contentType.parameters["format"]?.lowercased() != "flowed"
            {
                found.append((part.content, part.text))
            }
        }
        collect(message.root)
        return found
    }

    /// Where the signature begins, or the text ends.
    private static func signature(in text: [UInt8], behind start: Int) -> Int {
        var position = start
        while position < text.count {
            let end = text[position...].firstIndex(of: 10) ?? text.count
            let line = text[position..<end]
            if line.elementsEqual("-- ".utf8) || line.elementsEqual("--".utf8) { return position }
            position = end + 1
        }
        return text.count
    }

    /// The content with LF line ends where every line ends with CRLF: then mail put them there, not the file.
    private static func withoutTransportLineEnds(_ content: [UInt8]) -> [UInt8] {
        var lines = 0
        var withReturn = 0
        for (offset, byte) in content.enumerated() where byte == 10 {
            lines += 1
            if offset > 0, content[offset - 1] == 13 { withReturn += 1 }
        }
        guard lines > 0, lines == withReturn else { return content }
        return content.enumerated().filter { offset, byte in
            !(byte == 13 && offset + 1 < content.count && content[offset + 1] == 10)
        }.map(\.element)
    }
}
