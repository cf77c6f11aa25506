internal import GRDB

/// Rows of a table whose texts stand once each (`path`): from the text to the row, made when it is new.
final class TextRows {
    private let find: HotStatement
    private let insert: HotStatement
    private let known: RowCaches.Table<String>
    private var next: Int64

    init(_ database: Database, table: String, known: RowCaches.Table<String>) throws {
        self.known = known
        find = try HotStatement(database, "SELECT id FROM \(table) WHERE text = ?")
        insert = try HotStatement(database, "INSERT INTO \(table) (id, text) VALUES (?, ?)")
        next = try Self.next(in: table, database, known: known)
    }

    /// The row that comes next in a table; what is known of an empty one is all there is.
    static func next(in table: String, _ database: Database, known: RowCaches.Table<some Hashable>) throws -> Int64 {
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM \(table)")
        if last == nil { known.isComplete = true }
        return 1 + (last ?? 0)
    }

    /// The row of `text`.
    func row(_ text: String) throws -> Int64 {
        if let row = known.rows[text] { return row }
        if !known.isComplete {
            find.bind(text)
            if let row = try find.run() {
                known.rows[text] = row
                return row
            }
        }
        let row = next
        next += 1
        insert.bind(row)
        insert.bind(text)
        try insert.run()
        known.rows[text] = row
        return row
    }
}
