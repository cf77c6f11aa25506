/// Counts how far commits are from the beginning of a repository's history.
struct HistoryPositions: Sendable {
    /// The repository.
    let repository: GitRepository
    /// What its paths look like.
    let layout: HistoryParser.Layout
    /// The newest commit.
    let tip: String
    /// A position that is known already, so that only the way from it to the commit is counted.
    let known: HistoryCursor?

    /// The sequence number of the last change up to and including `commit`; nil when the tip does not lead to it.
    func sequence(of commit: String) async throws(ArchiveError) -> Int? {
        if let known, let (before, behind) = try await way(from: known.commit, to: commit) {
            if behind == 0 { return known.sequence - before }
            if before == 0 {
                return try await repository.contains(commit, in: tip) ? known.sequence + behind : nil
            }
            // On both sides: the known position is not in this history any more.
        }
        guard try await repository.contains(commit, in: tip) else { return nil }
        return try await count(commit)
    }

    /// How many sequence numbers one commit takes.
    func changes(in commit: String) async throws(ArchiveError) -> Int {
        layout == .epoch ? 1 : try await count("\(commit)^!")
    }

    /// How many sequence numbers only `known` has behind it, and only `commit`; nil when git does not know one of them.
    private func way(from known: String, to commit: String) async throws(ArchiveError) -> (before: Int, behind: Int)? {
        if known == commit { return (0, 0) }
        guard layout == .epoch else {
            guard try await repository.git.run(["merge-base", known, commit]).status == 0 else { return nil }
            return (try await count("\(commit)..\(known)"), try await count("\(known)..\(commit)"))
        }
        let range = "\(known)...\(commit)"
        let answer = try await repository.git.run([
            "rev-list", "--count", "--left-right", "--first-parent", range, "--",
        ])
        let numbers = answer.text.split(separator: "\t").compactMap { Int($0) }
        return answer.status == 0 && numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    /// How many sequence numbers the commits of a range take.
    private func count(_ range: String) async throws(ArchiveError) -> Int {
        switch layout {
        case .epoch:
            let arguments = ["rev-list", "--count", "--first-parent", range, "--"]
            return Int(try await repository.git.output(arguments).text) ?? 0
        case .hashed:
            let answer = try await repository.git.output(HistoryParser.arguments(layout, range))
            var parser = HistoryParser(layout: layout, after: 0)
            var requests: [UInt8] = []
            parser.append(answer.output, to: &requests)
            parser.finish(&requests)
            return parser.sequence
        }
    }
}
