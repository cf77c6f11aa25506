internal import GRDB

/// Rows of a table whose texts stand once each (`identity`, `path`): from the text to the row, made when it is new.
final class TextRows {
    private let find: HotStatement
    private let insert: HotStatement
    private let known: RowCaches.Table<String>
    private var next: Int64

    /// - Parameter insert: a statement with the new row as `?1` and the text as `?2`.
    init(_ database: Database, table: String, insert: String, known: RowCaches.Table<String>) throws {
        self.known = known
        find = try HotStatement(database, "SELECT id FROM \(table) WHERE text = ?")
        self.insert = try HotStatement(database, insert)
        next = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0)
    }

    /// The row of `text`, if the table has it.
    func existing(_ text: String) throws -> Int64? {
        if let row = known.rows[text] { return row }
        find.bind(text)
        let row = try find.run()
        if let row { known.rows[text] = row }
        return row
    }

    /// The row of `text`.
    func row(_ text: String) throws -> Int64 {
        if let row = try existing(text) { return row }
        let row = next
        next += 1
        insert.bind(row)
        insert.bind(text)
        try insert.run()
        known.rows[text] = row
        return row
    }
}
