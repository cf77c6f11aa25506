/// What a mail says of its patches and those of another mail: `Supersedes: <id>`, `Based-on: <id>`.
public struct PatchRelation: Sendable, Hashable {
    /// What the other mail is to this one.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Its patches are replaced by those of this mail (`Supersedes:`).
        case supersedes
        /// Its patches replace those of this mail, or of the one that this mail answers (`Obsoleted-by:`, `Superseded-by:`).
        case obsoletedBy
        /// Its patches must be applied first (`Based-on:`).
        case basedOn
        /// Its patches must be applied first (`Depends-on:`, `prerequisite-message-id:`).
        case dependsOn
    }

    /// What the other mail is to this one.
    public var kind: Kind
    /// Message-ID of the other mail, without angle brackets.
    public var messageID: String

    /// Makes a relation from its parts.
    public init(kind: Kind, messageID: String) {
        self.kind = kind
        self.messageID = messageID
    }
}
