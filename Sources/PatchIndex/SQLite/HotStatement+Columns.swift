internal import GRDBSQLite

/// The columns of the present row.
extension HotStatement {
    /// A column of the row, from 0; `nil` for NULL.
    func integer(_ column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
    }

    /// A column of the row as text; `nil` for NULL.
    func text(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        let length = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    /// Calls `body` with each of the rows that ``bind(list:)`` wrote into a column.
    func forEach(inList column: Int32, _ body: (Int64) -> Void) {
        guard let start = sqlite3_column_text(statement, column) else { return }
        var number: Int64 = 0
        for byte in UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))).dropFirst() {
            let digit = byte &- 0x30
            if digit < 10 {
                number = number &* 10 &+ Int64(digit)
            } else {
                body(number)
                number = 0
            }
        }
    }

    /// A column of the row as bytes; `nil` for NULL.
    func blob(_ column: Int32) -> [UInt8]? {
        guard let start = sqlite3_column_blob(statement, column) else { return nil }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
