/// A person's name and address, as in `Jane Doe <jane@example.org>`.
public struct Mailbox: Sendable, Hashable {
    /// The display name, decoded; empty when there is none.
    public var name: String
    /// The address as written, without brackets, comments and routes; empty when there is none.
    public var address: String

    /// Puts a name and an address together.
    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// What follows the last `@`, in lower case; empty when there is none.
    public var domain: String {
        guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "" }
        return String(address[address.utf8.index(after: at)...]).lowercased()
    }
}

extension Mailbox: CustomStringConvertible {
    /// `Name <address>` for people to read, or whichever of the two is present.
    public var description: String {
        if name.isEmpty { return address }
        if address.isEmpty { return name }
        return "\(name) <\(address)>"
    }
}
