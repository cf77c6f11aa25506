internal import MailFormat

/// Makes batches of changes from the answers of `git cat-file`, on a thread of its own.
struct ChangeReader: Sendable {
    /// The source's id, for the locators.
    let source: String
    /// Where `cat-file` answers.
    let answers: Descriptor
    /// Who knows how many changes there are.
    let feeder: QuestionFeeder
    /// Where the batches go.
    let batches: Handoff<ArchiveBatch>

    /// How the reading ended.
    struct Outcome: Sendable {
        /// How many changes were read.
        var changes = 0
        /// A blob that the repository does not have.
        var missing: String?
    }

    /// Reads to the end of the answers, or until nobody takes the batches.
    func run() -> Outcome {
        defer {
            batches.end()
            answers.close()
        }
        var stream = ObjectStream(answers)
        defer { stream.deallocate() }
        var outcome = Outcome()
        var batch = ArchiveBatch(changes: [], cursor: "", expected: nil)
        var size = 0
        while let answer = stream.next() {
            // "BLOB SIZE SEQUENCE COMMIT COMMITTED SIGN"
            let words = answer.words
            guard let bytes = answer.bytes, words.count == 6, let sequence = Int(words[2]), let time = Int64(words[4]) else {
                outcome.missing = words.first.map(String.init) ?? ""
                return outcome
            }
            let commit = String(words[3])
            if size >= 4 << 20 || batch.changes.count >= 1024, batch.changes.last?.commit != commit {
                guard send(&batch) else { return outcome }
                size = 0
            }
            size += bytes.count
            outcome.changes += 1
            batch.changes.append(
                ArchiveChange(
                    sequence: sequence, commit: commit, locator: MessageLocator(source: source, place: String(words[0])),
                    receivedAt: time,
                    kind: words[5] == "+" ? .added(bytes) : .removed(messageID: Message(parsing: bytes).messageID)))
        }
        // At an end too early the last commit may lack changes: its batch is not given.
        if outcome.changes == feeder.changes, !batch.changes.isEmpty { _ = send(&batch) }
        return outcome
    }

    private func send(_ batch: inout ArchiveBatch) -> Bool {
        guard let last = batch.changes.last, let commit = last.commit else { return true }
        batch.cursor = HistoryCursor(sequence: last.sequence, commit: commit).description
        batch.expected = feeder.changes
        defer { batch.changes.removeAll(keepingCapacity: true) }
        return batches.send(batch)
    }
}
