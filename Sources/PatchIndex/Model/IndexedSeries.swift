public import MailFormat

/// One version of a series, or a lone patch, as the index keeps it.
public struct IndexedSeries: Sendable, Equatable, Identifiable {
    /// One number that was posted.
    public struct Part: Sendable, Equatable {
        /// The part's number, from 1; 0 for the cover letter.
        public let number: Int
        /// Its message; the newest where it was posted more than once.
        public let message: IndexedMessage.ID
    }

    /// Row in the index; differs from one index to another.
    public let id: Int64
    /// The change it is a version of: equal for all versions of one change within one reading of the index.
    public let change: Int64
    /// The version, 1 where the subject says none.
    public let version: Int
    /// The number behind the point in `v3.1`.
    public let versionMinor: Int?
    /// Whether it asks for comments.
    public let isRFC: Bool
    /// Whether it was sent before.
    public let isResend: Bool
    /// The other words of the tag.
    public let tags: [String]
    /// The title of the cover letter, or of the first part.
    public let title: String
    /// Who wrote the cover letter, or the first part.
    public var author: Mailbox?
    /// How many parts it says to have.
    public let total: Int
    /// The cover letter and the parts that the index has, by number.
    public let parts: [Part]
    /// When its first message was received, in seconds since 1970 UTC.
    public let received: Int64
}
