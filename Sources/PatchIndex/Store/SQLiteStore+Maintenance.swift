internal import GRDB

extension SQLiteStore {
    /// Takes everything out but the names of the archives; the next run reads them from their beginning.
    public func empty() async throws {
        try await writing { [caches] database in
            try Schema.empty(database)
            caches.clear()
        }
    }

    /// Whether the index keeps the words of mails for full-text search.
    public func keepsText() async throws -> Bool {
        try await reading(Schema.keepsText)
    }

    /// Makes the index keep the words of mails, for good; the next run reads again what it already holds.
    public func keepText() async throws {
        guard try await !keepsText() else { return }
        try await writing { [caches] database in
            // Words are taken from mail as it is read: what was read without them is read again.
            try Schema.empty(database)
            caches.clear()
            try database.execute(sql: "UPDATE rules SET keeps_text = 1")
        }
    }

    /// Takes everything out that only this archive has given, and the archive itself.
    public func forget(_ archive: IndexedArchive) async throws {
        let sources = try await reading { database in
            try String.fetchAll(database, sql: "SELECT name FROM source WHERE archive = ?", arguments: [archive.id])
        }
        for source in sources { try await forget(source: source, of: archive) }
        try await writing { database in
            try database.execute(sql: "DELETE FROM source WHERE archive = ?", arguments: [archive.id])
            try database.execute(sql: "DELETE FROM archive WHERE id = ?", arguments: [archive.id])
        }
        try await settle()
    }

    /// Another index in `path` with all that this one holds.
    func copy(to path: String) throws(IndexError) -> SQLiteStore {
        do {
            let copy = try DatabaseQueue(path: path)
            try pool.backup(to: copy)
            try copy.close()
        } catch {
            throw Self.indexError(error, path: path)
        }
        return try SQLiteStore(path: path)
    }

    /// What is wrong with the file, a line each; empty when nothing is.
    ///
    /// Pages that do not match their checksums; where all do, what SQLite finds wrong; where it finds nothing, rows that refer
    /// to missing ones.
    func damage() async throws -> [String] {
        let pages = try await writingOutsideTransactions { database in
            // What the log has newer comes first into the file.
            try database.checkpoint(.passive)
            return database.sqliteConnection.map { PageChecksums.damagedPages(of: $0, limit: 1_000) } ?? []
        }
        guard pages.isEmpty else { return pages.map { "page \($0) of the file is not as it was written" } }
        return try await reading { database in
            let found = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let isSettled = try Int.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM unsettled)") == 0
            return found.isEmpty && isSettled ? try ForeignKeys.violations(database) : found
        }
    }

    private func writingOutsideTransactions<Value: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.writeWithoutTransaction(body)
        } catch {
            throw Self.indexError(error, path: path)
        }
    }
}
