internal import GRDB

/// Sums up threads for a list of them.
struct ThreadSummaryReader {
    private let counts: Statement
    private let first: Statement
    private let newest: Statement

    /// Prepares the statements; the newest message is that of the deliveries with a condition.
    init(_ database: Database, deliveredIn condition: String) throws {
        let members = "FROM message JOIN identity ON identity.id = message.identity"
        counts = try database.makeStatement(
            sql: """
                SELECT count(*), count(DISTINCT person.address) \(members)
                LEFT JOIN person ON person.id = message.sender WHERE identity.thread = ?
                """)
        first = try database.makeStatement(
            sql: """
                SELECT \(SQLiteStore.messageColumns), message.received AS delivered, NULL AS entry FROM message
                \(SQLiteStore.messageJoins) WHERE identity.thread = ? ORDER BY message.received, identity.text LIMIT 1
                """)
        newest = try database.makeStatement(
            sql: """
                SELECT max(delivery.received) \(members) JOIN delivery ON delivery.message = message.id
                WHERE identity.thread = ? AND \(condition)
                """)
    }

    /// The sums of one thread; nil when none of its messages was received.
    func summary(of thread: Int64) throws -> ThreadSummary? {
        guard let row = try Row.fetchOne(first, arguments: [thread]),
            let sums = try Row.fetchOne(counts, arguments: [thread]),
            let newest = try Int64.fetchOne(newest, arguments: [thread])
        else { return nil }
        return ThreadSummary(
            first: SQLiteStore.message(from: row), messages: sums[0], people: sums[1], newest: newest)
    }
}
