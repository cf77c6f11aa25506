public import MailArchive

/// A place that keeps what was learnt from archives: SQLite today, PostgreSQL where one machine is not enough.
///
/// Writers hand over whole batches; each call to ``write(_:to:)`` is one transaction that also moves the source's cursor,
/// so that a process killed at any moment leaves an index that the next run can carry on from. Readers see the last
/// finished batch.
public protocol IndexStore: Sendable {
    /// Makes the archive known, or finds it again by its path.
    func register(_ archive: Archive) async throws -> IndexedArchive

    /// The archives that the index knows, by name.
    func archives() async throws -> [IndexedArchive]

    /// Where reading of a source ended last time.
    func state(of source: String, in archive: IndexedArchive) async throws -> SourceState?

    /// Keeps a batch and the cursor behind it, in one transaction.
    func write(_ batch: FactBatch, to archive: IndexedArchive) async throws

    /// Forgets everything that came from a source, as after its history was rewritten.
    func forget(source: String, of archive: IndexedArchive) async throws

    /// Works out series and changes again for the threads that changed since the last call, in one transaction.
    func settle() async throws

    /// Messages whose facts came from a delivery that is gone, with a delivery that is left to read them from.
    func staleMessages() async throws -> [StaleMessage]

    /// Replaces the facts of a stale message.
    func restore(_ message: StaleMessage, with facts: MessageFacts) async throws

    /// The messages of a selection, oldest first by what the archive received, each message once.
    func messages(_ selection: MessageSelection) async throws -> [IndexedMessage]

    /// What the patches and cover letters among `messages` say, by message row.
    func patches(_ messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: IndexedPatch]

    /// The series that the messages belong to, oldest first.
    func series(of messages: [IndexedMessage.ID]) async throws -> [IndexedSeries]
}
