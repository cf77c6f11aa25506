internal import GRDB

/// Finds the threads, and the series in them, that a changed thread can alter.
struct AffectedThreads {
    private let loose: Statement
    private let later: Statement
    private let earlier: Statement
    private let byThread: Statement
    private let byMember: Statement

    /// How many seconds may lie between two mails of one series that no thread ties together.
    private static let reach: UInt64 = 604_800

    init(_ database: Database) throws {
        loose = try database.makeStatement(
            sql: """
                SELECT loose_key, received FROM identity JOIN message ON message.identity = identity.id
                WHERE identity.thread = ? AND loose_key IS NOT NULL
                """)
        let relatives = """
            SELECT received, identity.thread FROM message JOIN identity ON identity.id = message.identity
            WHERE loose_key = ? AND received
            """
        later = try database.makeStatement(sql: relatives + " >= ? ORDER BY received")
        earlier = try database.makeStatement(sql: relatives + " <= ? ORDER BY received DESC")
        byThread = try database.makeStatement(sql: "SELECT id FROM series WHERE thread = ?")
        byMember = try database.makeStatement(
            sql: """
                SELECT DISTINCT series FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE identity.thread = ?
                """)
    }

    /// The threads, and those with a numbered posting that could be a part of the same series although nothing ties them.
    ///
    /// Each such posting is read twice at most, however many are tied to each other.
    func withRelatives(of threads: Set<Int64>) throws -> Set<Int64> {
        var found = threads
        var open = Array(threads)
        var known: [Int64: [ClosedRange<Int64>]] = [:]
        while let thread = open.popLast() {
            for row in try Row.fetchAll(loose, arguments: [thread]) {
                let (key, received): (Int64, Int64) = (row[0], row[1])
                if known[key, default: []].contains(where: { $0.contains(received) }) { continue }
                var ends: [Int64] = []
                for statement in [earlier, later] {
                    var last = received
                    let rows = try Row.fetchCursor(statement, arguments: [key, received])
                    while let row = try rows.next() {
                        let (next, relative): (Int64, Int64) = (row[0], row[1])
                        guard (next &- last).magnitude <= Self.reach else { break }
                        last = next
                        if found.insert(relative).inserted { open.append(relative) }
                    }
                    ends.append(last)
                }
                known[key, default: []].append(ends[0]...ends[1])
            }
        }
        return found
    }

    /// The rows of the series that are in the threads, or were there when they were written.
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
