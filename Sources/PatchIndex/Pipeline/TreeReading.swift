internal import MailArchive
internal import PatchFormat

/// Brings what the index keeps of a tree of source code up to date: only new commits are read.
struct TreeReading {
    let tree: SourceTree
    let store: SQLiteStore

    /// Reads what is missing of the commits since a time, in seconds since 1970 UTC; gives the row of the tree.
    ///
    /// A run that is stopped leaves commits behind, but nothing that says they are all: the next one asks for them again.
    func update(since: Int64) async throws -> Int64 {
        let tip = try await tree.head()
        // By whole months, so that one question after the other does not read a few commits each.
        let since = max(0, since - since % Self.month)
        let known = try await store.reach(ofTree: tree.path)
        let row = try await readCommits(up: tip, since: since, known)
        try await readDiffs(of: row, since: since)
        return row
    }

    private static let month: Int64 = 30 * 86_400

    private func readCommits(up tip: String, since: Int64, _ known: TreeReach?) async throws -> Int64 {
        if let known, known.tip == tip, known.since <= since { return known.row }
        let isContinued: Bool
        if let known, !known.tip.isEmpty {
            isContinued = try await tree.contains(known.tip, in: tip)
        } else {
            isContinued = false
        }
        let row = try await store.beginTree(tree.path, clearing: !isContinued)
        guard isContinued, let known else {
            try await insert(try await tree.names(in: tip, since: since), row)
            try await store.setReach(ofTree: row, tip: tip, since: since)
            return row
        }
        let start = min(since, known.since)
        if known.tip != tip {
            try await insert(try await tree.names(in: tip, behind: known.tip, since: start), row)
        }
        if since < known.since {
            try await insert(try await tree.names(in: known.tip, since: since, until: known.since), row)
        }
        try await store.setReach(ofTree: row, tip: tip, since: start)
        return row
    }

    private func insert(_ names: [String], _ row: Int64) async throws {
        try await tree.commits(names) { commits in
            try Task.checkCancellation()
            try await store.insert(commits, ofTree: row)
        }
    }

    /// A commit whose diff was read.
    private struct ReadCommit: Sendable {
        var row: Int64
        var name: String
        var patchID: PatchID?
        var plain: PatchID?
        var hasRenames: Bool
    }

    private func readDiffs(of row: Int64, since: Int64) async throws {
        let unread = try await store.unreadCommits(ofTree: row, since: since)
        let rows = Dictionary(unread.map { ($0.name, $0.row) }) { first, _ in first }
        try await tree.diffs(of: unread.map(\.name), findsRenames: true) { pieces in
            try Task.checkCancellation()
            var read: [ReadCommit] = []
            for (name, diff) in pieces {
                let hasRenames = Self.hasRenames(diff)
                read.append(
                    ReadCommit(
                        row: rows[name] ?? 0, name: name, patchID: PatchID(stableOf: diff), plain: nil,
                        hasRenames: hasRenames))
            }
            let moved = read.filter(\.hasRenames).map(\.name)
            if !moved.isEmpty {
                var plain: [String: PatchID] = [:]
                try await tree.diffs(of: moved, findsRenames: false) { pieces in
                    for (name, diff) in pieces { plain[name] = PatchID(stableOf: diff) }
                }
                for index in read.indices where read[index].hasRenames { read[index].plain = plain[read[index].name] }
            }
            try await store.setPatchIDs(read.map { ($0.row, $0.patchID, $0.plain) })
        }
    }

    /// Whether some file of a diff moved.
    private static func hasRenames(_ diff: [UInt8]) -> Bool {
        let word = Array("\nrename from ".utf8)
        return diff.withUnsafeBufferPointer { bytes in
            var position = 0
            while let next = bytes[position...].firstIndex(of: 0x0A) {
                if bytes[next...].starts(with: word) { return true }
                position = next + 1
            }
            return false
        }
    }
}
