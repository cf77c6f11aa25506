/// Where a message can be read: its page on an archive, or the message itself as mail programs find it.
struct MessageURI {
    /// The address of the archive, to which a Message-ID and a slash are added; nil when no archive is known.
    var base: String?

    /// The address of a message's page; without an archive its `mid:` URI.
    func text(of messageID: String) -> String {
        base.map { $0 + Self.encoded(messageID) + "/" } ?? Self.mid(messageID)
    }

    /// The URI of the message wherever it is (RFC 2392).
    static func mid(_ messageID: String) -> String { "mid:" + encoded(messageID) }

    /// Percent-encoded, as links in pages are.
    static func encoded(_ messageID: String) -> String { HTMLLink.encoded(messageID) }
}
