public import MailFormat
public import PatchFormat

/// A `Reviewed-by:` or the like that somebody gave in a reply.
public struct ReviewTag: Sendable, Equatable {
    /// What a tag was given to.
    public enum Target: Sendable, Hashable {
        /// All parts, by a reply to the cover.
        case series
        /// The part with this number, received or not.
        case part(Int)
    }

    /// The tag as it is in the mail.
    public var trailer: Trailer
    /// Whose tag it is: the person in it, else who sent the mail; of a `Fixes` or `Cc` who sent the mail.
    public var person: Mailbox
    /// What it was given to.
    public var target: Target
    /// Message-ID of the reply.
    public var messageID: TrackedMessage.ID
    /// When the reply was received, in seconds since 1970 UTC.
    public var givenAt: Int64
    /// Who sent the reply.
    public var sender: Mailbox?
    /// Name of the program that gave it; `nil` for a person.
    public var automaton: String?
    /// Message-ID of the reply that took it back.
    public var withdrawnBy: TrackedMessage.ID?
    /// Whether the author's own patches carry it already.
    public var isCarried: Bool
    /// The older version in which it was given to the same diff; `nil` where it was given to this one.
    public var carriedFrom: Series.ID?

    /// What is before the colon: `Reviewed-by`.
    public var key: String { trailer.key }
    /// Whether the one whom it names sent it: by address, or by name where somebody writes from two.
    ///
    /// A tag in somebody else's name is the sender's word.
    public var isOwn: Bool {
        guard isPersonal, let named = trailer.mailbox, let sender else { return true }
        if named.comparedAddress == sender.comparedAddress { return true }
        let name = PersonName(named.name)
        return !name.words.isEmpty && name == PersonName(sender.name)
    }
    /// Whether it says no: Nacked-by, NAK, Rejected-by.
    public var isObjection: Bool { Self.objections.contains(key.lowercased()) }
    /// Whether it says that the patch is right: Reviewed-by or Acked-by.
    public var isApproval: Bool { Self.approvals.contains(key.lowercased()) }

    /// Whether it names a person, as `Reviewed-by` does and `Fixes` and `Cc` do not.
    public var isPersonal: Bool { key.lowercased().hasSuffix("-by") }

    static let objections: Set<String> = [
        "nacked-by", "nack-by", "nak-by", "nack", "nak", "naked-by", "rejected-by", "not-acked-by", "not-reviewed-by",
    ]
    static let approvals: Set<String> = ["reviewed-by", "acked-by"]
}
