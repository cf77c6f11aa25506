internal import Dispatch
internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import TextIndex

/// The index in one SQLite file, in WAL mode: one writer and any number of readers, in any number of processes.
public final class SQLiteStore: IndexStore, Sendable {
    /// Seconds that we wait for another process to finish its batch.
    static let patience = 60

    /// The file.
    public let path: String
    let pool: DatabasePool
    let caches = RowCaches()
    /// The states of series that were read.
    let stateCache: SeriesStateCache
    /// What was read of the segments of words.
    let wordHeads: WordHeadCache
    /// What is read from: the pool, or a snapshot of it.
    private let reader: any DatabaseReader

    /// Opens the index in `path`; makes it, and its folder, when there is none.
    ///
    /// - Throws: ``IndexError``.
    public convenience init(path: String) throws(IndexError) { try self.init(path: path, tracing: nil) }

    /// The same; `tracing` is called with each statement that is run.
    package init(path: String, tracing: (@Sendable (String) -> Void)?) throws(IndexError) {
        self.path = path
        try IndexFile.makeFolder(for: path)
        // Opening turns the log on; what is not ours must not be touched.
        for name in ["", "-wal", "-shm", "-journal"] where IndexFile.isSpecial(path + name) {
            throw .notAnIndex(path: path + name)
        }
        guard !IndexFile.isStranger(path) else { throw .notAnIndex(path: path) }
        do {
            pool = try Self.opened(path, tracing)
            // Looked at first: most runs change nothing here, and must not wait for another process that writes.
            let isCurrent = try pool.read { database in
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master WHERE name = 'rules'") == 1
                    && Schema.isCurrent(database)
            }
            if isCurrent {
                guard try pool.read(Self.keepsChecksums) else {
                    throw IndexError.damaged(path: path, reason: "it no longer says that its pages have checksums")
                }
            } else {
                try Self.addChecksums(pool)
                try pool.write { database in try Schema.migrate(database, path: path) }
            }
        } catch {
            throw Self.indexError(error, path: path, whenOpening: true)
        }
        reader = pool
        stateCache = SeriesStateCache()
        wordHeads = WordHeadCache()
    }

    /// A snapshot of `store`.
    private init(snapshotOf store: SQLiteStore) throws {
        path = store.path
        pool = store.pool
        stateCache = store.stateCache
        wordHeads = store.wordHeads
        reader = try store.pool.makeSnapshot()
    }

    /// A snapshot of the index, which later writes do not change.
    ///
    /// Release it promptly: while it is held, writes of others take more room.
    public func snapshot() async throws -> any IndexStore {
        do {
            return try SQLiteStore(snapshotOf: self)
        } catch {
            throw Self.indexError(error, path: path)
        }
    }

    /// Opens the file and turns its log on.
    ///
    /// Of several processes that do so at once with a new file, SQLite turns some away without the patience it has
    /// otherwise: they try again.
    private static func opened(_ path: String, _ tracing: (@Sendable (String) -> Void)?) throws -> DatabasePool {
        let end = ContinuousClock.now + .seconds(patience)
        guard PageChecksums.register() else {
            throw IndexError.cannotOpen(path: path, reason: "SQLite takes no file layer with checksums")
        }
        var settings = configuration
        if let tracing {
            settings.prepareDatabase { $0.trace { tracing("\($0)") } }
        }
        while true {
            do {
                return try DatabasePool(path: path, configuration: settings)
            } catch let error as DatabaseError
                where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) && ContinuousClock.now < end
            {
                usleep(10_000)
            }
        }
    }

    /// Gives checksums to the pages of an index that was made without them, before it becomes one that has them.
    private static func addChecksums(_ pool: DatabasePool) throws {
        guard try !pool.read(keepsChecksums) else { return }
        try pool.writeWithoutTransaction { database in
            // What is somebody else's is refused by migrating, and must not be touched before.
            let isOurs = try Int.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID
            let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard isOurs || isEmpty, let connection = database.sqliteConnection else { return }
            // Setting the size of pages, as for every connection, took this back.
            PageChecksums.reserve(in: connection)
            // From its first page on the file says whose it is, so that one that a full disk cut short is known again.
            try database.execute(
                sql: "PRAGMA application_id = \(Schema.applicationID); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private static func keepsChecksums(_ database: Database) -> Bool {
        database.sqliteConnection.map(PageChecksums.areKept) ?? false
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Double(patience))
        // Every row costs a look-up more; ``ForeignKeys`` looks at all of them where that is wanted.
        configuration.foreignKeysEnabled = false
        // More than `tidings serve` makes pages at a time, so that looking whether the index changed waits for none.
        configuration.maximumReaderCount = 6
        // Threads that read give way to those that send answers; GRDB's usual ones would come before them.
        configuration.qos = .utility
        configuration.writeTargetQueue = DispatchQueue(label: "tidings.index.writing", qos: .userInitiated)
        configuration.prepareDatabase { database in
            if let connection = database.sqliteConnection { PageChecksums.reserve(in: connection) }
            try database.execute(
                sql: """
                    PRAGMA page_size = 8192; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = 8000; PRAGMA mmap_size = 0;
                    """)
        }
        return configuration
    }

    /// What SQLite or this store says, as one of our errors.
    static func indexError(_ error: any Error, path: String, whenOpening: Bool = false) -> IndexError {
        if let error = error as? IndexError { return error }
        if let error = error as? DamagedWords { return .damaged(path: path, reason: error.description) }
        guard let error = error as? DatabaseError else { return .failed(path: path, reason: "\(error)") }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path, seconds: patience)
        case .SQLITE_NOTADB: return .notAnIndex(path: path)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_DATA:
            return .damaged(path: path, reason: "a page of it is not as it was written")
        case .SQLITE_CORRUPT: return .damaged(path: path, reason: error.message ?? "\(error)")
        default:
            let reason = error.message ?? "\(error)"
            return whenOpening ? .cannotOpen(path: path, reason: reason) : .failed(path: path, reason: reason)
        }
    }

    func reading<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do {
            // Cancelling the task interrupts SQLite in the middle of a statement.
            let value = try await reader.read(body)
            // What was worked out while the task was cancelled may be cut short.
            try Task.checkCancellation()
            return value
        } catch let error as CancellationError {
            throw error
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw CancellationError()
        } catch {
            throw Self.indexError(error, path: path)
        }
    }

    func writing<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.write { [caches] database in
                do {
                    let value = try body(database)
                    // Nothing that a cancelled task cut short is written.
                    try Task.checkCancellation()
                    return value
                } catch {
                    caches.clear()
                    throw error
                }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            throw Self.indexError(error, path: path)
        }
    }
}
