public import MailFormat
public import PatchFormat

/// One mail as far as it matters for what belongs together: no text, no diff.
///
/// The same Message-ID is the same message, through however many lists it came.
public struct TrackedMessage: Sendable, Equatable, Identifiable {
    /// Message-ID without angle brackets.
    public var id: String
    /// The sort of mail.
    public var kind: PatchMail.Kind
    /// The tags of the subject.
    public var subject: PatchSubject
    /// Title of the patch, cover or message, without tags.
    public var title: String
    /// Header `From:`, list rewriting undone.
    public var sender: Mailbox?
    /// Author: the in-body `From:` of a patch, else the sender.
    public var author: Mailbox?
    /// Another mailbox of the sender's, which the mail itself asks answers to (Reply-To, under the same name).
    public var replyTo: Mailbox?
    /// Whom a posting addresses, To and Cc; empty for answers.
    public var recipients: [Mailbox] = []
    /// When the archive received it, in seconds since 1970 UTC.
    public var receivedAt: Int64
    /// The mail's own date, in seconds since 1970 UTC, where it has a possible one.
    public var sentAt: Int64?
    /// When it was posted, in seconds since 1970 UTC: its own date where that can be believed, else when it was received.
    ///
    /// An index that can look at the neighbours of a mail believes also a date that is days before its receipt.
    public var postedAt: Int64
    /// Message-IDs of the messages that it answers, oldest first, the direct parent last.
    public var ancestors: [String]
    /// Message-IDs that its own text links to.
    public var linkedMessageIDs: [String]
    /// What it says of itself and other postings (`Supersedes:`, `Depends-on:`).
    public var relations: [PatchRelation] = []
    /// The commit that its commit message says to be a copy of (`commit 1234… upstream.`).
    public var upstreamCommit: String?
    /// `git patch-id --stable` of its diff.
    public var patchID: PatchID?
    /// The `change-id` that b4 gives to all versions of one work.
    public var changeID: String?
    /// Paths of the files that its diff changes.
    public var files: [String]
    /// Trailers of its commit message, in order.
    public var trailers: [Trailer]
    /// Review tags that it gives to what it answers.
    public var givenTags: [Trailer]
    /// What it says was applied.
    public var notice: ApplicationNotice?
    /// Whether its sender is known to take patches of others: whoever says "merged" of a patch of their own then took it.
    ///
    /// Only an index can know; false where nobody has looked.
    public var isFromCommitter = false
    /// What it asks to be pulled.
    public var pullRequest: PullReference?
    /// Name of the program that sent it; `nil` for a person.
    public var automaton: String?
    /// What its words say about a next version.
    public var remark: ReplyRemark?
    /// What it says fixes the report that it answers: the title of a patch, or a commit (``FixCommand``).
    public var namedFix: String?
    /// Whether it has a diff.
    public var hasDiff: Bool
    /// Whether it has a shortlog or a diffstat in the manner of a cover letter.
    public var hasOverview: Bool
    /// The patches in it, each as a message of its own with the same id, where more than one is attached to it.
    public var attachedPatches: [TrackedMessage]
    /// Of such a patch, its index among those that are attached.
    public var attachment: Int?

    /// Makes a message from its parts; what is left out is absent.
    public init(
        id: String, kind: PatchMail.Kind, subject: PatchSubject, title: String? = nil, sender: Mailbox? = nil,
        author: Mailbox? = nil, receivedAt: Int64, sentAt: Int64? = nil, ancestors: [String] = [],
        linkedMessageIDs: [String] = [], patchID: PatchID? = nil, changeID: String? = nil, files: [String] = [],
        trailers: [Trailer] = [], givenTags: [Trailer] = [], notice: ApplicationNotice? = nil,
        pullRequest: PullReference? = nil, automaton: String? = nil, remark: ReplyRemark? = nil, hasDiff: Bool = false,
        hasOverview: Bool = false, attachedPatches: [TrackedMessage] = []
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.title = title ?? subject.title
        self.sender = sender
        self.author = author ?? sender
        self.receivedAt = receivedAt
        self.sentAt = sentAt
        postedAt = Self.postedAt(sentAt, receivedAt: receivedAt)
        self.ancestors = ancestors
        self.linkedMessageIDs = linkedMessageIDs
        self.patchID = patchID
        self.changeID = changeID
        self.files = files
        self.trailers = trailers
        self.givenTags = givenTags
        self.notice = notice
        self.pullRequest = pullRequest
        self.automaton = automaton
        self.remark = remark
        self.hasDiff = hasDiff
        self.hasOverview = hasOverview
        self.attachedPatches = attachedPatches
    }

