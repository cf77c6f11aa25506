internal import GRDB
internal import PatchTracking

/// Puts series together again from their rows.
struct SeriesReader {
    private let reader: TrackedMessageReader
    private let series: Statement
    private let members: Statement

    private struct Member {
        var number: Int
        var versionMinor: Int?
        var role: SeriesRole
        var message: TrackedMessage
    }

    init(_ database: Database) throws {
        reader = try TrackedMessageReader(database)
        series = try database.makeStatement(sql: "SELECT * FROM series WHERE id = ?")
        members = try database.makeStatement(
            sql: """
                SELECT series_member.* FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE series = ?
                ORDER BY number, role, message.received, identity.text
                """)
    }

    /// The series in these rows, as far as links depend on them.
    func series(rows: Set<Int64>) throws -> [(row: Int64, series: Series)] {
        try rows.sorted().compactMap { id in
            guard let row = try Row.fetchOne(series, arguments: [id]) else { return nil }
            return try series(row, try members(of: id)).map { (id, $0) }
        }
    }

    private func members(of series: Int64) throws -> [Member] {
        try Row.fetchAll(members, arguments: [series]).compactMap { row in
            guard let message = try reader.messageForLinking(row: row["message"]) else { return nil }
            return Member(
                number: row["number"], versionMinor: row["version_minor"],
                role: SeriesRole(rawValue: row["role"]) ?? .counts, message: message)
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
