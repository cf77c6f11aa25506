internal import MailArchive
internal import MailFormat
internal import PatchFormat
public import PatchTracking

/// Finds patches in a tree of source code.
///
/// What is read of the tree is kept in the index; only new commits are read. Which patch a commit was made from is decided
/// for the commit, among all patches that the index knows, so that whoever asks gets the same answer.
public struct MainlineSearch: Sendable {
    private let tree: SourceTree
    private let store: SQLiteStore

    /// A search in the repository at `path`, for patches that `store` knows.
    ///
    /// - Throws: `ArchiveError` when it is no git repository.
    public init(tree path: String, store: SQLiteStore) async throws {
        tree = try await SourceTree(at: path)
        self.store = store
    }

    /// The bytes of a file as the tree has it; nil where it has none.
    ///
    /// - Throws: `ArchiveError` when git does not start.
    public func file(_ path: String) async throws -> [UInt8]? { try await tree.file(path) }

    /// Which patches of `series` the tree has.
    ///
    /// Of several commits of one patch, as after a revert, the newest counts.
    public func evidence(for series: [Series]) async throws -> MainlineEvidence {
        let parts = series.flatMap { $0.parts.map(\.message) }
        guard let first = parts.map({ PatchCandidate.date(sent: $0.sentAt, received: $0.receivedAt) }).min() else {
            return MainlineEvidence()
        }
        let row = try await TreeReading(tree: tree, store: store).update(since: first - Self.lead)
        let origins = try await origins(of: store.candidates(ofTree: row, for: parts))
        let wanted = Set(parts.map(\.id))
        var found: [TrackedMessage.ID: MainlineEvidence.Entry] = [:]
        for (commit, origin) in origins where wanted.contains(origin.messageID) {
            // Newest first; but likeness of lines is the weakest of all signs.
            if let known = found[origin.messageID], known.means != .changedLines || origin.means == .changedLines {
                continue
            }
            found[origin.messageID] = MainlineEvidence.Entry(commit: commit.id, means: origin.means)
        }
        return MainlineEvidence(commits: found)
    }

    /// The patches that were committed between two times, both inside, in seconds since 1970 UTC; newest commit first.
    public func landings(since: Int64, until: Int64) async throws -> [Landing] {
        let row = try await TreeReading(tree: tree, store: store).update(since: since)
        let origins = try await origins(of: store.candidates(ofTree: row, since: since, until: until))
        let parts = try await store.landedParts(origins.map(\.origin.messageID))
        return origins.compactMap { commit, origin in
            parts[origin.messageID].map { Landing(commit: commit, origin: origin, part: $0) }
        }
    }

    /// Some people post what they have committed.
    private static let lead: Int64 = 31 * 86_400
    /// For how many commits lines are compared at once.
    private static let piece = 200

    /// Which patch each commit was made from, those that none is found for left out.
    private func origins(
        of commits: [SQLiteStore.CommitCandidates]
    ) async throws -> [(commit: TreeCommit, origin: CommitOrigin)] {
        var commits = commits
        let undecided = commits.indices.filter { !commits[$0].commit.undecided(among: commits[$0].candidates).isEmpty }
        for start in stride(from: 0, to: undecided.count, by: Self.piece) {
            try Task.checkCancellation()
            let piece = undecided[start..<min(start + Self.piece, undecided.count)]
            try await compareLines(of: piece, in: &commits)
        }
        return commits.compactMap { entry in
            entry.commit.origin(among: entry.candidates).map { (entry.commit, $0) }
        }
    }

    /// Compares the lines of commits with those of the patches that they may be.
    private func compareLines(of piece: ArraySlice<Int>, in commits: inout [SQLiteStore.CommitCandidates]) async throws
    {
        var ofCommits: [String: ChangedLines] = [:]
        try await tree.diffs(of: piece.map { commits[$0].commit.id }, findsRenames: true) { pieces in
            for (name, diff) in pieces { ofCommits[name] = ChangedLines(of: diff) }
        }
        var wanted: Set<String> = []
        for index in piece {
            wanted.formUnion(commits[index].commit.undecided(among: commits[index].candidates).map(\.messageID))
        }
        let ofMails = try await RawMessages(store: store).bytes(of: wanted.sorted()).mapValues { bytes in
            ChangedLines(of: PatchMail(Message(parsing: bytes)).patch?.diff ?? [])
        }
        for index in piece {
            guard let own = ofCommits[commits[index].commit.id] else { continue }
            for position in commits[index].candidates.indices {
                guard let other = ofMails[commits[index].candidates[position].messageID] else { continue }
                commits[index].candidates[position].likeness = own.likeness(to: other)
            }
        }
    }
}
