internal import MailFormat
internal import PatchFormat

/// The diff of a patch with the bytes that its author's git wrote.
///
/// The text of a mail is read as UTF-8 with LF line ends, which is right for people and wrong for a file with carriage
/// returns or in Latin-1: a patch made of that text would not apply, or make another file.
enum OriginalDiff {
    /// The diff as it was sent; that of the decoded text where the mail has no other.
    static func bytes(of patch: Patch, in message: Message) -> [UInt8] {
        let root = message.root
        guard root.children.isEmpty, root.contentType.type == "text",
            root.contentType.parameters["format"]?.lowercased() != "flowed"
        else { return patch.diff }
        let content = withoutTransportLineEnds(root.content)
        guard let range = DiffLocator.range(in: content) else { return patch.diff }
        let original = Array(content[range])
        // The same lines, or it is not the same diff: text that was mended on the way is better than bytes that were not.
        guard original.count(where: { $0 == 10 }) == patch.diff.count(where: { $0 == 10 }) else { return patch.diff }
        return original
    }

    /// The content with LF line ends where every line ends with CRLF: then mail put them there, not the file.
    private static func withoutTransportLineEnds(_ content: [UInt8]) -> [UInt8] {
        var lines = 0
        var withReturn = 0
        for (place, byte) in content.enumerated() where byte == 10 {
            lines += 1
            if place > 0, content[place - 1] == 13 { withReturn += 1 }
        }
        guard lines > 0, lines == withReturn else { return content }
        return content.enumerated().filter { place, byte in
            !(byte == 13 && place + 1 < content.count && content[place + 1] == 10)
        }.map(\.element)
    }
}
