internal import GRDB

extension SQLiteStore {
    /// Takes everything out but the names of the archives; the next run reads them from their beginning.
    public func empty() async throws {
        try await writing { [caches] database in
            try Schema.empty(database)
            caches.clear()
        }
    }

    /// What SQLite finds wrong with the file, a line each; empty when nothing is.
    func damage() async throws -> [String] {
        try await reading { try String.fetchAll($0, sql: "PRAGMA integrity_check") }.filter { $0 != "ok" }
    }
}
