/// Counts how far commits are from the beginning of a repository's history.
struct HistoryPlaces {
    /// The repository.
    let repository: GitRepository
    /// What its paths look like.
    let layout: HistoryParser.Layout
    /// A place that is known already, so that only the way from it to the commit is counted.
    let known: HistoryCursor?

    /// The sequence number of the last change up to and including `commit`.
    func sequence(of commit: String) async throws(ArchiveError) -> Int {
        if let known {
            if known.commit == commit { return known.sequence }
            let before = try await count("\(commit)..\(known.commit)")
            let behind = try await count("\(known.commit)..\(commit)")
            // On both sides: the known place is not in this history any more.
            if let before, let behind, before == 0 || behind == 0 { return known.sequence - before + behind }
        }
        return try await count(commit) ?? 0
    }

    /// How many sequence numbers one commit takes.
    func changes(in commit: String) async throws(ArchiveError) -> Int {
        layout == .epoch ? 1 : try await count("\(commit)^!") ?? 0
    }

    /// How many sequence numbers the commits of a range take; nil when git does not know one of them.
    private func count(_ range: String) async throws(ArchiveError) -> Int? {
        switch layout {
        case .epoch:
            let answer = try await repository.git.run(["rev-list", "--count", "--first-parent", range, "--"])
            return answer.status == 0 ? Int(answer.text) : nil
        case .hashed:
            let answer = try await repository.git.run(HistoryParser.arguments + [range, "--"])
            guard answer.status == 0 else { return nil }
            var parser = HistoryParser(layout: layout, after: 0)
            var questions: [UInt8] = []
            parser.append(answer.output, to: &questions)
            parser.finish(&questions)
            return parser.sequence
        }
    }
}
