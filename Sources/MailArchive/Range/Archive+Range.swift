extension Archive {
    /// Turns a range as a person wrote it into positions in the sources.
    ///
    /// `cursors` are how far each source was read (source to cursor, as `ArchiveBatch` gives them): with them git counts
    /// only the way from there, else from the beginning of the history. A range may be empty: then `after` is not below
    /// `through`, or there is no span.
    ///
    /// - Throws: ``ArchiveError/invalidRange(_:reason:)``, ``ArchiveError/unknownCommit(_:path:)``,
    ///   ``ArchiveError/ambiguousCommit(_:path:epochs:)``, ``ArchiveError/invalidDate(_:)``, or what git said.
    public func resolve(
        _ range: RangeExpression, cursors: [String: String] = [:]
    ) async throws(ArchiveError) -> ArchiveRange {
        let dates = try await DateBounds(since: range.since, until: range.until)
        var found = ArchiveRange(spans: nil)
        if let revisions = range.revisions {
            guard ![.mbox, .pipermail, .maildir].contains(kind) else {
                throw .invalidRange(revisions, reason: "\(kind) has no commits; choose by --since and --until")
            }
            var tips: [String?] = []
            for repository in repositories { tips.append(try await repository.tip()) }
            let resolver = RangeResolver(
                path: path, repositories: repositories, tips: tips, layout: kind == .publicInboxV1 ? .hashed : .epoch,
                cursors: cursors.compactMapValues(HistoryCursor.init))
            found = try await resolver.resolve(revisions)
        }
        found.since = dates.since
        found.until = dates.until
        found.startLabel = found.startLabel ?? range.since
        found.endLabel = found.endLabel ?? range.until
        return found
    }
}
