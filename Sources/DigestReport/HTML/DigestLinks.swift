/// Where the messages and the numbers of a digest lead.
///
///     DigestLinks(base: "https://lore.kernel.org/kvm/")
public struct DigestLinks: Sendable {
    /// The page of a message, by its Message-ID; nil for no link.
    public var message: @Sendable (_ id: String) -> HTMLLink?
    /// The page of the messages behind a number, by the name of its list as `DigestListing` has it; nil for no link.
    public var list: @Sendable (_ name: String) -> HTMLLink?

    /// Links of one's own, such as a web server's.
    public init(
        message: @escaping @Sendable (_ id: String) -> HTMLLink?,
        list: @escaping @Sendable (_ name: String) -> HTMLLink? = { _ in nil }
    ) {
        self.message = message
        self.list = list
    }

    /// Links into an archive at `base`, an `http:` or `https:` address; without one, `mid:` addresses.
    public init(base: String? = nil) {
        self.init(message: { id in
            base.flatMap { HTMLLink.message(id, in: $0) } ?? HTMLLink.message(id)
        })
    }
}
