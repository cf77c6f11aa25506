internal import GRDB
internal import GRDBSQLite

/// A prepared statement for the loops that write thousands of rows: arguments are bound from bytes in place, one at a time.
///
/// GRDB's own statements build an argument array for every call; at a million rows a run that is a third of the time.
/// Everything else goes through GRDB. Use it only inside the transaction of the `Database` that it was made with.
final class HotStatement {
    let statement: OpaquePointer
    private let connection: OpaquePointer
    private var position: Int32 = 0
    private var steps: UInt8 = 0

    init(_ database: Database, _ sql: String) throws {
        guard let connection = database.sqliteConnection else { throw DatabaseError(message: "connection is closed") }
        self.connection = connection
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)), sql: sql)
        }
        statement = prepared
    }

    deinit { sqlite3_finalize(statement) }

    /// Binds the next argument.
    func bind(_ value: Int64?) {
        position += 1
        if let value { sqlite3_bind_int64(statement, position, value) } else { sqlite3_bind_null(statement, position) }
    }

    func bind(_ value: Int?) { bind(value.map(Int64.init)) }

    func bind(_ value: Bool) { bind(value ? 1 : 0 as Int64) }

    /// Binds text.
    ///
    /// The bytes are copied by SQLite at the step, so they only have to live until ``run()``.
    func bind(_ value: String?) {
        position += 1
        guard var value else { return _ = sqlite3_bind_null(statement, position) }
        value.withUTF8 { bytes in
            _ = sqlite3_bind_text(
                statement, position,
                UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(Self.empty)).assumingMemoryBound(to: CChar.self),
                Int32(bytes.count), Self.transient)
        }
    }

    /// Binds UTF-8 bytes as text.
    func bind(text: [UInt8]) {
        position += 1
        text.withUnsafeBytes { bytes in
            _ = sqlite3_bind_text(
                statement, position,
                (bytes.baseAddress ?? UnsafeRawPointer(Self.empty)).assumingMemoryBound(to: CChar.self),
                Int32(bytes.count),
                Self.transient)
        }
    }

    /// Binds bytes as a blob; `nil` as NULL.
    func bind(blob: [UInt8]?) {
        position += 1
        guard let blob else { return _ = sqlite3_bind_null(statement, position) }
        blob.withUnsafeBytes { bytes in
            _ = sqlite3_bind_blob(
                statement, position, bytes.baseAddress ?? UnsafeRawPointer(Self.empty), Int32(bytes.count),
                Self.transient)
        }
    }

    /// Binds rows as a JSON array; `NULL` for none.
    func bind(list rows: [Int64]) {
        if rows.isEmpty { bind(nil as Int64?) } else { bind(text: JSONArray.bytes(of: rows)) }
    }

    /// Binds texts as a JSON array.
    func bind(texts: [String]) { bind(text: JSONArray.bytes(of: texts)) }

    /// Runs an insertion and returns the new row.
    func insert() throws -> Int64 {
        try run()
        return sqlite3_last_insert_rowid(connection)
    }

    /// Runs the statement to its end and makes it ready for the next arguments.
    ///
    /// Returns the first column of the first row, if any.
    @discardableResult
    func run() throws -> Int64? {
        defer {
            sqlite3_reset(statement)
            position = 0
        }
        var result: Int64?
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                if result == nil, sqlite3_column_type(statement, 0) != SQLITE_NULL {
                    result = sqlite3_column_int64(statement, 0)
                }
            case SQLITE_DONE:
                return result
            case let code:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
            }
        }
    }

    /// Goes to the next row of the result; false, and ready for the next arguments, when there is none.
    ///
    /// - Throws: `CancellationError` when the task was cancelled, also where SQLite had no time to notice.
    func step() throws -> Bool {
        steps &+= 1
        if steps == 0, Task.isCancelled { throw CancellationError() }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(statement)
            position = 0
            return false
        case let code:
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    /// A pointer for empty text, which a null pointer would turn into NULL.
    nonisolated(unsafe) private static let empty: UnsafePointer<UInt8> = {
        let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        byte.initialize(to: 0)
        return UnsafePointer(byte)
    }()
}
