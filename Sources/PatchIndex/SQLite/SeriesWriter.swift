internal import GRDB
internal import PatchFormat
internal import PatchTracking

/// Writes series, their members, their keys and the links between versions.
final class SeriesWriter {
    private let database: Database
    private let series: HotStatement
    private let member: HotStatement
    private let key: HotStatement
    private let change: HotStatement
    private let link: HotStatement
    private let keys: HotStatement
    private let removal: HotStatement

    init(_ database: Database) throws {
        self.database = database
        series = try HotStatement(
            database,
            """
            INSERT INTO series (
                head, thread, thread_root, change, version, version_minor, is_rfc, is_resend, is_pull_request, tags, total, received, last_received,
                keys, fingerprint)
            VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        member = try HotStatement(database, "INSERT OR REPLACE INTO series_member VALUES (?, ?, ?, ?, ?)")
        key = try HotStatement(database, "INSERT OR IGNORE INTO link_key VALUES (?, ?)")
        change = try HotStatement(database, "UPDATE series SET change = ? WHERE id = ?")
        link = try HotStatement(database, "INSERT INTO version_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        keys = try HotStatement(database, "SELECT keys FROM series WHERE id = ?")
        removal = try HotStatement(database, "DELETE FROM link_key WHERE key = ? AND series = ?")
    }

    /// Writes a series with its members and keys, and returns its row; `row` knows the row of each message.
    func insert(_ profile: SeriesProfile, thread: Int64, row: (TrackedMessage.ID) -> Int64?) throws -> Int64? {
        let found = profile.series
        guard let head = row(found.id) else { return nil }
        series.bind(head)
        series.bind(thread)
        series.bind(found.threadID)
        series.bind(found.version)
        series.bind(found.versionMinor)
        series.bind(found.isRFC)
        series.bind(found.isResend)
        series.bind(found.isPullRequest)
        series.bind(found.tags.joined(separator: " "))
        series.bind(found.total)
        series.bind(found.firstReceivedAt)
        series.bind(found.lastReceivedAt)
        let sums = profile.storedKeys
        series.bind(blob: sums.withUnsafeBytes { Array($0) })
        series.bind(Int64(bitPattern: profile.fingerprint.value))
        let id = try series.insert()
        if let cover = found.cover { try insert(cover, number: 0, of: id, role: .counts, row: row) }
        for cover in found.repeatedCovers { try insert(cover, number: 0, of: id, role: .isRepetition, row: row) }
        // The patches that are attached to one mail are read from there.
        for part in found.parts where part.message.attachment == nil {
            try insert(part.message, number: part.number, minor: part.versionMinor, of: id, role: .counts, row: row)
            for message in part.replaced {
                try insert(message, number: part.number, of: id, role: .wasReplaced, row: row)
            }
            for message in part.repeated {
                try insert(message, number: part.number, of: id, role: .isRepetition, row: row)
            }
        }
        for sum in sums {
            key.bind(sum)
            key.bind(id)
            try key.run()
        }
        return id
    }

    /// The keys in a blob of them, eight bytes each.
    static func keys(in blob: [UInt8]) -> [Int64] {
        blob.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 7, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: Int64.self) }
        }
    }

    /// Takes a series out, with everything that was written with it.
    func remove(_ series: Int64) throws {
        keys.bind(series)
        while try keys.step() {
            for key in Self.keys(in: keys.blob(0) ?? []) {
                removal.bind(key)
                removal.bind(series)
                try removal.run()
            }
        }
        for (table, condition) in [
            ("series", "id = ?1"), ("series_member", "series = ?1"), ("version_link", "newer = ?1 OR older = ?1"),
        ] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(condition)").execute(arguments: [series])
        }
    }

    /// Writes that two series are versions of one change, and why; `row` knows the row of each series.
    func insert(_ found: VersionLink, row: (Series.ID) -> Int64?) throws {
        guard let newer = row(found.newer), let older = row(found.older) else { return }
        for (index, evidence) in found.evidence.enumerated() {
            link.bind(newer)
            link.bind(older)
            link.bind(index)
            let columns = VersionEvidenceColumns(evidence)
            link.bind(columns.evidence)
            link.bind(columns.source)
            link.bind(columns.target)
            link.bind(columns.amount)
            link.bind(columns.whole)
            link.bind(found.strength.rawValue)
            try link.run()
        }
    }

    /// Writes which series are one change: it is named by the row of the first one.
    func insert(_ found: VersionGroup, row: (Series.ID) -> Int64?) throws {
        guard let first = row(found.members[0]) else { return }
        for member in found.members {
            change.bind(first)
            change.bind(row(member))
            try change.run()
        }
    }

    private func insert(
        _ message: TrackedMessage, number: Int, minor: Int? = nil, of series: Int64, role: SeriesRole,
        row: (TrackedMessage.ID) -> Int64?
    ) throws {
        guard let message = row(message.id) else { return }
        member.bind(message)
        member.bind(series)
        member.bind(number)
        member.bind(minor)
        member.bind(role.rawValue)
        try member.run()
    }
}

/// What a message is to its series.
enum SeriesRole: Int64 {
    /// It is the cover or the part.
    case counts = 0
    /// A newer mail replaced it.
    case wasReplaced = 1
    /// It came again.
    case isRepetition = 2
}
