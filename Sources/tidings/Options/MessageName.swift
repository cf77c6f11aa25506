internal import Foundation
internal import MailFormat

/// A message as a person names it: a Message-ID with or without brackets, or the address of its page on an archive.
enum MessageName {
    /// The Message-ID in `text`; nil when it looks like a title.
    ///
    /// In brackets everything is one, with or without `@`; blanks do not count, as in a header that was folded.
    static func messageID(in text: String) -> String? {
        if text.hasPrefix("<"), text.hasSuffix(">") {
            let id = possibleID(in: String(text.dropFirst().dropLast()))
            return id.isEmpty ? nil : id
        }
        guard let scheme = text.range(of: "://") else {
            return text.contains("@") && !text.contains(" ") ? text : nil
        }
        // https://lore.kernel.org/kvm/ID/, https://patch.msgid.link/ID, with /raw, /T/ and #t behind it
        let path = text[scheme.upperBound...].prefix { $0 != "#" && $0 != "?" }.split(separator: "/").dropFirst()
        // Without an `@` it is what is behind the list.
        let found = path.first { $0.contains("@") || $0.contains("%40") } ?? path.dropFirst().first
        return found.map { PercentEncoding.decode($0) ?? String($0) }
    }

    /// The Message-ID that `text` is if it is one, although it looks like a title.
    static func possibleID(in text: String) -> String { text.filter { !$0.isWhitespace } }
}
