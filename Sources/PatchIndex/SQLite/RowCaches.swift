internal import GRDB
internal import MailFormat

/// Rows that the writer has looked up or made, kept from one transaction to the next.
///
/// Used only within the store's write transactions, of which there is one at a time: that is why it may be shared
/// although nothing guards it.
final class RowCaches: @unchecked Sendable {
    /// Rows of one table by what they stand for.
    final class Table<Key: Hashable> {
        var rows: [Key: Int64] = [:]
        /// Whether the table has no others.
        var isComplete = false

        func clear() {
            rows = [:]
            isComplete = false
        }
    }

    let identities = Table<String>()
    let paths = Table<String>()
    let people = Table<Mailbox>()
    private var dataVersion: Int64?

    /// More rows than this are not worth their memory.
    private static let limit = 300_000

    /// To be called as a transaction begins: forgets everything when another process has written since.
    func begin(_ database: Database) throws {
        let version = try Int64.fetchOne(database, sql: "PRAGMA data_version")
        if version != dataVersion || identities.rows.count + people.rows.count > Self.limit { clear() }
        dataVersion = version
    }

    /// Forgets everything, as after a transaction that was undone.
    func clear() {
        identities.clear()
        paths.clear()
        people.clear()
        dataVersion = nil
    }
}
