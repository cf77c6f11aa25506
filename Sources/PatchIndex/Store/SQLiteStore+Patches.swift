internal import Foundation
internal import GRDB
internal import PatchFormat

extension SQLiteStore {
    /// What the patches and cover letters among `messages` say, by message row.
    public func patches(_ messages: [IndexedMessage.ID]) async throws -> [IndexedMessage.ID: IndexedPatch] {
        try await reading { database in
            func rows(_ sql: String) throws -> [Row] {
                try Row.fetchAll(database, sql: sql, arguments: [JSONArray.text(of: messages)])
            }
            let trailers = Dictionary(
                grouping: try rows(
                    """
                    SELECT message, key, value FROM trailer
                    WHERE message IN (SELECT value FROM json_each(?)) AND is_given = 0 ORDER BY message, place
                    """)
            ) { $0["message"] as IndexedMessage.ID }
            let files = try Self.changedFiles(of: messages, in: database)
            var patches: [IndexedMessage.ID: IndexedPatch] = [:]
            for row in try rows("SELECT * FROM patch WHERE message IN (SELECT value FROM json_each(?))") {
                let message: IndexedMessage.ID = row["message"]
                patches[message] = IndexedPatch(
                    message: row["prose"], notes: row["notes"], shortlog: row["shortlog"], diffstat: row["diffstat"],
                    trailers: (trailers[message] ?? []).map { Trailer(key: $0["key"], value: $0["value"]) },
                    files: files[message] ?? [],
                    patchID: (row["patch_id"] as Data?).flatMap { PatchID(bytes: $0) }, baseCommit: row["base_commit"],
                    changeID: row["change_id"])
            }
            return patches
        }
    }
}