    /// Takes from a parsed mail what tracking needs; `text` is the decoded text that `mail` was read from.
    public init(
        id: String, mail: PatchMail, text: [UInt8] = [], sender: Mailbox?, receivedAt: Int64, sentAt: Int64?,
        ancestors: [String], patchID: PatchID?
    ) {
        self.init(
            id: id, kind: mail.kind, subject: mail.subject, title: mail.title, sender: sender, author: mail.author,
            receivedAt: receivedAt, sentAt: sentAt, ancestors: ancestors, linkedMessageIDs: mail.linkedMessageIDs,
            patchID: patchID, changeID: mail.patch?.changeID ?? mail.cover?.changeID,
            files: mail.patch?.files.map(\.path) ?? [], trailers: mail.patch?.trailers ?? [],
            givenTags: mail.reviewTags, notice: mail.notice, pullRequest: mail.pullRequest.map(PullReference.init),
            automaton: mail.automaton, remark: ReplyRemark(of: mail, text: text),
            hasDiff: mail.patch.map { !$0.diff.isEmpty } ?? false,
            hasOverview: mail.cover.map { !$0.shortlog.isEmpty || !$0.diffstat.isEmpty } ?? false)
        relations = mail.relations
        upstreamCommit = mail.patch?.upstreamCommit
        namedFix = mail.kind == .reply && mail.automaton == nil ? FixCommand.fix(in: text) : nil
        attachedPatches = mail.attachedPatches.enumerated().map { index, patch in
            attached(
                index, subject: patch.subject, title: patch.title, author: patch.author,
                patchID: patch.patch?.patchID, changeID: patch.patch?.changeID,
                files: patch.patch?.files.map(\.path) ?? [], trailers: patch.patch?.trailers ?? [])
        }
    }

    /// One of several patches that are attached to this message.
    public func attached(
        _ index: Int, subject: PatchSubject, title: String, author: Mailbox?, patchID: PatchID?, changeID: String?,
        files: [String], trailers: [Trailer]
    ) -> TrackedMessage {
        var patch = self
        patch.attachedPatches = []
        patch.attachment = index
        (patch.kind, patch.hasDiff) = (.patch, true)
        (patch.subject, patch.title, patch.author) = (subject, title, author ?? sender)
        (patch.patchID, patch.changeID, patch.files, patch.trailers) = (patchID, changeID, files, trailers)
        return patch
    }
}

extension TrackedMessage {
    /// Whether it posts something: it is a patch, a cover letter or a pull request.
    ///
    /// What a mail alone says is not enough for that where it answers another one, see ``ThreadPostings``.
    public var isPosting: Bool {
        switch kind {
        case .patch, .cover, .pullRequest: true
        case .notice, .reply, .other: false
        }
    }

    /// Whether it has the text of a cover letter, but not its tags: patches that answer it make it one.
    var mayBeCover: Bool { kind == .other && hasOverview && ancestors.isEmpty }
    /// How long, in seconds, a mail usually takes at most from being sent to being received.
    public static let usualDelay: Int64 = 2 * 86_400
    /// How far, in seconds, the clock of a sender may be ahead.
    private static let clockSkew: Int64 = 3_600

    /// The mail's own date where it is near its receipt, else the receipt.
    private static func postedAt(_ sentAt: Int64?, receivedAt: Int64) -> Int64 {
        guard let sentAt, (-clockSkew...usualDelay).contains(receivedAt &- sentAt) else { return receivedAt }
        return min(sentAt, receivedAt)
    }

    /// The order in which messages are shown and ties are broken: as received, then by id.
    static func isBefore(_ left: TrackedMessage, _ right: TrackedMessage) -> Bool {
        (left.receivedAt, left.id) < (right.receivedAt, right.id)
    }
}
