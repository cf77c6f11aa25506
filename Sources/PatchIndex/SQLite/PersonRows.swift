internal import GRDB
internal import MailFormat

/// Rows of people: one a pair of address and name, as the mails have them.
final class PersonRows {
    private let find: HotStatement
    private let insert: HotStatement
    private let known: RowCaches.Table<Mailbox>

    init(_ database: Database, known: RowCaches.Table<Mailbox>) throws {
        self.known = known
        find = try HotStatement(database, "SELECT id FROM person WHERE address = ? AND name = ?")
        insert = try HotStatement(database, "INSERT INTO person (address, name) VALUES (?, ?) RETURNING id")
    }

    /// The row of `mailbox`, made when it is new; `nil` for nobody.
    func row(_ mailbox: Mailbox?) throws -> Int64? {
        guard let mailbox else { return nil }
        if let row = known.rows[mailbox] { return row }
        for statement in [find, insert] {
            statement.bind(mailbox.address)
            statement.bind(mailbox.name)
            if let row = try statement.run() {
                known.rows[mailbox] = row
                return row
            }
        }
        return nil
    }
}
