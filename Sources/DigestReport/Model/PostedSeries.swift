/// One version of a series, or a lone patch.
public struct PostedSeries: Sendable, Equatable {
    /// The title of the cover letter, or of the first part.
    public var title: String
    /// Who wrote the cover letter, or the first part: `Name <address>`.
    public var author: String
    /// The version, 1 where the subject says none.
    public var version: Int
    /// The number behind the point in `v3.1`.
    public var versionMinor: Int?
    /// Whether it asks for comments.
    public var isRFC: Bool
    /// Whether it was sent before.
    public var isResend: Bool
    /// The other words in the tag, such as trees.
    public var tags: [String]
    /// How many parts it says to have.
    public var total: Int
    /// The numbers of the parts that came, ascending.
    public var parts: [Int]
    /// Whether an earlier version of the same change was posted in the same period.
    public var isUpdate: Bool
    /// When its first message was received.
    public var received: Moment
    /// The message to look at first: the cover letter, or the first part.
    public var messageID: String
    /// All its patches and its cover letter, in the order of the parts.
    public var messageIDs: [String]

    /// The version as subjects write it: `v3`, `v3.1`.
    public var versionLabel: String { "v\(version)" + (versionMinor.map { ".\($0)" } ?? "") }

    /// The parts in short: `23` when all came, else `8/9`.
    public var partsLabel: String { parts.count == total ? "\(total)" : "\(parts.count)/\(total)" }
}
