public import MailArchive
internal import GRDB

extension SQLiteStore {
    /// Makes the archive known, or finds it again by its path.
    public func register(_ archive: Archive) async throws -> IndexedArchive {
        try await register(
            path: archive.path, name: archive.name, address: archive.address, kind: archive.kind.description)
    }

    func register(path: String, name: String, address: String?, kind: String) async throws -> IndexedArchive {
        // Looked up first: a run without news must not wait for another process that writes.
        if let known = try await reading({ try Self.archive(path: path, in: $0) }), known.name == name,
            known.address == address
        {
            return known
        }
        return try await writing { database in
            try database.execute(
                sql: """
                    INSERT INTO archive (path, name, address, kind) VALUES (?, ?, ?, ?)
                    ON CONFLICT (path) DO UPDATE SET name = excluded.name, address = excluded.address, kind = excluded.kind
                    """, arguments: [path, name, address, kind])
            guard let archive = try Self.archive(path: path, in: database) else {
                throw IndexError.unknownArchive(path)
            }
            return archive
        }
    }

    /// The archives that the index knows, by name.
    public func archives() async throws -> [IndexedArchive] {
        try await reading { database in
            try Row.fetchAll(database, sql: "SELECT * FROM archive ORDER BY name, path").map(Self.archive(from:))
        }
    }

    /// How much each archive has given, by name.
    public func archiveSummaries() async throws -> [ArchiveSummary] {
        try await reading { database in
            let count = try database.makeStatement(
                sql: """
                    SELECT count(DISTINCT delivery.message), count(DISTINCT series_member.series), max(delivery.received)
                    FROM source JOIN delivery ON delivery.source = source.id
                    LEFT JOIN series_member ON series_member.message = delivery.message WHERE source.archive = ?
                    """)
            return try Row.fetchAll(database, sql: "SELECT * FROM archive ORDER BY name, path").map { row in
                let archive = Self.archive(from: row)
                let counts = try Row.fetchOne(count, arguments: [archive.id])
                return ArchiveSummary(
                    archive: archive, messages: counts?[0] ?? 0, series: counts?[1] ?? 0, newest: counts?[2])
            }
        }
    }

    /// Where reading of a source ended last time.
    public func state(of source: String, in archive: IndexedArchive) async throws -> SourceState? {
        try await reading { database in
            try Row.fetchOne(
                database, sql: "SELECT tip, cursor FROM source WHERE archive = ? AND name = ?",
                arguments: [archive.id, source]
            ).map { SourceState(tip: $0["tip"], cursor: $0["cursor"]) }
        }
    }

    /// Where reading ended in each source of an archive that was read, by the source's id.
    public func cursors(of archive: IndexedArchive) async throws -> [String: String] {
        try await reading { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT name, cursor FROM source WHERE archive = ? AND cursor IS NOT NULL",
                arguments: [archive.id])
            return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
        }
    }

    /// When an archive received its oldest message, in seconds since 1970 UTC; nil for an empty one.
    public func oldestMessage(of archive: IndexedArchive.ID) async throws -> Int64? {
        try await reading { database in
            // One look into the index of times a source.
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT min((SELECT min(received) FROM delivery WHERE delivery.source = source.id))
                    FROM source WHERE archive = ?
                    """, arguments: [archive])
        }
    }

    /// How far each source of an archive was read: spans from the beginning to its last delivery, by source.
    public func reach(of archive: IndexedArchive.ID) async throws -> [ArchiveRange.Span] {
        try await reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT name, (SELECT max(sequence) FROM delivery WHERE delivery.source = source.id)
                    FROM source WHERE archive = ? ORDER BY name
                    """, arguments: [archive]
            ).map { ArchiveRange.Span(source: $0[0], after: 0, through: $0[1] ?? 0) }
        }
    }

    private static func archive(path: String, in database: Database) throws -> IndexedArchive? {
        try Row.fetchOne(database, sql: "SELECT * FROM archive WHERE path = ?", arguments: [path]).map(archive(from:))
    }

    private static func archive(from row: Row) -> IndexedArchive {
        IndexedArchive(id: row["id"], path: row["path"], name: row["name"], address: row["address"], kind: row["kind"])
    }
}
