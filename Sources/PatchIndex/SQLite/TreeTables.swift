internal import Foundation
internal import GRDB
internal import MailArchive
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// What the index keeps of trees of source code, within one transaction.
struct TreeTables {
    private let database: Database

    init(_ database: Database) { self.database = database }

    // MARK: How far a tree was read

    /// How far the tree at `path` was read; nil for one that never was.
    func reach(of path: String) throws -> TreeReach? {
        try Row.fetchOne(database, sql: "SELECT id, tip, since FROM tree WHERE path = ?", arguments: [path]).map {
            TreeReach(row: $0[0], tip: $0[1], since: $0[2])
        }
    }

    /// The row of the tree at `path`, new ones with nothing read.
    func row(of path: String) throws -> Int64 {
        if let known = try reach(of: path) { return known.row }
        try database.execute(
            sql: "INSERT INTO tree (path, tip, since) VALUES (?, '', ?)", arguments: [path, Int64.max])
        return database.lastInsertedRowID
    }

    /// Keeps that everything in the history of `tip` since a time was read.
    func set(_ tree: Int64, tip: String, since: Int64) throws {
        try database.execute(sql: "UPDATE tree SET tip = ?, since = ? WHERE id = ?", arguments: [tip, since, tree])
    }

    /// Forgets all commits of a tree, as after its history was rewritten.
    func clear(_ tree: Int64) throws {
        try database.execute(
            sql: """
                DELETE FROM tree_link WHERE tree_commit IN (SELECT id FROM tree_commit WHERE tree = ?1);
                """, arguments: [tree])
        try database.execute(sql: "DELETE FROM tree_commit WHERE tree = ?", arguments: [tree])
        try set(tree, tip: "", since: .max)
    }

    // MARK: Commits

    /// Inserts commits; those that exist already stay unchanged.
    func insert(_ commits: [SourceCommit], of tree: Int64) throws {
        let insert = try HotStatement(
            database,
            """
            INSERT OR IGNORE INTO tree_commit (tree, name, committed, author_name, author_address, committer_name,
                committer_address, title, links, title_key, name_key, address_key, paths, is_read)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) RETURNING id
            """)
        let link = try HotStatement(database, "INSERT OR IGNORE INTO tree_link VALUES (?, ?)")
        for commit in commits {
            let links = PatchMail.trailerMessageIDs(in: commit.message)
            let author = PatchAuthor(Mailbox(name: commit.authorName, address: commit.authorAddress))
            insert.bind(tree)
            insert.bind(commit.name)
            insert.bind(commit.committedAt)
            insert.bind(commit.authorName)
            insert.bind(commit.authorAddress)
            insert.bind(commit.committerName)
            insert.bind(commit.committerAddress)
            insert.bind(commit.title)
            insert.bind(links.joined(separator: "\n"))
            insert.bind(Self.key(TreeCommit.titleKey(commit.title)))
            insert.bind(author.name.map(Self.key(of:)))
            insert.bind(author.address.map(Self.key(of:)))
            insert.bind(blob: Self.bytes(of: commit.paths.map { LinkKeySum($0).value }))
            guard let row = try insert.run() else { continue }
            for messageID in links {
                link.bind(Self.key(of: messageID))
                link.bind(row)
                try link.run()
            }
        }
    }

    /// The commits since a time whose diffs nobody has read, and that change a file which some patch of a list changes.
    func unread(of tree: Int64, since: Int64) throws -> [(row: Int64, name: String)] {
        let rows = try HotStatement(
            database, "SELECT id, name, paths FROM tree_commit WHERE tree = ? AND committed >= ? AND is_read = 0")
        rows.bind(tree)
        rows.bind(since)
        var found: [(row: Int64, name: String)] = []
        var known: Set<UInt64>?
        while try rows.step() {
            let wanted = try known ?? knownPaths()
            known = wanted
            guard Self.keys(in: rows.blob(2) ?? []).contains(where: wanted.contains) else { continue }
            found.append((rows.integer(0) ?? 0, rows.text(1) ?? ""))
        }
        return found
    }

    private func knownPaths() throws -> Set<UInt64> {
        let paths = try HotStatement(database, "SELECT text FROM path")
        var known: Set<UInt64> = []
        while try paths.step() { known.insert(LinkKeySum(paths.text(0) ?? "").value) }
        return known
    }

    /// Keeps what was read of the diffs of commits: patch-ids with renames and, where that differs, without.
    func setPatchIDs(_ read: [(row: Int64, patchID: PatchID?, plain: PatchID?)]) throws {
        let update = try HotStatement(
            database, "UPDATE tree_commit SET is_read = 1, patch_id = ?, plain_patch_id = ? WHERE id = ?")
        for commit in read {
            update.bind(blob: commit.patchID?.bytes)
            update.bind(blob: commit.plain?.bytes)
            update.bind(commit.row)
            try update.run()
        }
    }

    // MARK: Sums

    /// The sum of a text, as SQLite takes it.
    static func key(of text: String) -> Int64 { key(LinkKeySum(text).value) }

    /// A sum as SQLite takes it.
    static func key(_ sum: UInt64) -> Int64 { Int64(bitPattern: sum) }

    private static func bytes(of keys: [UInt64]) -> [UInt8] {
        keys.flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64($0 * 8)) } }
    }

    /// The sums in a blob of them.
    static func keys(in bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
        }
    }
}

/// How far a tree of source code was read.
struct TreeReach: Sendable, Equatable {
    /// Its row in the index.
    var row: Int64
    /// The commit up to which it was read; empty for none.
    var tip: String
    /// Everything was read that was committed at this time or later, in seconds since 1970 UTC.
    var since: Int64
}
