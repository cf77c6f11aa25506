internal import GRDB
internal import PatchTracking

/// Puts series together again from their rows.
struct SeriesReader {
    private let reader: TrackedMessageReader
    private let database: Database

    private struct Member {
        var number: Int
        var versionMinor: Int?
        var role: SeriesRole
        var message: TrackedMessage
    }

    init(_ database: Database) throws {
        self.database = database
        reader = try TrackedMessageReader(database)
    }

    /// The series in these rows, as far as links depend on them.
    func series(rows: Set<Int64>) throws -> [(row: Int64, series: Series)] {
        guard !rows.isEmpty else { return [] }
        let list = JSONArray.text(of: rows.sorted())
        let members = try Row.fetchAll(
            database,
            sql: """
                SELECT series_member.* FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE series IN (SELECT value FROM json_each(?))
                ORDER BY series, number, role, message.received, identity.text
                """, arguments: [list])
        let messages = try reader.messagesForLinking(rows: Set(members.map { $0["message"] as Int64 }))
        let bySeries = Dictionary(grouping: members) { $0["series"] as Int64 }
        return try Row.fetchAll(
            database, sql: "SELECT * FROM series WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            arguments: [list]
        ).compactMap { row in
            let id: Int64 = row["id"]
            let own = (bySeries[id] ?? []).compactMap { member -> Member? in
                guard let message = messages[member["message"]] else { return nil }
                return Member(
                    number: member["number"], versionMinor: member["version_minor"],
                    role: SeriesRole(rawValue: member["role"]) ?? .counts, message: message)
            }
            return try series(row, own).map { (id, $0) }
        }
    }

    private func series(_ row: Row, _ members: [Member]) throws -> Series? {
        var cover = members.first { $0.number == 0 && $0.role == .counts }?.message
        if let mail = cover, !mail.attachedPatches.isEmpty {
            return Series(attachedTo: mail, threadID: row["thread_root"])
        }
        cover?.readAsCover(ofParts: row["total"], version: row["version"])
        let counted = members.filter { $0.number > 0 && $0.role == .counts }
        guard cover != nil || !counted.isEmpty else { return nil }
        let uncounted = Dictionary(grouping: members.filter { $0.role != .counts }, by: \.number)
        let parts = counted.map { part in
            let others = uncounted[part.number] ?? []
            return Part(
                number: part.number, message: part.message, versionMinor: part.versionMinor,
                replaced: others.filter { $0.role == .wasReplaced }.map(\.message),
                repeated: others.filter { $0.role == .isRepetition }.map(\.message))
        }
        return Series(
            version: row["version"], versionMinor: row["version_minor"], isRFC: row["is_rfc"],
            isResend: row["is_resend"], isPullRequest: row["is_pull_request"],
            tags: (row["tags"] as String).split(separator: " ").map(String.init), total: row["total"], cover: cover,
            parts: parts,
            repeatedCovers: members.filter { $0.number == 0 && $0.role == .isRepetition }.map(\.message),
            threadID: row["thread_root"])
    }
}
