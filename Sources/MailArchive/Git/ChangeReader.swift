internal import MailFormat

/// Reads batches of changes from the output of `git cat-file`, on a thread of its own.
struct ChangeReader: Sendable {
    /// The source's id, for the locators.
    let source: String
    /// Where `cat-file` answers.
    let answers: Descriptor
    /// Whether its pipe is so large that it can fill up before it is read.
    let mayPause: Bool
    /// Knows how many changes there are.
    let requestWriter: RequestWriter
    /// Where the batches go.
    let batches: SingleSlotChannel<ArchiveBatch>

    /// How the reading ended.
    struct Outcome: Sendable {
        /// How many changes were read, those included whose blob cannot be.
        var changes = 0
        /// Blobs that the repository does not have, and that no batch says yet.
        var missing: [String] = []
        /// The blob in whose middle git ended, since it is damaged.
        var damaged: String?
    }

    /// Reads to the end of the answers, or until nobody takes the batches.
    func run() -> Outcome {
        defer {
            batches.end()
            answers.close()
        }
        var stream = ObjectStream(answers, pause: mayPause ? 1_000 : 0)
        defer { stream.deallocate() }
        var outcome = Outcome()
        var builder = BatchBuilder(batches)
        while let answer = stream.next() {
            // "BLOB SIZE SEQUENCE COMMIT COMMITTED SIGN"
            let words = answer.words
            guard let bytes = answer.bytes, words.count == 6, let sequence = Int(words[2]) else {
                // "BLOB missing": git says no more.
                outcome.changes += 1
                let name = words.first ?? ""
                if !name.hasSuffix(RequestWriter.skipMark) { builder.unreadable.append(String(name)) }
                continue
            }
            let commit = String(words[3])
            if builder.isFull, builder.last?.commit != commit, !flush(&builder) { return outcome }
            outcome.changes += 1
            builder.append(
                ArchiveChange(
                    sequence: sequence, commit: commit,
                    locator: MessageLocator(source: source, location: String(words[0])),
                    receivedAt: Timestamp.read(words[4]),
                    kind: words[5] == "+" ? .added(bytes) : .removed(messageID: Message(parsing: bytes).messageID)),
                size: bytes.count)
            if answer.isOversized { builder.oversized += 1 }
        }
        if let unfinished = stream.unfinished {
            outcome.damaged = unfinished.words.first.map(String.init)
            // What came before it need not be read again, where its commit is whole.
            if unfinished.words.count == 6, builder.last?.commit != String(unfinished.words[3]) { _ = flush(&builder) }
        } else if outcome.changes == requestWriter.changes {
            // At an end too early the last commit may lack changes: its batch is not given.
            _ = flush(&builder)
        }
        outcome.missing = builder.unreadable
        return outcome
    }

    private func flush(_ builder: inout BatchBuilder) -> Bool {
        guard let last = builder.last, let commit = last.commit else { return true }
        builder.expected = requestWriter.changes
        return builder.flush(cursor: HistoryCursor(sequence: last.sequence, commit: commit).description)
    }
}
