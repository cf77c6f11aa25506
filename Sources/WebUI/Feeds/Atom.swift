internal import DigestReport
internal import Foundation

/// A feed of messages (RFC 4287).
struct Atom {
    /// One message in it.
    struct Entry {
        var title: String
        var author: String
        var address: String
        var updated: Int64
        var link: String
        var id: String
        /// The message it answers.
        var parent: String?
        /// Its text as HTML.
        var content: String
    }

    var title: String
    /// Where the feed is.
    var link: String
    /// The page with the same.
    var page: String
    var entries: [Entry]

    /// The feed as XML; nothing in it but what XML 1.0 allows.
    var xml: String {
        let newest = entries.map(\.updated).max() ?? 0
        var lines = [
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:thr=\"http://purl.org/syndication/thread/1.0\">",
            "<title>\(Self.text(title))</title>", "<id>\(Self.text(link))</id>",
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(Self.text(link))\"/>",
            "<link rel=\"alternate\" type=\"text/html\" href=\"\(Self.text(page))\"/>",
            "<updated>\(Moment(newest).iso8601)</updated>",
        ]
        for entry in entries {
            lines += [
                "<entry>", "<title>\(Self.text(entry.title))</title>",
                "<author><name>\(Self.text(entry.author))</name><email>\(Self.text(entry.address))</email></author>",
                "<updated>\(Moment(entry.updated).iso8601)</updated>", "<link href=\"\(Self.text(entry.link))\"/>",
                "<id>\(Self.uuid(entry.id))</id>",
            ]
            if let parent = entry.parent { lines.append("<thr:in-reply-to ref=\"\(Self.uuid(parent))\"/>") }
            lines += ["<content type=\"html\">\(Self.text(entry.content))</content>", "</entry>"]
        }
        return lines.joined(separator: "\n") + "\n</feed>\n"
    }

    /// An id that stays wherever the message is read: a UUID made from its Message-ID.
    static func uuid(_ messageID: String) -> String { "urn:uuid:" + NameUUID.text(of: ["message", messageID]) }

    /// Text between tags or in an attribute; `SafeText` has taken away what XML has no place for.
    private static func text(_ text: String) -> String {
        var writer = MarkupWriter()
        let plain = String(
            String.UnicodeScalarView(
                SafeText.lines(text).unicodeScalars.map { $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0 }))
        writer.text(plain)
        return writer.html
    }
}
