internal import GRDB

/// Rows of Message-IDs: from the text to the row, made when it is new.
///
/// New rows are written by ``ThreadLabels``, once it is known which thread they belong to.
final class IdentityRows {
    private let find: HotStatement
    private let known: RowCaches.Table<String>
    private let threads: ThreadLabels
    /// The row that the next new Message-ID gets.
    private(set) var next: Int64

    init(_ database: Database, known: RowCaches.Table<String>, threads: ThreadLabels) throws {
        self.known = known
        self.threads = threads
        find = try HotStatement(database, "SELECT id FROM identity WHERE text = ?")
        next = try TextRows.next(in: "identity", database, known: known)
    }

    /// The row of a Message-ID, if there is one.
    func existing(_ text: String) throws -> Int64? {
        if let row = known.rows[text] { return row }
        if known.isComplete { return nil }
        find.bind(text)
        let row = try find.run()
        if let row { known.rows[text] = row }
        return row
    }

    /// The row of a Message-ID.
    func row(_ text: String) throws -> Int64 {
        if let row = try existing(text) { return row }
        let row = next
        next += 1
        threads.add(row, text)
        known.rows[text] = row
        return row
    }
}
