/// Finds the positions that a range's revisions name, in the repositories of an archive.
struct RangeResolver: Sendable {
    /// The archive's folder, for messages.
    let path: String
    /// The epochs, by age.
    let repositories: [GitRepository]
    /// The newest commit of each.
    let tips: [String?]
    /// What the paths look like.
    let layout: HistoryParser.Layout
    /// Positions that are known already, by source: how far an index has read.
    let cursors: [String: HistoryCursor]

    /// Finds the range.
    func resolve(_ text: String) async throws(ArchiveError) -> ArchiveRange {
        let range = try RevisionRange(parsing: text)
        let names = [range.start, range.end].compactMap { $0 }
        let positions = try await CommitSearch(path: path, repositories: repositories, tips: tips).find(names, in: text)
        let start = range.start == nil ? nil : positions.first
        let end = range.end == nil ? nil : positions.last
        return ArchiveRange(
            spans: try await spans(from: start, to: end, isSingle: range.isSingle, in: text),
            startLabel: range.start?.label, endLabel: range.end?.label, startCommit: start?.commit,
            endCommit: end?.commit, startTime: start?.time, endTime: end?.time)
    }

    private func spans(
        from start: CommitPosition?, to end: CommitPosition?, isSingle: Bool, in text: String
    ) async throws(ArchiveError) -> [ArchiveRange.Span] {
        var spans: [ArchiveRange.Span] = []
        let first = (isSingle ? end : start)?.repository ?? 0
        let last = end?.repository ?? repositories.count - 1
        guard first <= last else { return [] }
        for index in first...last {
            guard let tip = tips[index] else { continue }
            let source = repositories[index].source
            let positions = HistoryPositions(
                repository: repositories[index], layout: layout, tip: tip, known: cursors[source])
            let target = index == last ? end?.commit ?? tip : tip
            let origin = index == start?.repository && !isSingle ? start?.commit : nil
            do {
                async let reached = positions.sequence(of: target)
                async let excluded = origin == nil ? 0 : positions.sequence(of: origin!)
                guard let through = try await reached, var after = try await excluded else {
                    throw ArchiveError.invalidRange(text, reason: "it is not in the history of the newest message")
                }
                if isSingle { after = through - (try await positions.changes(in: target)) }
                spans.append(ArchiveRange.Span(source: source, after: after, through: through))
            } catch { throw Git.failure(error) }
        }
        return spans
    }
}
