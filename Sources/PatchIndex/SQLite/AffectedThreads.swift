internal import GRDB

/// Finds the threads, and the series in them, that a changed thread can alter.
struct AffectedThreads {
    private let relatives: Statement
    private let byThread: Statement
    private let byMember: Statement

    /// How many seconds may lie between two mails of one series that no thread ties together.
    private static let reach = 604_800

    init(_ database: Database) throws {
        relatives = try database.makeStatement(
            sql: """
                SELECT DISTINCT other.thread FROM identity AS mine
                JOIN message AS loose ON loose.identity = mine.id AND loose.loose_key IS NOT NULL
                JOIN message AS relative ON relative.loose_key = loose.loose_key
                    AND relative.received BETWEEN loose.received - \(Self.reach) AND loose.received + \(Self.reach)
                JOIN identity AS other ON other.id = relative.identity
                WHERE mine.thread = ?
                """)
        byThread = try database.makeStatement(sql: "SELECT id FROM series WHERE thread = ?")
        byMember = try database.makeStatement(
            sql: """
                SELECT DISTINCT series FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE identity.thread = ?
                """)
    }

    /// The threads, and those with a numbered posting that could be a part of the same series although nothing ties them.
    func withRelatives(of threads: Set<Int64>) throws -> Set<Int64> {
        var found = threads
        var open = Array(threads)
        while let thread = open.popLast() {
            for relative in try Int64.fetchAll(relatives, arguments: [thread]) where found.insert(relative).inserted {
                open.append(relative)
            }
        }
        return found
    }

    /// The rows of the series that stand in the threads, or stood there when they were written.
    func series(in threads: Set<Int64>) throws -> Set<Int64> {
        // Threads that were joined since have another label; their series are found by their members, too.
        var found: Set<Int64> = []
        for thread in threads {
            found.formUnion(try Int64.fetchAll(byThread, arguments: [thread]))
            found.formUnion(try Int64.fetchAll(byMember, arguments: [thread]))
        }
        return found
    }
}
