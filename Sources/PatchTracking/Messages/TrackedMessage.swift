public import MailFormat
public import PatchFormat

/// One mail as far as it matters for what belongs together: no text, no diff.
///
/// The same Message-ID is the same message, through however many lists it came.
public struct TrackedMessage: Sendable, Equatable, Identifiable {
    private var storage: Storage

    /// The values, to be changed: those that another copy of the message shares are copied first.
    private var fields: Fields {
        get { storage.fields }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
            yield &storage.fields
        }
    }

    /// Message-ID without angle brackets.
    public var id: String {
        get { storage.fields.id }
        set { fields.id = newValue }
    }
    /// The sort of mail.
    public var kind: PatchMail.Kind {
        get { storage.fields.kind }
        set { fields.kind = newValue }
    }
    /// The tags of the subject.
    public var subject: PatchSubject {
        get { storage.fields.subject }
        set { fields.subject = newValue }
    }
    /// Title of the patch, cover or message, without tags.
    public var title: String {
        get { storage.fields.title }
        set { fields.title = newValue }
    }
    /// Header `From:`, list rewriting undone.
    public var sender: Mailbox? {
        get { storage.fields.sender }
        set { fields.sender = newValue }
    }
    /// Author: the in-body `From:` of a patch, else the sender.
    public var author: Mailbox? {
        get { storage.fields.author }
        set { fields.author = newValue }
    }
    /// Another mailbox of the sender's, which the mail itself asks answers to (Reply-To, under the same name).
    public var replyTo: Mailbox? {
        get { storage.fields.replyTo }
        set { fields.replyTo = newValue }
    }
    /// Whom a posting addresses, To and Cc; empty for answers.
    public var recipients: [Mailbox] {
        get { storage.fields.recipients }
        set { fields.recipients = newValue }
    }
    /// When the archive received it, in seconds since 1970 UTC.
    public var receivedAt: Int64 {
        get { storage.fields.receivedAt }
        set { fields.receivedAt = newValue }
    }
    /// The mail's own date, in seconds since 1970 UTC, where it has a possible one.
    public var sentAt: Int64? {
        get { storage.fields.sentAt }
        set { fields.sentAt = newValue }
    }
    /// When it was posted, in seconds since 1970 UTC: its own date where that can be believed, else when it was received.
    ///
    /// An index that can look at the neighbours of a mail believes also a date that is days before its receipt.
    public var postedAt: Int64 {
        get { storage.fields.postedAt }
        set { fields.postedAt = newValue }
    }
    /// Message-IDs of the messages that it answers, oldest first, the direct parent last.
    public var ancestors: [String] {
        get { storage.fields.ancestors }
        set { fields.ancestors = newValue }
    }
    /// Message-IDs that its own text links to.
    public var linkedMessageIDs: [String] {
        get { storage.fields.linkedMessageIDs }
        set { fields.linkedMessageIDs = newValue }
    }
    /// What it says of itself and other postings (`Supersedes:`, `Depends-on:`).
    public var relations: [PatchRelation] {
        get { storage.fields.relations }
        set { fields.relations = newValue }
    }
    /// The commit that its commit message says to be a copy of (`commit 1234… upstream.`).
    public var upstreamCommit: String? {
        get { storage.fields.upstreamCommit }
        set { fields.upstreamCommit = newValue }
    }
    /// `git patch-id --stable` of its diff.
    public var patchID: PatchID? {
        get { storage.fields.patchID }
        set { fields.patchID = newValue }
    }
    /// The `change-id` that b4 gives to all versions of one work.
    public var changeID: String? {
        get { storage.fields.changeID }
        set { fields.changeID = newValue }
    }
    /// Paths of the files that its diff changes.
    public var files: [String] {
        get { storage.fields.files }
        set { fields.files = newValue }
    }
    /// Trailers of its commit message, in order.
    public var trailers: [Trailer] {
        get { storage.fields.trailers }
        set { fields.trailers = newValue }
    }
    /// Review tags that it gives to what it answers.
    public var givenTags: [Trailer] {
        get { storage.fields.givenTags }
        set { fields.givenTags = newValue }
    }
    /// What it says was applied.
    public var notice: ApplicationNotice? {
        get { storage.fields.notice }
        set { fields.notice = newValue }
    }
    /// Whether its sender is known to take patches of others: whoever says "merged" of a patch of their own then took it.
    ///
    /// Only an index can know; false where nobody has looked.
    public var isFromCommitter: Bool {
        get { storage.fields.isFromCommitter }
        set { fields.isFromCommitter = newValue }
    }
    /// Whether its sender is known to answer only the first of several patches when they take all: "Applied." there means all.
    ///
    /// Only an index can know; false where nobody has looked.
    public var speaksForAllParts: Bool {
        get { storage.fields.speaksForAllParts }
        set { fields.speaksForAllParts = newValue }
    }
    /// What it asks to be pulled.
    public var pullRequest: PullReference? {
        get { storage.fields.pullRequest }
        set { fields.pullRequest = newValue }
    }
    /// Name of the program that sent it; `nil` for a person.
    public var automaton: String? {
        get { storage.fields.automaton }
        set { fields.automaton = newValue }
    }
    /// What its words say about a next version.
    public var remark: ReplyRemark? {
        get { storage.fields.remark }
        set { fields.remark = newValue }
    }
    /// What it says fixes the report that it answers: the title of a patch, or a commit (`FixCommand`).
    public var namedFix: String? {
        get { storage.fields.namedFix }
        set { fields.namedFix = newValue }
    }
    /// Whether it has a diff.
    public var hasDiff: Bool {
        get { storage.fields.hasDiff }
        set { fields.hasDiff = newValue }
    }
    /// Whether it has a shortlog or a diffstat in the manner of a cover letter.
    public var hasOverview: Bool {
        get { storage.fields.hasOverview }
        set { fields.hasOverview = newValue }
    }
    /// The patches in it, each as a message of its own with the same id, where more than one is attached to it.
    public var attachedPatches: [TrackedMessage] {
        get { storage.fields.attachedPatches }
        set { fields.attachedPatches = newValue }
    }
    /// Of such a patch, its index among those that are attached.
    public var attachment: Int? {
        get { storage.fields.attachment }
        set { fields.attachment = newValue }
    }

    /// Makes a message from its parts; what is left out is absent.
    public init(
        id: String, kind: PatchMail.Kind, subject: PatchSubject, title: String? = nil, sender: Mailbox? = nil,
        author: Mailbox? = nil, receivedAt: Int64, sentAt: Int64? = nil, ancestors: [String] = [],
        linkedMessageIDs: [String] = [], patchID: PatchID? = nil, changeID: String? = nil, files: [String] = [],
        trailers: [Trailer] = [], givenTags: [Trailer] = [], notice: ApplicationNotice? = nil,
        pullRequest: PullReference? = nil, automaton: String? = nil, remark: ReplyRemark? = nil, hasDiff: Bool = false,
        hasOverview: Bool = false, attachedPatches: [TrackedMessage] = []
    ) {
        storage = Storage(
            Fields(
                id: id, kind: kind, subject: subject, title: title ?? subject.title, sender: sender,
                author: author ?? sender, receivedAt: receivedAt, sentAt: sentAt,
                postedAt: Self.postedAt(sentAt, receivedAt: receivedAt), ancestors: ancestors,
                linkedMessageIDs: linkedMessageIDs, patchID: patchID, changeID: changeID, files: files,
                trailers: trailers, givenTags: givenTags, notice: notice, pullRequest: pullRequest,
                automaton: automaton, remark: remark, hasDiff: hasDiff, hasOverview: hasOverview,
                attachedPatches: attachedPatches))
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
            givenTags: mail.reviewTags, notice: mail.notice, pullRequest: PullReference(of: mail),
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
    /// What a mail alone says is not enough for that where it answers another one, see `ThreadPostings`.
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

extension TrackedMessage {
    /// What a message consists of.
    private struct Fields: Sendable, Equatable {
        var id: String
        var kind: PatchMail.Kind
        var subject: PatchSubject
        var title: String
        var sender: Mailbox?
        var author: Mailbox?
        var replyTo: Mailbox?
        var recipients: [Mailbox] = []
        var receivedAt: Int64
        var sentAt: Int64?
        var postedAt: Int64
        var ancestors: [String]
        var linkedMessageIDs: [String]
        var relations: [PatchRelation] = []
        var upstreamCommit: String?
        var patchID: PatchID?
        var changeID: String?
        var files: [String]
        var trailers: [Trailer]
        var givenTags: [Trailer]
        var notice: ApplicationNotice?
        var isFromCommitter = false
        var speaksForAllParts = false
        var pullRequest: PullReference?
        var automaton: String?
        var remark: ReplyRemark?
        var namedFix: String?
        var hasDiff: Bool
        var hasOverview: Bool
        var attachedPatches: [TrackedMessage]
        var attachment: Int?
    }

    /// Where the values of a message lie, since they take some 700 bytes and every series, answer and thread holds messages:
    /// copies share them.
    ///
    /// Sendable, since only a message that nobody shares its storage with changes it (``fields``).
    private final class Storage: @unchecked Sendable {
        var fields: Fields

        init(_ fields: Fields) { self.fields = fields }
    }

    /// Messages are equal when all that they say is.
    public static func == (left: TrackedMessage, right: TrackedMessage) -> Bool {
        left.storage === right.storage || left.storage.fields == right.storage.fields
    }
}
