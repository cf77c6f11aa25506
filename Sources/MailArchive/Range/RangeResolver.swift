/// Finds the places that a range's revisions name, in the repositories of an archive.
struct RangeResolver {
    /// The archive's folder, for messages.
    let path: String
    /// The epochs, by age.
    let repositories: [GitRepository]
    /// The newest commit of each.
    let tips: [String?]
    /// What the paths look like.
    let layout: HistoryParser.Layout
    /// Places that are known already, by source: how far an index has read.
    let cursors: [String: HistoryCursor]

    /// Finds the range.
    func resolve(_ text: String) async throws(ArchiveError) -> ArchiveRange {
        let range = try RevisionRange(parsing: text)
        let names = [range.start, range.end].compactMap { $0 }
        let places = try await find(names, in: text)
        let start = range.start == nil ? nil : places.first
        let end = range.end == nil ? nil : places.last
        return ArchiveRange(
            spans: try await spans(from: start, to: end, isSingle: range.isSingle),
            startLabel: range.start?.label, endLabel: range.end?.label, startCommit: start?.commit,
            endCommit: end?.commit, startTime: start?.time, endTime: end?.time)
    }

    private func spans(
        from start: CommitPlace?, to end: CommitPlace?, isSingle: Bool
    ) async throws(ArchiveError) -> [ArchiveRange.Span] {
        var spans: [ArchiveRange.Span] = []
        let first = isSingle ? end?.repository ?? 0 : start?.repository ?? 0
        let last = end?.repository ?? repositories.count - 1
        guard first <= last else { return [] }
        for index in first...last {
            guard let tip = tips[index] else { continue }
            let place = HistoryPlaces(repository: repositories[index], layout: layout, known: cursors[repositories[index].source])
            let through = try await place.sequence(of: index == last ? end?.commit ?? tip : tip)
            var after = 0
            if isSingle, let end {
                after = through - (try await place.changes(in: end.commit))
            } else if let start, index == start.repository {
                after = try await place.sequence(of: start.commit)
            }
            spans.append(ArchiveRange.Span(source: repositories[index].source, after: after, through: through))
        }
        return spans
    }

    /// Asks each repository for all names at once.
    private func find(_ names: [RevisionRange.Revision], in text: String) async throws(ArchiveError) -> [CommitPlace] {
        let questions = names.flatMap { Array("\($0.name)^{commit}\n".utf8) }
        var found = [[CommitPlace]](repeating: [], count: names.count)
        for (index, repository) in repositories.enumerated() where !names.isEmpty {
            for (name, answer) in zip(names.indices, try await repository.objects(questions)) {
                guard names[name].epoch == nil || names[name].epoch == repository.source else { continue }
                if answer.words.last == "ambiguous" {
                    throw .invalidRange(text, reason: "'\(names[name].name)' begins several ids; write more digits")
                }
                if let place = CommitPlace(answer, repository: index) { found[name].append(place) }
            }
        }
        var places: [CommitPlace] = []
        for (name, candidates) in zip(names, found) {
            guard let newest = candidates.last else {
                throw .unknownCommit(name.epoch.map { "\($0):\(name.name)" } ?? name.name, path: path)
            }
            // "master" and HEAD are in every epoch, and mean the newest state of all.
            let areTips = candidates.allSatisfy { $0.commit == tips[$0.repository] }
            guard candidates.count == 1 || areTips else {
                throw .ambiguousCommit(name.name, path: path, epochs: candidates.map { repositories[$0.repository].source })
            }
            guard let tip = tips[newest.repository] else { throw .unknownCommit(name.name, path: path) }
            guard try await repositories[newest.repository].contains(newest.commit, in: tip) else {
                throw .invalidRange(text, reason: "'\(name.name)' is not in the history of the newest message")
            }
            places.append(newest)
        }
        return places
    }
}
