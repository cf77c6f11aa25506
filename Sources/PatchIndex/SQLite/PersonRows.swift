internal import GRDB
internal import MailFormat

/// Rows of people: one a pair of address and name, as the mails have them.
final class PersonRows {
    private let find: HotStatement
    private let insert: HotStatement
    private let known: RowCaches.Table<Mailbox>

    init(_ database: Database, known: RowCaches.Table<Mailbox>) throws {
        self.known = known
        _ = try TextRows.next(in: "person", database, known: known)
        find = try HotStatement(database, "SELECT id FROM person WHERE address = ? AND name = ?")
        insert = try HotStatement(database, "INSERT INTO person (address, name) VALUES (?, ?)")
    }

    /// The row of `mailbox`, made when it is new; `nil` for nobody.
    func row(_ mailbox: Mailbox?) throws -> Int64? {
        guard let mailbox else { return nil }
        if let row = known.rows[mailbox] { return row }
        var row: Int64?
        if !known.isComplete {
            find.bind(mailbox.address)
            find.bind(mailbox.name)
            row = try find.run()
        }
        if row == nil {
            insert.bind(mailbox.address)
            insert.bind(mailbox.name)
            row = try insert.insert()
        }
        known.rows[mailbox] = row
        return row
    }
}
