public import MailArchive
public import MailFormat
public import PatchFormat
public import PatchTracking

/// A store of what was read from archives: SQLite today, PostgreSQL where one machine is not enough.
///
/// Writers hand over whole batches; each call to ``write(_:to:)`` is one transaction that also moves the source's cursor,
/// so that a process killed at any moment leaves an index from which the next run can resume. Readers see the last
/// finished batch.
public protocol IndexStore: Sendable {
    /// Makes the archive known, or finds it again by its path.
    func register(_ archive: Archive) async throws -> IndexedArchive

    /// The archives that the index knows, by name.
    func archives() async throws -> [IndexedArchive]

    /// How much each archive has given, by name.
    func archiveSummaries() async throws -> [ArchiveSummary]

    /// Where reading of a source ended last time.
    func state(of source: String, in archive: IndexedArchive) async throws -> SourceState?

    /// Where reading ended in each source of an archive that was read, by the source's id.
    func cursors(of archive: IndexedArchive) async throws -> [String: String]

    /// Whether the index keeps the words of mails for full-text search.
    func keepsText() async throws -> Bool

    /// Makes the index keep the words of mails, for good; the next run reads again what it already holds.
    func keepText() async throws

    /// Keeps a batch and the cursor behind it, in one transaction.
    ///
    /// - Throws: `IndexError.overtaken` when the source's cursor is not where the batch starts.
    func write(_ batch: FactBatch, to archive: IndexedArchive) async throws

    /// Forgets everything that came from a source, as after its history was rewritten.
    func forget(source: String, of archive: IndexedArchive) async throws

    /// Whether a source has taken messages away, as a later epoch does that deletes what an earlier one added.
    func hasRemovals(in source: String, of archive: IndexedArchive) async throws -> Bool

    /// Rebuilds the series and changes of the threads that changed since the last call, in one transaction.
    func settle() async throws

    /// Messages whose facts came from a delivery that was removed, with another delivery to read them from.
    func staleMessages() async throws -> [StaleMessage]

    /// Replaces the facts of a stale message by those of the mail in `bytes`.
    func restore(_ message: StaleMessage, from bytes: [UInt8]) async throws

    /// The messages of a selection, oldest first by what the archive received, each message once.
    func messages(_ selection: MessageSelection) async throws -> [IndexedMessage]

    /// How many deliveries a selection has, counted up to a limit.
    func count(of selection: MessageSelection, upTo limit: Int) async throws -> Int

    /// What the patches and cover letters among `messages` say, by message row.
    func patches(_ messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: IndexedPatch]

    /// The files that the patches among `messages` change, by message row, in the order of their diffs.
    func changedFiles(of messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: [ChangedFile]]

    /// Who wrote a patch or a cover letter that any archive received before a time, in seconds since 1970 UTC; those in
    /// `messages` do not count.
    ///
    /// Everybody once for each way to write name and address.
    func authors(before time: Int64, except messages: [IndexedMessage.ID]) async throws -> [Mailbox]

    /// Which mailboxes of the index are one person's.
    func persons() async throws -> Persons

    /// The series that the messages belong to, oldest first.
    func series(of messages: [IndexedMessage.ID]) async throws -> [IndexedSeries]

    /// The change that a message is a version of, or an answer to; `nil` when the index has no such message or it belongs to none.
    ///
    /// - Parameter joined: the mailbox by which a mailmap replaces one in a mail; whose a version is depends on it.
    func change(of messageID: String, joined: PersonJoining?) async throws -> TrackedChange?

    /// The threads, series and changes that `messages` are part of, and those of the series that were posted to `archives`
    /// between two times, as of the second one: messages that were received later are left out.
    ///
    /// Times are seconds since 1970 UTC.
    ///
    /// - Parameter joined: as for ``change(of:joined:)``.
    func relatedThreads(
        around messages: [IndexedMessage.ID], postedTo archives: [IndexedArchive.ID], since: Int64, until: Int64,
        joined: PersonJoining?
    ) async throws -> RelatedThreads

    /// When an archive received its oldest message, in seconds since 1970 UTC; nil for an empty one.
    func oldestMessage(of archive: IndexedArchive.ID) async throws -> Int64?

