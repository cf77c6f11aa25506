internal import Subprocess

/// One reading of a repository's history: `git log` finds the changes, `git cat-file` gives the bytes, we carry and cut.
struct HistoryReading {
    /// What is read.
    let repository: GitRepository
    /// What its paths look like.
    let layout: HistoryParser.Layout
    /// The commit up to which is read.
    let tip: String
    /// Behind what is read; nil for the beginning.
    let cursor: HistoryCursor?

    /// Reads and hands over batches, oldest first.
    nonisolated(nonsending) func run(
        _ consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        let log = try Pipe()
        let range = cursor.map { "\($0.commit)..\(tip)" } ?? tip
        let arguments = HistoryParser.arguments + [range, "--"]
        do {
            let logged = try await Subprocess.run(
                try repository.git.configuration(arguments), input: .none,
                output: .fileDescriptor(log.writeEnd.release(), closeAfterSpawningProcess: true),
                error: .string(limit: 1 << 20)
            ) { logging in
                do {
                    return try await read(log.readEnd, consume)
                } catch {
                    try? logging.send(signal: .kill)
                    throw error
                }
            }
            try Task.checkCancellation()
            guard logged.terminationStatus.isSuccess else {
                throw repository.git.failed(["log"], Git.firstLine(logged.standardError))
            }
            guard let end = logged.closureResult else { throw repository.git.failed(["cat-file"], "it ended early") }
            // Commits that changed no mail move the cursor on, too.
            if let last = end.last { try await consume(last) }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Git.failure(error)
        }
    }

    private nonisolated(nonsending) func read(
        _ log: Descriptor, _ consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws -> End? {
        let questions = try Pipe()
        let answers = try Pipe()
        let batches = Handoff<ArchiveBatch>()
        let feeder = QuestionFeeder(
            log: log, questions: questions.writeEnd, mayPause: questions.isLarge, layout: layout,
            after: cursor?.sequence ?? 0, tip: tip)
        let reader = ChangeReader(
            source: repository.source, answers: answers.readEnd, mayPause: answers.isLarge, feeder: feeder,
            batches: batches)
        let format = "--batch=%(objectname) %(objectsize) %(rest)"
        var given = cursor
        let answered = try await Subprocess.run(
            try repository.git.configuration(["cat-file", format, "--buffer"]),
            input: .fileDescriptor(questions.readEnd.release(), closeAfterSpawningProcess: true),
            output: .fileDescriptor(answers.writeEnd.release(), closeAfterSpawningProcess: true),
            error: .string(limit: 1 << 20)
        ) { answering in
            async let feeding: Void = onBlockingThread { feeder.run() }
            async let reading = onBlockingThread { reader.run() }
            do {
                while let batch = await batches.next() {
                    try await consume(batch)
                    given = HistoryCursor(batch.cursor)
                }
            } catch {
                // The threads wait for git: without it they come to an end.
                batches.end()
                try? answering.send(signal: .kill)
                await feeding
                _ = await reading
                throw error
            }
            let outcome = await reading
            if outcome.missing != nil || Task.isCancelled { try? answering.send(signal: .kill) }
            await feeding
            return outcome
        }
        try Task.checkCancellation()
        if let blob = answered.closureResult.missing {
            throw ArchiveError.unreadable(
                path: repository.path, reason: "the message \(blob) is missing; fetch the archive again, whole")
        }
        guard answered.terminationStatus.isSuccess else {
            throw repository.git.failed(["cat-file"], Git.firstLine(answered.standardError))
        }
        guard feeder.changes == answered.closureResult.changes else { return nil }
        let end = HistoryCursor(sequence: feeder.sequence, commit: tip)
        return End(
            last: given == end ? nil : ArchiveBatch(changes: [], cursor: end.description, expected: feeder.changes))
    }

    /// What is left to do when all was read.
    private struct End {
        /// A batch without changes, for the cursor, where one is needed.
        var last: ArchiveBatch?
    }
}
