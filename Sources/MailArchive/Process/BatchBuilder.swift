/// Collects changes into batches of about 4 MiB or 1,024 changes and sends them, from a blocking thread.
struct BatchBuilder {
    private let batches: SingleSlotChannel<ArchiveBatch>
    private var changes: [ArchiveChange] = []
    private var size = 0
    /// How many changes there will be in all, where it is known.
    var expected: Int?
    /// What could not be read since the last batch.
    var unreadable: [String] = []
    /// How many mails of the next batch are too large to be read whole.
    var oversized = 0

    /// Sends to `batches`.
    init(_ batches: SingleSlotChannel<ArchiveBatch>, expected: Int? = nil) {
        self.batches = batches
        self.expected = expected
    }

    /// True while nothing is collected.
    var isEmpty: Bool { changes.isEmpty }
    /// True when it is time to flush.
    var isFull: Bool { size >= 4 << 20 || changes.count >= 1024 }
    /// The newest change that is collected.
    var last: ArchiveChange? { changes.last }

    /// Collects a change with so many bytes.
    mutating func append(_ change: ArchiveChange, size: Int) {
        changes.append(change)
        self.size += size
    }

    /// Sends what is collected, or nothing but a cursor; false when the channel was ended.
    mutating func flush(cursor: String, evenEmpty: Bool = false) -> Bool {
        if changes.isEmpty, !evenEmpty { return true }
        var batch = ArchiveBatch(changes: changes, cursor: cursor, expected: expected)
        (batch.unreadable, batch.oversized) = (unreadable, oversized)
        (unreadable, oversized) = ([], 0)
        changes = []
        size = 0
        return batches.send(batch)
    }
}
