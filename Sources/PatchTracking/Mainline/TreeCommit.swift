public import MailFormat
public import PatchFormat

/// A commit of a tree of source code, as far as it shows which patch it was made from.
public struct TreeCommit: Sendable, Equatable, Identifiable {
    /// The full name.
    public var id: String
    /// When it was committed, in seconds since 1970 UTC.
    public var committedAt: Int64
    /// Who wrote it.
    public var author: Mailbox
    /// Who committed it.
    public var committer: Mailbox
    /// The first line of its message.
    public var title: String
    /// The messages that its `Link:` and `Message-ID:` trailers name.
    public var linkedMessageIDs: [String]
    /// `git patch-id --stable` of its diff, with files that moved as renames and without; empty where nobody has looked.
    public var patchIDs: [PatchID]

    /// Makes a commit from its parts.
    public init(
        id: String, committedAt: Int64, author: Mailbox, committer: Mailbox, title: String,
        linkedMessageIDs: [String] = [], patchIDs: [PatchID] = []
    ) {
        self.id = id
        self.committedAt = committedAt
        self.author = author
        self.committer = committer
        self.title = title
        self.linkedMessageIDs = linkedMessageIDs
        self.patchIDs = patchIDs
    }

    /// A sum that titles have in common which differ only in case, punctuation and white space.
    public static func titleKey(_ title: String) -> UInt64 { LinkKeySum(Title(title).words).value }
}

/// Which patch a commit was made from.
public struct CommitOrigin: Sendable, Hashable {
    /// Message-ID of the patch.
    public var messageID: TrackedMessage.ID
    /// How it was found.
    public var means: MainlineEvidence.Means

    /// Makes an origin from its parts.
    public init(messageID: TrackedMessage.ID, means: MainlineEvidence.Means) {
        self.messageID = messageID
        self.means = means
    }
}
