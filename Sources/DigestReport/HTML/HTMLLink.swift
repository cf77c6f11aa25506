internal import MailFormat

/// Where a link leads: `http:`, `https:`, `mid:` (RFC 2392), or an address within the same site or page; nothing else can be one.
public struct HTMLLink: Sendable, Hashable {
    /// The address, not yet escaped for HTML.
    public let text: String

    /// An address, nil when it is of another kind (`javascript:` …), or longer than browsers take.
    ///
    /// `/kvm/series` leads within the site, `#people` within the page; `//host/` would lead elsewhere and is refused.
    public init?(_ address: String) {
        guard address.utf8.count <= Self.longest, address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C })
        else { return nil }
        let isSite = address.hasPrefix("/") && !address.hasPrefix("//")
        guard isSite || address.hasPrefix("#") || address.hasPrefix("?") || Self.hasScheme(address) else { return nil }
        text = address
    }

    /// Bytes after which an address is an accident.
    private static let longest = 2000

    private static func hasScheme(_ address: String) -> Bool {
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mid:")
    }

    /// A message in an archive: base, Message-ID, `/`, as public-inbox and lore.kernel.org have it.
    ///
    /// Nil when the base is no `http:` or `https:` address.
    public static func message(_ id: String, in base: String) -> HTMLLink? {
        guard base.hasPrefix("http://") || base.hasPrefix("https://") else { return nil }
        return HTMLLink(base + (base.hasSuffix("/") ? "" : "/") + encoded(id) + "/")
    }

    /// A message wherever a mail program has it (RFC 2392).
    public static func message(_ id: String) -> HTMLLink? { id.isEmpty ? nil : HTMLLink("mid:" + encoded(id)) }

    /// Percent-encoded but for the unreserved characters of RFC 3986, section 2.3, and `@`.
    public static func encoded(_ text: String) -> String {
        PercentEncoding.encode(text, keeping: CollectionOfOne(UInt8(ascii: "@")))
    }
}