    /// How far each source of an archive was read: spans from the beginning to its last delivery, by source.
    func reach(of archive: IndexedArchive.ID) async throws -> [ArchiveRange.Span]

    /// The thread that a message is in.
    func thread(of messageID: String) async throws -> TrackedThread?

    /// The newest version of each change with this title, or, when there is none, with this in its title; newest first.
    func series(titled title: String) async throws -> [IndexedSeries]

    /// The Message-ID of the message in a row.
    func messageID(of message: IndexedMessage.ID) async throws -> String?

    /// The subjects of messages, by Message-ID; messages that the index does not have are left out.
    func subjects(of messageIDs: [String]) async throws -> [String: String]

    /// When the newest message of all was received, in seconds since 1970 UTC.
    func newestMessage() async throws -> Int64?

    /// Where the bytes of messages are, by Message-ID, the first delivery first; messages that the index does not have are
    /// left out.
    func deliveries(of messageIDs: [String]) async throws -> [String: [MessageDelivery]]

    /// What a query finds: a page of `limit` hits starting at `offset`, and how many there are.
    ///
    /// Words come from the index; what it does not know, as phrases, is checked in the mails themselves.
    ///
    /// - Parameter archive: only what this archive has delivered; `nil` for everything.
    /// - Throws: ``IndexError/keepsNoWords(path:)`` when the query asks for words that the index does not keep;
    ///   `ArchiveError` when mails cannot be read.
    func search(
        _ query: SearchQuery, order: SearchOrder, grouping: SearchGrouping, in archive: IndexedArchive.ID?, limit: Int,
        offset: Int
    ) async throws -> SearchResults

    /// The newest version of each change that the messages are parts of, in the order of the messages, each change once.
    func newestSeries(ofChangesWith messages: [IndexedMessage.ID]) async throws -> [IndexedSeries]

    // MARK: Browsing

    /// A snapshot of the index, which later writes do not change, for a reader whose answers have to be consistent.
    ///
    /// Release it promptly: while it is held, writes of others take more room.
    func snapshot() async throws -> any IndexStore

    /// What the index holds at present, in short.
    func revision() async throws -> IndexRevision

    /// The threads of an archive (nil: of all) behind a position (nil: from the beginning), by when the archive received
    /// their newest messages, newest first.
    func threads(in archive: IndexedArchive.ID?, after: ListPosition?, limit: Int) async throws -> [ThreadSummary]

    /// The series of an archive (nil: of all) behind a position (nil: from the beginning), newest first.
    func newestSeries(in archive: IndexedArchive.ID?, after: ListPosition?, limit: Int) async throws -> [SeriesSummary]

    /// The newest messages of an archive (nil: of all), newest first.
    func newestMessages(in archive: IndexedArchive.ID?, limit: Int) async throws -> [IndexedMessage]

    /// The messages with these Message-IDs, in their order, those that the index does not have left out.
    func messages(withIDs messageIDs: [String]) async throws -> [IndexedMessage]

    /// How many messages an archive received in each of the last weeks, oldest first; the last week ends with its newest message.
    func weeklyMessages(in archive: IndexedArchive.ID, weeks: Int) async throws -> [Int]

    /// Who sent what to an archive (nil: to all) between two times, both inside, in seconds since 1970 UTC.
    func activity(in archive: IndexedArchive.ID?, since: Int64, until: Int64) async throws -> MailActivity

    /// The messages in these rows, in their order, those that the index does not have left out.
    func messages(inRows rows: [IndexedMessage.ID]) async throws -> [IndexedMessage]

    /// The newest messages from an address, newest first.
    func messages(from address: String, in archive: IndexedArchive.ID?, limit: Int) async throws -> [IndexedMessage]
}

extension IndexStore {
    /// The change that a message is a version of, or an answer to, with people as mails have them.
    public func change(of messageID: String) async throws -> TrackedChange? {
        try await change(of: messageID, joined: nil)
    }

    /// What a query finds among all messages, each by itself.
    public func search(
        _ query: SearchQuery, order: SearchOrder = .relevance, limit: Int = 50, offset: Int = 0
    ) async throws -> SearchResults {
        try await search(query, order: order, grouping: .messages, in: nil, limit: limit, offset: offset)
    }
}
