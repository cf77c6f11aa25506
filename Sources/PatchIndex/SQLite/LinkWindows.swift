internal import GRDB
internal import PatchTracking

/// The series that stand around one in the order in which they were received, for each key that they share with it: those that
/// links are looked for to, and those whose links depend on it.
///
/// At most ``ChangeLinking/window`` on each side for each key, the same as in ``ChangeLinking/links(among:)``.
final class LinkWindows {
    private let holders: Statement
    private let position: Statement
    private var positions: [Int64: Position] = [:]

    /// Where a series stands: as received, then by name.
    struct Position: Comparable {
        var received: Int64
        var name: Series.ID

        static func < (left: Position, right: Position) -> Bool {
            (left.received, left.name) < (right.received, right.name)
        }
    }

    init(_ database: Database) throws {
        holders = try database.makeStatement(sql: "SELECT series FROM link_key WHERE key = ?")
        position = try database.makeStatement(
            sql: """
                SELECT series.received, identity.text FROM series JOIN message ON message.id = head
                JOIN identity ON identity.id = message.identity WHERE series.id = ?
                """)
    }

    /// Where the series in a row stands.
    func position(of series: Int64) throws -> Position {
        if let known = positions[series] { return known }
        let row = try Row.fetchOne(position, arguments: [series])
        let found = Position(received: row?[0] ?? 0, name: row?[1] ?? "")
        positions[series] = found
        return found
    }

    /// The rows of the series before and behind one that share one of its keys.
    func neighbours(of series: Int64, keys: some Sequence<Int64>) throws -> (earlier: Set<Int64>, later: Set<Int64>) {
        var (earlier, later): (Set<Int64>, Set<Int64>) = ([], [])
        let own = try position(of: series)
        for key in keys {
            var (before, behind): ([Int64], [Int64]) = ([], [])
            for other in try Int64.fetchAll(holders, arguments: [key]) where other != series {
                if try position(of: other) < own { before.append(other) } else { behind.append(other) }
            }
            earlier.formUnion(try nearest(before) { $1 < $0 })
            later.formUnion(try nearest(behind) { $0 < $1 })
        }
        return (earlier, later)
    }

    private func nearest(_ rows: [Int64], by isNearer: (Position, Position) -> Bool) throws -> ArraySlice<Int64> {
        guard rows.count > ChangeLinking.window else { return rows[...] }
        let placed = try rows.map { (row: $0, position: try position(of: $0)) }
        return placed.sorted { isNearer($0.position, $1.position) }.map(\.row).prefix(ChangeLinking.window)
    }
}
