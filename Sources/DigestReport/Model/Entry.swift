/// What one patch or cover letter says.
public struct Entry: Sendable, Equatable {
    /// Whether it is a later version of a change in the same period.
    public var isUpdate: Bool
    /// Whether it is a cover letter.
    public var isCover: Bool
    /// The version, 1 where the subject says none.
    public var version: Int
    /// The subject, decoded and on one line, tags included, without what the list puts before it.
    public var subject: String
    /// The subject without its tags.
    public var title: String
    /// `Name <address>`.
    public var author: String
    /// Message-ID without brackets.
    public var messageID: String
    /// The archive's commit of the message, where it has one.
    public var commit: String?
    /// When the archive received it.
    public var received: Moment
    /// The commit message with its trailers, or the text of the cover letter.
    public var message: String
    /// What the author says below the `---`.
    public var notes: String
    /// The shortlog of a cover letter.
    public var shortlog: String
    /// The diffstat with its summary.
    public var diffstat: String
}
