internal import GRDB

/// Sums up threads.
struct ThreadSummaryReader {
    private let counts: Statement
    private let first: Statement

    init(_ database: Database) throws {
        let members = "FROM message JOIN identity ON identity.id = message.identity"
        counts = try database.makeStatement(
            sql: """
                SELECT count(*), count(DISTINCT person.address), max(message.received) \(members)
                LEFT JOIN person ON person.id = message.sender WHERE identity.thread = ?
                """)
        first = try database.makeStatement(
            sql: """
                SELECT \(SQLiteStore.messageColumns), message.received AS delivered, NULL AS entry FROM message
                \(SQLiteStore.messageJoins) WHERE identity.thread = ? ORDER BY message.received, message.id LIMIT 1
                """)
    }

    /// The sums of one thread; nil when none of its messages was received.
    func summary(of thread: Int64) throws -> ThreadSummary? {
        guard let row = try Row.fetchOne(first, arguments: [thread]),
            let sums = try Row.fetchOne(counts, arguments: [thread])
        else { return nil }
        return ThreadSummary(
            first: SQLiteStore.message(from: row), messages: sums[0], people: sums[1], newest: sums[2])
    }
}
