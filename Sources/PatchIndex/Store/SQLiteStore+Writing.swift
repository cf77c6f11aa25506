internal import GRDB

extension SQLiteStore {
    /// Keeps a batch and the cursor behind it, in one transaction.
    public func write(_ batch: FactBatch, to archive: IndexedArchive) async throws {
        try await writing { [caches, path] database in
            let source = try Self.sourceRow(of: batch.source, archive: archive.id, in: database)
            if case .behind(let cursor) = batch.start {
                let kept = try String.fetchOne(
                    database, sql: "SELECT cursor FROM source WHERE id = ?", arguments: [source])
                guard kept == cursor else { throw IndexError.overtaken(path: path) }
            }
            let writer = try DeliveryWriter(database, source: source, caches: caches)
            var rows: [Int64] = []
            for change in batch.changes {
                switch change.kind {
                case .added(let facts): rows.append(try writer.add(facts, change) ?? 0)
                case .removed(let messageID):
                    try writer.remove(messageID: messageID, change)
                    rows.append(0)
                }
            }
            try writer.finish()
            try WordTables(database).insert(batch.words, rows: rows)
            try database.execute(
                sql: "UPDATE source SET cursor = ?, tip = ? WHERE id = ?", arguments: [batch.cursor, batch.tip, source])
        }
    }

    /// Forgets everything that came from a source, as after its history was rewritten.
    public func forget(source: String, of archive: IndexedArchive) async throws {
        try await writing { [caches] database in
            let source = try Self.sourceRow(of: source, archive: archive.id, in: database)
            let writer = try DeliveryWriter(database, source: source, caches: caches)
            try writer.removeAll()
            try writer.finish()
            try database.execute(sql: "UPDATE source SET cursor = NULL, tip = NULL WHERE id = ?", arguments: [source])
        }
    }

    /// Whether a source has taken messages away, as a later epoch does that deletes what an earlier one added.
    public func hasRemovals(in source: String, of archive: IndexedArchive) async throws -> Bool {
        try await reading { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM removal JOIN source ON source.id = removal.source
                        WHERE source.archive = ? AND source.name = ?)
                    """, arguments: [archive.id, source]) == true
        }
    }

    private static func sourceRow(of name: String, archive: Int64, in database: Database) throws -> Int64 {
        let find = "SELECT id FROM source WHERE archive = ? AND name = ?"
        if let row = try Int64.fetchOne(database, sql: find, arguments: [archive, name]) { return row }
        try database.execute(sql: "INSERT INTO source (archive, name) VALUES (?, ?)", arguments: [archive, name])
        return database.lastInsertedRowID
    }
}
