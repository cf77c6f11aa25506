internal import GRDB

/// The foreign keys that the schema declares.
///
/// They hold once everything is settled: until then, series may still refer to messages that were removed. SQLite is not
/// asked to enforce them as rows are written.
enum ForeignKeys {
    /// Rows that refer to rows which are missing, a line each, some hundred at most; empty when there are none.
    static func violations(_ database: Database) throws -> [String] {
        let rows = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
        var lines: [String] = []
        while lines.count < 200, let row = try rows.next() {
            let location = (row["rowid"] as Int64?).map { "row \($0)" } ?? "a row"
            lines.append(
                "\(location) of \(row["table"] as String) refers to a row of \(row["parent"] as String) that is missing"
            )
        }
        return lines
    }

    /// Checks them where the program is built for tests.
    ///
    /// - Throws: ``IndexError/damaged(path:reason:)``.
    static func checkInTests(_ database: Database, path: String) throws {
        #if DEBUG
            if let violation = try violations(database).first {
                throw IndexError.damaged(path: path, reason: violation)
            }
        #endif
    }
}
