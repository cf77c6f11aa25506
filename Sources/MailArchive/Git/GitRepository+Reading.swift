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

    /// The bytes of blobs, in order; nil for one that is not here, or is no object's id.
    func blobs(_ ids: [String]) async throws(ArchiveError) -> [[UInt8]?] {
        var questions: [UInt8] = []
        for id in ids {
            // A line must be one question, and a revision's syntax is none.
            questions += (isObjectID(id) ? id : "-").utf8
            questions.append(10)
        }
        return try await objects(questions).map(\.bytes)
    }

    /// The answers of `git cat-file --batch` to lines of questions.
    func objects(_ questions: [UInt8]) async throws(ArchiveError) -> [ObjectStream.Answer] {
        do {
            let answers = try Pipe()
            let result = try await Subprocess.run(
                try git.configuration(["cat-file", "--batch=%(objectname) %(objectsize) %(objecttype)", "--buffer"]),
                input: .array(questions),
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
                    return found
                }
            }
            guard result.terminationStatus.isSuccess, result.closureResult.count == questions.count(where: { $0 == 10 })
            else { throw git.failed(["cat-file"], Git.firstLine(result.standardError)) }
            return result.closureResult
        } catch {
            throw Git.failure(error)
        }
    }
}
