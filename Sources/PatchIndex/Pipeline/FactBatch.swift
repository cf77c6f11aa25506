internal import MailArchive
package import TextIndex

/// What one batch of an archive's changes means for the index.
public struct FactBatch: Sendable {
    /// One delivery that was added or taken away, in the order of the archive.
    public struct Change: Sendable {
        /// 1-based position in the history of the source.
        public var sequence: Int
        /// Commit or other name that the archive has for the delivery.
        public var entry: String?
        /// How to find the bytes again.
        public var locator: String
        /// Seconds since 1970 UTC at which the archive received it.
        public var received: Int64
        /// What the mail says, or the Message-ID (`nil`: only the locator identifies it) of the mail that was removed.
        public var kind: Kind

        /// What happened.
        public enum Kind: Sendable {
            indirect case added(MessageFacts)
            case removed(messageID: String?)
        }
    }

    /// Which cursor the source has to have for the batch to be written.
    public enum Start: Sendable {
        /// Any: the batch is made by hand.
        case anywhere
        /// This one: nobody else has written to the source since it was read.
        case behind(String?)
    }

    /// Name of the source within its archive.
    public var source: String
    /// Where its reading started.
    public var start = Start.anywhere
    /// The changes.
    public var changes: [Change]
    /// The words of the messages that were added; none in an index that keeps no words.
    package var words: [WordSegment] = []
    /// Where the next reading starts.
    public var cursor: String?
    /// The source's tip, for the batch that ends a reading; `nil` before.
    public var tip: String?
}

extension FactBatch {
    /// Adds what comes behind it in the same source.
    mutating func append(_ next: FactBatch) {
        if changes.isEmpty {
            (changes, words) = (next.changes, next.words)
        } else {
            words += next.words.map { $0.moved(by: changes.count) }
            changes += next.changes
        }
        cursor = next.cursor
        tip = next.tip
    }

    /// Computes the facts of all messages in a batch of an archive.
    init(_ batch: ArchiveBatch, of source: String, keepsText: Bool) {
        let collector = keepsText ? WordCollector() : nil
        let changes = batch.changes.enumerated().map { number, change in
            let kind: Change.Kind =
                switch change.kind {
                case .added(let bytes): .added(MessageFacts(parsing: bytes, words: collector, as: number))
                case .removed(let messageID): .removed(messageID: messageID)
                }
            return Change(
                sequence: change.sequence, entry: change.commit, locator: change.locator.location,
                received: change.receivedAt, kind: kind)
        }
        self.init(source: source, changes: changes, cursor: batch.cursor, tip: nil)
        if let segment = collector?.segment() { words = [segment] }
    }
}
