internal import GRDB
internal import PatchTracking

/// Puts series together again from their rows.
struct SeriesReader {
    private let database: Database
    private let reader: TrackedMessageReader

    init(_ database: Database) throws {
        self.database = database
        reader = try TrackedMessageReader(database)
    }

    /// The series in one row.
    func series(row id: Int64) throws -> Series? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM series WHERE id = ?", arguments: [id]) else { return nil }
        return series(row, try members(of: id))
    }

    private struct Member {
        var row: Int64
        var number: Int
        var versionMinor: Int?
        var role: SeriesRole
        var message: TrackedMessage
    }

    private func members(of series: Int64) throws -> [Member] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT series_member.* FROM series_member JOIN message ON message.id = series_member.message
                    JOIN identity ON identity.id = message.identity WHERE series = ? ORDER BY number, role, message.received, identity.text
                    """), arguments: [series])
        return try rows.compactMap { row in
            guard let message = try reader.message(row: row["message"]) else { return nil }
            return Member(
                row: row["message"], number: row["number"], versionMinor: row["version_minor"],
                role: SeriesRole(rawValue: row["role"]) ?? .counts, message: message)
        }
    }

    private func series(_ row: Row, _ members: [Member]) -> Series? {
        let cover = members.first { $0.number == 0 && $0.role == .counts }?.message
        let counted = members.filter { $0.number > 0 && $0.role == .counts }
        guard cover != nil || !counted.isEmpty else { return nil }
        let parts = counted.map { part in
            let others = members.filter { $0.number == part.number && $0.row != part.row }
            return Part(
                number: part.number, message: part.message, versionMinor: part.versionMinor,
                replaced: others.filter { $0.role == .wasReplaced }.map(\.message),
                repeated: others.filter { $0.role == .isRepetition }.map(\.message))
        }
        return Series(
            version: row["version"], versionMinor: row["version_minor"], isRFC: row["is_rfc"], isResend: row["is_resend"],
            isPullRequest: row["is_pull_request"], tags: (row["tags"] as String).split(separator: " ").map(String.init), total: row["total"],
            cover: cover, parts: parts, repeatedCovers: members.filter { $0.number == 0 && $0.role == .isRepetition }.map(\.message),
            threadID: (cover ?? counted[0].message).id)
    }
}
