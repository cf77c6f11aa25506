internal import GRDB
internal import MailArchive
internal import PatchFormat
internal import PatchTracking

/// What was read of trees of source code.
extension SQLiteStore {
    /// How far the tree at `path` was read; nil for one that never was.
    func reach(ofTree path: String) async throws -> TreeReach? {
        try await reading { try TreeTables($0).reach(of: path) }
    }

    /// Begins with the tree at `path`: forgets what an unfinished reading left, or all of it.
    func beginTree(_ path: String, clearing: Bool) async throws -> Int64 {
        try await writing { database in
            let tables = TreeTables(database)
            let row = try tables.row(of: path)
            if clearing { try tables.clear(row) }
            return row
        }
    }

    /// Keeps commits of a tree.
    func insert(_ commits: [SourceCommit], ofTree tree: Int64) async throws {
        try await writing { try TreeTables($0).insert(commits, of: tree) }
    }

    /// Keeps that everything in the history of `tip` since a time was read.
    func setReach(ofTree tree: Int64, tip: String, since: Int64) async throws {
        try await writing { try TreeTables($0).set(tree, tip: tip, since: since) }
    }

    /// The commits since a time whose diffs nobody has read, and that change a file which some patch of a list changes.
    func unreadCommits(ofTree tree: Int64, since: Int64) async throws -> [(row: Int64, name: String)] {
        try await reading { try TreeTables($0).unread(of: tree, since: since) }
    }

    /// Keeps what was read of the diffs of commits.
    func setPatchIDs(_ read: [(row: Int64, patchID: PatchID?, plain: PatchID?)]) async throws {
        try await writing { try TreeTables($0).setPatchIDs(read) }
    }

    /// A commit with the patches that it may have been made from.
    struct CommitCandidates: Sendable {
        var commit: TreeCommit
        var candidates: [PatchCandidate]
    }

    /// The commits of a tree between two times, newest first, with the patches that they may have been made from.
    func candidates(ofTree tree: Int64, since: Int64, until: Int64) async throws -> [CommitCandidates] {
        try await reading { database in
            try Self.candidates(
                for: TreeCommitReader(database, tree: tree).commits(since: since, until: until), database)
        }
    }

    /// The commits of a tree that may have been made from one of `parts`, newest first, with all patches that they may have
    /// been made from.
    func candidates(ofTree tree: Int64, for parts: [TrackedMessage]) async throws -> [CommitCandidates] {
        try await reading { database in
            try Self.candidates(for: TreeCommitReader(database, tree: tree).commits(for: parts), database)
        }
    }

    private static func candidates(
        for commits: [TreeCommitReader.IndexedCommit], _ database: Database
    ) throws -> [CommitCandidates] {
        let reader = try MainlineReader(database)
        return try commits.compactMap { commit in
            let candidates = try reader.candidates(for: commit.commit, files: commit.files)
            return candidates.isEmpty ? nil : CommitCandidates(commit: commit.commit, candidates: candidates)
        }
    }

    /// The series that patches are parts of, by Message-ID of the patch.
    func landedParts(_ messageIDs: [String]) async throws -> [String: Landing.Part] {
        try await reading { database in
            let find = try database.makeStatement(
                sql: """
                    SELECT message.id, message.title, series_member.number, series_member.series, head.text AS head
                    FROM identity JOIN message ON message.identity = identity.id
                    JOIN series_member ON series_member.message = message.id JOIN series ON series.id = series_member.series
                    JOIN message AS first ON first.id = series.head JOIN identity AS head ON head.id = first.identity
                    WHERE identity.text = ?
                    """)
            var found: [String: Landing.Part] = [:]
            for messageID in messageIDs {
                guard let row = try Row.fetchOne(find, arguments: [messageID]),
                    let series = try Self.indexedSeries(row: row["series"], in: database)
                else { continue }
                found[messageID] = Landing.Part(
                    message: row["id"], title: row["title"], number: row["number"], series: series,
                    head: row["head"])
            }
            return found
        }
    }
}
