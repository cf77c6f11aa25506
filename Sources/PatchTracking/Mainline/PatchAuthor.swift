public import MailFormat

/// The ways in which the author of a patch and that of a commit can be the same: address, or name.
///
/// What mailing lists make of a name ("Jane via list"), order ("Doe, Jane") and case do not count.
public struct PatchAuthor: Sendable, Equatable {
    /// The address in lower case; nil where there is none.
    public let address: String?
    /// The name in lower case; nil where there is none.
    ///
    /// One of a single word counts, too: only who has the same title or lines is compared.
    public let name: String?

    /// The ways of `mailbox`.
    public init(_ mailbox: Mailbox) {
        address = mailbox.address.contains("@") ? mailbox.address.lowercased() : nil
        name = Self.folded(mailbox.name)
    }

    /// Whether this may be the same person.
    public func isSame(as other: PatchAuthor) -> Bool {
        (address != nil && address == other.address) || (name != nil && name == other.name)
    }

    private static func folded(_ name: String) -> String? {
        var words = name.lowercased().split { " \t\"'".contains($0) }
        if let via = words.lastIndex(of: "via"), via > 0 { words.removeSubrange(via...) }
        words.removeAll { $0.hasPrefix("(") && $0.hasSuffix(")") }
        if words.count > 1, let comma = words.firstIndex(where: { $0.hasSuffix(",") }), comma + 1 < words.count {
            words[comma].removeLast()
            words = Array(words[(comma + 1)...] + words[...comma])
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
