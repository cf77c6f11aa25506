/// Finds commits by name in the epochs of an archive.
struct CommitSearch: Sendable {
    /// The archive's folder, for messages.
    let path: String
    /// The epochs, by age.
    let repositories: [GitRepository]
    /// The newest commit of each.
    let tips: [String?]

    /// The positions of names, one each; every epoch is asked for all names at once.
    ///
    /// - Throws: ``ArchiveError/unknownCommit(_:path:)``, ``ArchiveError/ambiguousCommit(_:path:epochs:)``, and
    ///   ``ArchiveError/invalidRange(_:reason:)`` for a name that begins several ids.
    func find(_ names: [RevisionRange.Revision], in text: String) async throws(ArchiveError) -> [CommitPosition] {
        var found = [[CommitPosition]](repeating: [], count: names.count)
        for (index, answers) in try await answers(names).enumerated() {
            for (name, answer) in zip(names.indices, answers) {
                guard names[name].epoch == nil || names[name].epoch == repositories[index].source else { continue }
                if answer.words.last == "ambiguous" {
                    throw .invalidRange(text, reason: "'\(names[name].name)' matches several ids; write more digits")
                }
                if let position = CommitPosition(answer, repository: index) { found[name].append(position) }
            }
        }
        var positions: [CommitPosition] = []
        for (name, candidates) in zip(names, found) {
            guard let newest = candidates.last else {
                throw .unknownCommit(name.epoch.map { "\($0):\(name.name)" } ?? name.name, path: path)
            }
            // "master" and HEAD are in every epoch, and mean the newest state of all.
            guard candidates.count == 1 || candidates.allSatisfy({ $0.commit == tips[$0.repository] }) else {
                let epochs = candidates.map { repositories[$0.repository].source }
                throw .ambiguousCommit(name.name, path: path, epochs: epochs)
            }
            positions.append(newest)
        }
        return positions
    }

    /// What git answers in each epoch.
    private func answers(_ names: [RevisionRange.Revision]) async throws(ArchiveError) -> [[ObjectStream.Answer]] {
        guard !names.isEmpty else { return [] }
        let requests = names.flatMap { Array("\($0.name)^{commit}\n".utf8) }
        do {
            return try await withThrowingTaskGroup { group in
                for (index, repository) in repositories.enumerated() {
                    group.addTask { (index, try await repository.objects(requests)) }
                }
                var answers = [[ObjectStream.Answer]](repeating: [], count: repositories.count)
                for try await (index, found) in group { answers[index] = found }
                return answers
            }
        } catch { throw Git.failure(error) }
    }
}
