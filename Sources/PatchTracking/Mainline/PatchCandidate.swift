public import MailFormat
public import PatchFormat

/// A patch of a list that a commit may have been made from.
public struct PatchCandidate: Sendable, Equatable {
    /// Message-ID of the mail.
    public var messageID: TrackedMessage.ID
    /// Title of the patch.
    public var title: String
    /// Who wrote it.
    public var author: Mailbox?
    /// The mail's own date, or where that is impossible when the archive received it, in seconds since 1970 UTC.
    public var sentAt: Int64
    /// `git patch-id --stable` of its diff.
    public var patchID: PatchID?
    /// Whether its subject says that it was committed already.
    public var isAnnounced: Bool
    /// How many of its changed lines the commit has, from 0 to 1; nil while nobody has looked.
    public var likeness: Double?

    /// Makes a candidate from its parts.
    public init(
        messageID: TrackedMessage.ID, title: String, author: Mailbox?, sentAt: Int64, patchID: PatchID? = nil,
        isAnnounced: Bool = false, likeness: Double? = nil
    ) {
        self.messageID = messageID
        self.title = title
        self.author = author
        self.sentAt = sentAt
        self.patchID = patchID
        self.isAnnounced = isAnnounced
        self.likeness = likeness
    }

    /// A part of a series as a candidate.
    public init(_ part: TrackedMessage) {
        self.init(
            messageID: part.id, title: part.title, author: part.author,
            sentAt: Self.date(sent: part.sentAt, received: part.receivedAt), patchID: part.patchID)
    }

    /// When a mail was sent, in seconds since 1970 UTC: its own date unless that is impossible.
    ///
    /// Mirrors import years at once, so that a mail may have been received long after it was sent, but never before.
    public static func date(sent: Int64?, received: Int64) -> Int64 {
        guard let sent, sent > 0, sent <= received + 86_400 else { return received }
        return sent
    }

    /// Whether the tags of a subject say that the patch was committed: `[COMMITTED]`, `[PATCH PUSHED]`.
    public static func isAnnounced(in subject: String) -> Bool {
        guard let end = subject.lastIndex(of: "]") else { return false }
        let tags = subject[..<end].uppercased()
        return tags.contains("COMMITTED") || tags.contains("PUSHED")
    }
}
