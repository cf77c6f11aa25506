internal import Subprocess

extension GitRepository {
    /// Reads the changes behind a cursor up to `tip`; see `Archive.read(_:after:consume:)`.
    nonisolated(nonsending) func read(
        _ layout: HistoryParser.Layout, tip: String?, after text: String?,
        consume: nonisolated(nonsending) (ArchiveBatch) async throws -> Void
    ) async throws {
        let cursor = text.flatMap(HistoryCursor.init)
        if text != nil, cursor == nil { throw ArchiveError.rewritten(path: path, source: source) }
        guard let tip else {
            if cursor != nil { throw ArchiveError.rewritten(path: path, source: source) }
            return
        }
        if let cursor {
            if cursor.commit == tip { return }
            guard try await contains(cursor.commit, in: tip) else {
                throw ArchiveError.rewritten(path: path, source: source)
            }
        }
        try await HistoryReading(repository: self, layout: layout, tip: tip, cursor: cursor).run(consume)
    }

    /// The bytes of blobs, in order; nil for one that is not here or is damaged, or is no object's id.
    func blobs(_ ids: [String]) async throws(ArchiveError) -> [[UInt8]?] {
        var found: [[UInt8]?] = []
        while found.count < ids.count {
            // A line must be one request, and a revision's syntax is none.
            let names = ids[found.count...].map { isObjectID($0) ? $0 : "-" }
            let answers = try await answers(Array(names.map { "\($0)\n" }.joined().utf8))
            found += answers.found.map { $0.bytes }
            // git ends at a damaged one; the rest is asked for again.
            if answers.isCut { found.append(nil) } else if found.count < ids.count { throw answers.failure }
        }
        return found
    }

    /// The answers of `git cat-file --batch` to lines of requests.
    func objects(_ requests: [UInt8]) async throws(ArchiveError) -> [ObjectStream.Answer] {
        let answers = try await answers(requests)
        guard answers.found.count == requests.count(where: { $0 == 10 }) else { throw answers.failure }
        return answers.found
    }

    /// What git answered before it ended.
    private struct Answers {
        var found: [ObjectStream.Answer]
        /// Whether it ended in the middle of an object, which is damaged.
        var isCut: Bool
        /// The error for an end that came too early otherwise.
        var failure: ArchiveError
    }

    private func answers(_ requests: [UInt8]) async throws(ArchiveError) -> Answers {
        do {
            let answers = try Pipe()
            let result = try await Subprocess.run(
                try git.objectConfiguration("%(objectname) %(objectsize) %(objecttype)"),
                input: .array(requests),
                output: .fileDescriptor(answers.writeEnd.release(), closeAfterSpawningProcess: true),
                error: .string(limit: 1 << 20)
            ) { _ in
                await onBlockingThread {
                    var stream = ObjectStream(answers.readEnd)
                    defer {
                        answers.readEnd.close()
                        stream.deallocate()
                    }
                    var found: [ObjectStream.Answer] = []
                    while let answer = stream.next() { found.append(answer) }
                    return (found, stream.unfinished != nil)
                }
            }
            var (found, isCut) = result.closureResult
            if case .signaled = result.terminationStatus { isCut = false }
            if !isCut, !result.terminationStatus.isSuccess { found = [] }
            return Answers(
                found: found, isCut: isCut, failure: git.failed(["cat-file"], Git.firstLine(result.standardError)))
        } catch {
            throw Git.failure(error)
        }
    }
}
