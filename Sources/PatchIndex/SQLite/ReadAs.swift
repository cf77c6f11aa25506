internal import PatchFormat

/// What a mail alone says to be, as one number in the column `read_as`: the code of its kind, and what its thread needs to know
/// to tell its true kind.
struct ReadAs: Equatable {
    /// The kind that follows from the mail alone.
    var kind: PatchMail.Kind
    /// Whether it may turn out to be a reply, so that its tags and its notice have to be read.
    var mayBeReply = false
    /// Whether more than one patch is attached to it.
    var hasAttachedPatches = false
    /// Whether it has a shortlog or a diffstat in the manner of a cover letter.
    var hasOverview = false
    /// Whether it says that patches were applied.
    var hasNotice = false

    private static let flags = (mayBeReply: Int64(16), attached: Int64(32), overview: Int64(64), notice: Int64(128))

    /// The part of the number that is the code of the kind.
    static let kindMask: Int64 = 15

    /// What a parsed mail says.
    init(_ mail: PatchMail) {
        kind = mail.kind
        mayBeReply = mail.mayBeReply
        hasAttachedPatches = !mail.attachedPatches.isEmpty
        hasOverview = mail.cover.map { !$0.shortlog.isEmpty || !$0.diffstat.isEmpty } ?? false
        hasNotice = mail.notice != nil
    }

    /// Reads a number of the column.
    init(code: Int64) {
        kind = PatchMail.Kind(code: code & Self.kindMask)
        mayBeReply = code & Self.flags.mayBeReply != 0
        hasAttachedPatches = code & Self.flags.attached != 0
        hasOverview = code & Self.flags.overview != 0
        hasNotice = code & Self.flags.notice != 0
    }

    /// The number for the column.
    var code: Int64 {
        kind.code | (mayBeReply ? Self.flags.mayBeReply : 0) | (hasAttachedPatches ? Self.flags.attached : 0)
            | (hasOverview ? Self.flags.overview : 0) | (hasNotice ? Self.flags.notice : 0)
    }

    /// Whether the mail may be a posting: most are talk, of which nothing but its position in the thread is needed.
    var mayPost: Bool {
        switch kind {
        case .patch, .cover, .pullRequest: true
        case .other: hasOverview
        case .reply, .notice: false
        }
    }
}
