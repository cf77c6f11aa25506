/// Mails with one Message-ID that say different things.
public struct DifferingCopies: Sendable, Hashable {
    /// The Message-ID.
    public let messageID: String
    /// The paths of the archives that have them, that of the mail which the index goes by first.
    public let archives: [String]
}
