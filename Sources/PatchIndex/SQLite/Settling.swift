internal import GRDB
internal import PatchTracking

/// Works out series and changes again where messages came or went, and nowhere else.
///
/// What comes out depends only on the messages that the index holds: everything that can share a series or a work with
/// a changed message is looked at again, so that many small runs give what one large run gives.
struct Settling {
    let database: Database

    /// Settles every thread that changed since the last time.
    func run() throws {
        let changed = Set(try Int64.fetchAll(database, sql: "SELECT thread FROM unsettled"))
        guard !changed.isEmpty else { return }
        let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM message") ?? 0
        let affected =
            try Int.fetchOne(
                database,
                sql:
                    "SELECT count(*) FROM message JOIN identity ON identity.id = message.identity JOIN unsettled USING (thread)"
            ) ?? 0
        // Reading everything in one go is cheaper than asking for most of it piece by piece.
        if affected * 3 > total {
            try settleAll()
        } else {
            try settle(changed)
        }
        try database.execute(sql: "DELETE FROM unsettled")
    }

    private func settleAll() throws {
        for table in ["series", "series_member", "link_key", "version_link"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        let read = try TrackedMessageReader(database).messagesForLinking()
        let rows = Dictionary(read.map { ($0.message.id, $0.row) }) { first, _ in first }
        let messages = read.map(\.message)
        let series = SeriesAssembly.series(of: messages, in: Threading.threads(of: messages))
        try write(series, rows: rows, changes: ChangeLinking.changes(of: series))
    }

    private func settle(_ changed: Set<Int64>) throws {
        let reader = try TrackedMessageReader(database)
        var read: [Int64: [(row: Int64, message: TrackedMessage)]] = [:]
        var threads = changed
        while true {
            threads = try withNumberedRelatives(threads)
            for thread in threads where read[thread] == nil { read[thread] = try reader.messages(inThread: thread) }
            let found = read.values.joined()
            let messages = found.map(\.message)
            let series = SeriesAssembly.series(of: messages, in: Threading.threads(of: messages))
            // Works that can change: those that had a version in these threads, and those that share a key with a series there.
            let old = try self.series(inThreads: threads)
            let touched = try related(
                to: old, keys: Set(series.flatMap { ChangeLinking.keys(of: $0).map(LinkKeySum.of) }))
            let further = try self.threads(ofSeries: touched).subtracting(threads)
            if further.isEmpty {
                for id in touched { try forget(series: id) }
                let rows = Dictionary(found.map { ($0.message.id, $0.row) }) { first, _ in first }
                return try write(series, rows: rows, changes: ChangeLinking.changes(of: series))
            }
            threads.formUnion(further)
        }
    }

    private func write(_ series: [Series], rows: [TrackedMessage.ID: Int64], changes: [Change]) throws {
        let writer = try SeriesWriter(database)
        let thread = try HotStatement(
            database, "SELECT thread FROM identity JOIN message ON message.identity = identity.id WHERE message.id = ?")
        var seriesRows: [Series.ID: Int64] = [:]
        for found in series {
            thread.bind(rows[found.id])
            guard let thread = try thread.run() else { continue }
            seriesRows[found.id] = try writer.insert(found, thread: thread) { rows[$0] }
        }
        for change in changes { try writer.insert(change) { seriesRows[$0] } }
    }

    /// The threads, and those with a numbered posting that could be a part of the same series although nothing ties them.
    private func withNumberedRelatives(_ changed: Set<Int64>) throws -> Set<Int64> {
        let find = try database.makeStatement(
            sql: """
                SELECT DISTINCT other.thread FROM identity AS mine
                JOIN message AS numbered ON numbered.identity = mine.id AND numbered.total > 0
                JOIN message AS relative ON relative.sender = numbered.sender AND relative.total = numbered.total
                    AND relative.version = numbered.version AND relative.total > 0
                    AND relative.received BETWEEN numbered.received - 604800 AND numbered.received + 604800
                JOIN identity AS other ON other.id = relative.identity
                WHERE mine.thread = ?
                """)
        var found = changed
        var open = Array(changed)
        while let thread = open.popLast() {
            for relative in try Int64.fetchAll(find, arguments: [thread]) where found.insert(relative).inserted {
                open.append(relative)
            }
        }
        return found
    }

    private func series(inThreads threads: Set<Int64>) throws -> Set<Int64> {
        // A thread may have been joined with another since: its series still have the old label, so they are found by message, too.
        let byThread = try database.makeStatement(sql: "SELECT id FROM series WHERE thread = ?")
        let byMember = try database.makeStatement(
            sql: """
                SELECT DISTINCT series FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE identity.thread = ?
                """)
        var found: Set<Int64> = []
        for thread in threads {
            found.formUnion(try Int64.fetchAll(byThread, arguments: [thread]))
            found.formUnion(try Int64.fetchAll(byMember, arguments: [thread]))
        }
        return found
    }

    /// Series that share a key with one of `series` or one of `keys`, directly or through others.
    private func related(to series: Set<Int64>, keys: Set<Int64>) throws -> Set<Int64> {
        let keysOf = try database.makeStatement(sql: "SELECT key FROM link_key WHERE series = ?")
        let seriesOf = try database.makeStatement(sql: "SELECT series FROM link_key WHERE key = ?")
        var known = keys
        var open = Array(keys)
        var found = series
        for series in series {
            for key in try Int64.fetchAll(keysOf, arguments: [series]) where known.insert(key).inserted {
                open.append(key)
            }
        }
        while let key = open.popLast() {
            for series in try Int64.fetchAll(seriesOf, arguments: [key]) where found.insert(series).inserted {
                for key in try Int64.fetchAll(keysOf, arguments: [series]) where known.insert(key).inserted {
                    open.append(key)
                }
            }
        }
        return found
    }

    private func threads(ofSeries series: Set<Int64>) throws -> Set<Int64> {
        let find = try database.makeStatement(
            sql: """
                SELECT DISTINCT identity.thread FROM series_member JOIN message ON message.id = series_member.message
                JOIN identity ON identity.id = message.identity WHERE series = ?
                """)
        var found: Set<Int64> = []
        for series in series { found.formUnion(try Int64.fetchAll(find, arguments: [series])) }
        return found
    }

    private func forget(series: Int64) throws {
        for (table, column) in [
            ("series", "id"), ("series_member", "series"), ("link_key", "series"), ("version_link", "newer"),
        ] {
            try database.execute(sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [series])
        }
    }
}
