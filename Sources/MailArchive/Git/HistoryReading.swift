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

    /// How many damaged blobs are passed over; with more than that the repository is not worth reading.
    private static let damageLimit = 1000

    /// Reads batches and passes them on, oldest first.
    ///
    /// A blob that is missing or damaged costs its message: its name is in a batch. git ends at a damaged one, and is
    /// started again behind it.
    nonisolated(nonsending) func run(
        _ consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        var skipped: Set<String> = []
        var given = cursor
        while let damaged = try await run(skipping: skipped, given: &given, consume) {
            guard skipped.insert(damaged).inserted, skipped.count <= Self.damageLimit else {
                throw ArchiveError.unreadable(
                    path: repository.path, reason: "too many damaged objects; fetch the archive again, whole")
            }
        }
    }

    /// Reads behind `given`, and moves it on; returns the damaged blob at which git ended, nil at the end.
    private nonisolated(nonsending) func run(
        skipping skipped: Set<String>, given: inout HistoryCursor?,
        _ consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws -> String? {
        let log = try Pipe()
        let range = given.map { "\($0.commit)..\(tip)" } ?? tip
        let arguments = HistoryParser.arguments(layout, range)
        do {
            let logged = try await Subprocess.run(
                try repository.git.configuration(arguments, limits: .history), input: .none,
                output: .fileDescriptor(log.writeEnd.release(), closeAfterSpawningProcess: true),
                error: .string(limit: 1 << 20)
            ) { logging in
                do {
                    let end = try await read(log.readEnd, skipping: skipped, given: &given, consume)
                    if case .damaged = end { try? logging.send(signal: .kill) }
                    return end
                } catch {
                    try? logging.send(signal: .kill)
                    throw error
                }
            }
            try Task.checkCancellation()
            if case .damaged(let blob) = logged.closureResult { return blob }
            guard logged.terminationStatus.isSuccess else {
                throw repository.git.failed(
                    ["log"], Git.complaint(logged.standardError, logged.terminationStatus))
            }
            guard case .whole(let end) = logged.closureResult else {
                throw repository.git.failed(["cat-file"], "it ended early")
            }
            // Commits that changed no mail move the cursor on, too.
            let unreadable = end.missing + skipped.sorted()
            if given != end.cursor || !unreadable.isEmpty {
                var last = ArchiveBatch(changes: [], cursor: end.cursor.description, expected: end.expected)
                last.unreadable = unreadable
                try await consume(last)
            }
            return nil
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw Git.failure(error)
        }
    }

    private nonisolated(nonsending) func read(
        _ log: Descriptor, skipping skipped: Set<String>, given: inout HistoryCursor?,
        _ consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws -> End {
        let requests = try Pipe()
        let answers = try Pipe()
        let batches = SingleSlotChannel<ArchiveBatch>()
        let requestWriter = RequestWriter(
            log: log, requests: requests.writeEnd, mayPause: requests.isLarge, layout: layout,
            after: given?.sequence ?? 0, tip: tip, skipping: skipped)
        let reader = ChangeReader(
            source: repository.source, answers: answers.readEnd, mayPause: answers.isLarge,
            requestWriter: requestWriter,
            batches: batches)
        let answered = try await Subprocess.run(
            try repository.git.objectConfiguration("%(objectname) %(objectsize) %(rest)"),
            input: .fileDescriptor(requests.readEnd.release(), closeAfterSpawningProcess: true),
            output: .fileDescriptor(answers.writeEnd.release(), closeAfterSpawningProcess: true),
            error: .string(limit: 1 << 20)
        ) { answering in
            async let writing: Void = onBlockingThread { requestWriter.run() }
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
                await writing
                _ = await reading
                throw error
            }
            let outcome = await reading
            if Task.isCancelled { try? answering.send(signal: .kill) }
            await writing
            return outcome
        }
        try Task.checkCancellation()
        // Ended by itself in the middle of a blob, not by somebody.
        if case .exited = answered.terminationStatus, let blob = answered.closureResult.damaged {
            return .damaged(blob)
        }
        guard answered.terminationStatus.isSuccess else {
            throw repository.git.failed(["cat-file"], Git.firstLine(answered.standardError))
        }
        guard requestWriter.changes == answered.closureResult.changes, let expected = requestWriter.changes else {
            return .short
        }
        return .whole(
            Whole(
                cursor: HistoryCursor(sequence: requestWriter.sequence, commit: tip), expected: expected,
                missing: answered.closureResult.missing))
    }

    /// How a reading ended.
    private enum End {
        /// With everything read.
        case whole(Whole)
        /// At a damaged blob.
        case damaged(String)
        /// Before the last request was answered.
        case short
    }

    /// What is known when everything was read.
    private struct Whole {
        /// Where the next reading begins.
        var cursor: HistoryCursor
        /// How many changes there were.
        var expected: Int
        /// The missing blobs that no batch has said.
        var missing: [String]
    }
}
