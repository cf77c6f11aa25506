internal import GRDB
internal import MailFormat
internal import PatchFormat
internal import PatchTracking

/// Reads commits of a tree as the index keeps them, within one transaction.
final class TreeCommitReader {
    /// A commit and the sums of the paths of its files.
    struct IndexedCommit: Sendable {
        var commit: TreeCommit
        var files: Set<UInt64>
    }

    private let tree: Int64
    private let inPeriod: HotStatement
    private let byPatchID: HotStatement
    private let byTitle: HotStatement
    private let byLink: HotStatement
    private let byName: HotStatement
    private let byAddress: HotStatement
    private var commitsOfPerson: [String: [IndexedCommit]] = [:]

    init(_ database: Database, tree: Int64) throws {
        self.tree = tree
        func statement(_ condition: String) throws -> HotStatement {
            try HotStatement(
                database,
                """
                SELECT tree_commit.name, committed, author_name, author_address, committer_name, committer_address, title,
                    links, patch_id, plain_patch_id, paths
                FROM tree_commit \(condition)
                """)
        }
        inPeriod = try statement(
            "WHERE tree = ? AND committed BETWEEN ? AND ? ORDER BY committed DESC, tree_commit.name")
        byPatchID = try statement(
            """
            WHERE tree_commit.id IN (SELECT id FROM tree_commit WHERE patch_id = ?1
                UNION SELECT id FROM tree_commit WHERE plain_patch_id = ?1) AND +tree = ?2
            """)
        byTitle = try statement("WHERE title_key = ? AND tree = ?")
        byLink = try statement("JOIN tree_link ON tree_link.tree_commit = tree_commit.id WHERE key = ? AND tree = ?")
        byName = try statement("WHERE name_key = ? AND tree = ?")
        byAddress = try statement("WHERE address_key = ? AND tree = ?")
    }

    /// The commits between two times, both inside, in seconds since 1970 UTC, newest first.
    func commits(since: Int64, until: Int64) throws -> [IndexedCommit] {
        inPeriod.bind(tree)
        inPeriod.bind(since)
        inPeriod.bind(until)
        return try commits(inPeriod)
    }

    /// The commits that may have been made from one of `parts`, each once.
    func commits(for parts: [TrackedMessage]) throws -> [IndexedCommit] {
        var found: [String: IndexedCommit] = [:]
        for part in parts {
            var own: [IndexedCommit] = []
            if let patchID = part.patchID {
                byPatchID.bind(blob: patchID.bytes)
                byPatchID.bind(tree)
                own += try commits(byPatchID)
            }
            byTitle.bind(TreeTables.key(TreeCommit.titleKey(part.title)))
            byTitle.bind(tree)
            own += try commits(byTitle)
            byLink.bind(TreeTables.key(of: part.id))
            byLink.bind(tree)
            own += try commits(byLink)
            let candidate = PatchCandidate(part)
            if !own.contains(where: { $0.commit.origin(among: [candidate]) != nil }) {
                let files = Set(part.files.map { LinkKeySum($0).value })
                own += try commits(of: part.author).filter { other in
                    other.commit.mayBe(candidate) && MainlineReader.changesSameFiles(other.files, files)
                }
            }
            for commit in own { found[commit.commit.id] = commit }
        }
        return found.values.sorted {
            ($1.commit.committedAt, $0.commit.id) < ($0.commit.committedAt, $1.commit.id)
        }
    }

    private func commits(of author: Mailbox?) throws -> [IndexedCommit] {
        guard let author = author.map(PatchAuthor.init) else { return [] }
        let named = try author.name.map { try commits(of: $0, byName) } ?? []
        return try named + (author.address.map { try commits(of: $0, byAddress) } ?? [])
    }

    private func commits(of person: String, _ statement: HotStatement) throws -> [IndexedCommit] {
        if let known = commitsOfPerson[person] { return known }
        statement.bind(TreeTables.key(of: person))
        statement.bind(tree)
        let found = try commits(statement)
        commitsOfPerson[person] = found
        return found
    }

    private func commits(_ rows: HotStatement) throws -> [IndexedCommit] {
        var found: [IndexedCommit] = []
        while try rows.step() {
            func mailbox(_ column: Int32) -> Mailbox {
                Mailbox(name: rows.text(column) ?? "", address: rows.text(column + 1) ?? "")
            }
            found.append(
                IndexedCommit(
                    commit: TreeCommit(
                        id: rows.text(0) ?? "", committedAt: rows.integer(1) ?? 0, author: mailbox(2),
                        committer: mailbox(4), title: rows.text(6) ?? "",
                        linkedMessageIDs: (rows.text(7) ?? "").split(separator: "\n").map(String.init),
                        patchIDs: [rows.blob(8), rows.blob(9)].compactMap { $0.flatMap { PatchID(bytes: $0) } }),
                    files: Set(TreeTables.keys(in: rows.blob(10) ?? []))))
        }
        return found
    }
}
