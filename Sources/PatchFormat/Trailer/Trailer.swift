public import MailFormat

/// A line such as `Reviewed-by: Jane Doe <jane@example.org>` at the end of a commit message or in a reply.
public struct Trailer: Sendable, Hashable {
    /// What is before the colon, in the usual case of its letters (`Reviewed-by`).
    public var key: String
    /// What is behind it, continuation lines joined by a space.
    public var value: String
    /// Whether it takes the tag back ("withdrawn", a quoted-and-struck tag); only in replies.
    public var isWithdrawn: Bool

    /// Makes a trailer from its parts.
    public init(key: String, value: String, isWithdrawn: Bool = false) {
        self.key = key
        self.value = value
        self.isWithdrawn = isWithdrawn
    }

    /// The person in the value; nil where it names none (`Fixes:`, `Link:`).
    public var mailbox: Mailbox? {
        guard value.utf8.contains(UInt8(ascii: "@")) else { return nil }
        // The part of MailFormat that reads addresses is its reader of headers. "# 6.1+" behind the address is no part of it.
        var field = Array("From: ".utf8)
        field += TagValue.cleaned(value).utf8.prefix { $0 != UInt8(ascii: "#") && $0 != 0x0A && $0 != 0x0D }
        guard let mailbox = Message(parsing: field + [0x0A, 0x0A]).from.first,
            mailbox.address.utf8.contains(UInt8(ascii: "@"))
        else { return nil }
        return mailbox
    }
}
