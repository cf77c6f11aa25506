internal import Foundation
internal import GRDB
internal import PatchFormat

extension SQLiteStore {
    /// What the patches and cover letters among `messages` say, by message row.
    public func patches(_ messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: IndexedPatch] {
        try await reading { database in
            var patches: [IndexedMessage.ID: IndexedPatch] = [:]
            let find = try database.makeStatement(sql: "SELECT * FROM patch WHERE message = ?")
            let trailers = try database.makeStatement(
                sql: "SELECT key, value FROM trailer WHERE message = ? AND is_given = 0 ORDER BY place")
            let files = try database.makeStatement(
                sql: """
                    SELECT path.text AS path, old.text AS old_path, status, additions, deletions, is_binary
                    FROM changed_file JOIN path ON path.id = changed_file.path LEFT JOIN path AS old ON old.id = changed_file.old_path
                    WHERE message = ? ORDER BY place
                    """)
            for message in messages {
                guard let row = try Row.fetchOne(find, arguments: [message]) else { continue }
                patches[message] = IndexedPatch(
                    message: row["prose"], notes: row["notes"], shortlog: row["shortlog"], diffstat: row["diffstat"],
                    trailers: try Row.fetchAll(trailers, arguments: [message]).map {
                        Trailer(key: $0["key"], value: $0["value"])
                    },
                    files: try Row.fetchAll(files, arguments: [message]).map(Self.changedFile(from:)),
                    patchID: (row["patch_id"] as Data?).flatMap { PatchID(bytes: $0) }, baseCommit: row["base_commit"],
                    changeID: row["change_id"])
            }
            return patches
        }
    }

    private static func changedFile(from row: Row) -> ChangedFile {
        ChangedFile(
            path: row["path"], oldPath: row["old_path"], status: ChangedFile.Status(code: row["status"]),
            additions: row["additions"],
            deletions: row["deletions"], isBinary: row["is_binary"])
    }
}
