/// What one batch of an archive's changes means for the index.
public struct FactBatch: Sendable {
    /// One delivery that was added or taken away, in the order of the archive.
    public struct Change: Sendable {
        /// 1-based place in the history of the source.
        public var sequence: Int
        /// Commit or other name that the archive has for the delivery.
        public var entry: String?
        /// How to find the bytes again.
        public var locator: String
        /// Seconds since 1970 UTC at which the archive received it.
        public var received: Int64
        /// What the mail says, or the Message-ID (`nil`: the locator alone tells) of the mail that was removed.
        public var kind: Kind

        /// What happened.
        public enum Kind: Sendable {
            case added(MessageFacts)
            case removed(messageID: String?)
        }
    }

    /// Name of the source within its archive.
    public var source: String
    /// The changes.
    public var changes: [Change]
    /// Where the next reading starts.
    public var cursor: String
    /// The source's tip once this batch is kept, when it is the last one; `nil` before.
    public var tip: String?
}
