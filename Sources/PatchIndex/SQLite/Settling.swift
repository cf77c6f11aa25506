internal import GRDB
internal import PatchTracking

/// Rebuilds series and changes where messages were added or removed, and nowhere else.
///
/// What comes out depends only on the messages that the index holds, so that many small runs give what one large run
/// gives: series are rebuilt from every thread that could share one with a changed message, links are looked for
/// between new series and the nearest ones that they share a key with (see ``LinkWindows``), and groups of versions are
/// rebuilt where links changed.
struct Settling {
    let database: Database
    let pool: DatabasePool
    private let threads: AffectedThreads
    private let seriesReader: SeriesReader
    private let graph: VersionGraph

    /// Settles in a transaction of `database`; `pool` gives it a second connection to read from.
    init(_ database: Database, _ pool: DatabasePool) throws {
        self.database = database
        self.pool = pool
        threads = try AffectedThreads(database)
        seriesReader = try SeriesReader(database)
        graph = try VersionGraph(database)
    }

    /// Settles every thread that changed since the last time.
    func run() throws {
        let changed = Set(try Int64.fetchAll(database, sql: "SELECT thread FROM unsettled"))
        guard !changed.isEmpty else { return }
        let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM message") ?? 0
        let affected =
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM message JOIN identity ON identity.id = message.identity
                    JOIN unsettled USING (thread)
                    """) ?? 0
        // Reading everything in one go is cheaper than asking for most of it piece by piece.
        if affected * 4 > total { try settleAll() } else { try settle(changed) }
        try database.execute(sql: "DELETE FROM unsettled")
    }

    private func settle(_ changed: Set<Int64>) throws {
        let affected = try threads.withRelatives(of: changed)
        let reader = try TrackedMessageReader(database)
        let read = try reader.messages(inThreads: affected)
        let messageRows = Dictionary(read.map { ($0.message.id, $0.row) }) { first, _ in first }
        let messages = read.map(\.message)
        let found = ThreadSeries(of: messages, in: Threading.threads(of: messages))
        let series = SeriesAssembly.series(of: [found])
        let reset = try database.makeStatement(
            sql: """
                UPDATE message SET kind = read_as & \(ReadAs.kindMask) WHERE kind <> read_as & \(ReadAs.kindMask)
                    AND identity IN (SELECT id FROM identity WHERE thread = ?)
                """)
        for thread in affected { try reset.execute(arguments: [thread]) }
        try writeKinds(of: found.reread, messageRows)
        let profiles = Dictionary(series.map { ($0.id, SeriesProfile($0)) }) { first, _ in first }

        let windows = try LinkWindows(database)
        let old = try threads.series(in: affected)
        let traces = try graph.traces(of: old)
        let unchanged = Set(
            traces.lazy.filter { profiles[$0.trace.name]?.fingerprint == $0.trace.fingerprint }.map(\.trace.name))
        // Links are kept with the later one of two series: those behind a series that comes or goes are looked at again.
        var open: Set<Series.ID> = []
        var rows: [Series.ID: Int64] = [:]
        func reopen(_ later: Set<Int64>) throws {
            for row in later {
                let name = try windows.position(of: row).name
                open.insert(name)
                if !old.contains(row) { rows[name] = row }
            }
        }
        for (row, trace) in traces where !unchanged.contains(trace.name) {
            try reopen(try windows.neighbours(of: row, keys: trace.keys).later)
        }

        // Whatever was tied to a series that goes away may fall apart, and is put together again below.
        let neighbours = try graph.neighbours(of: old).subtracting(old)
        let kept = try graph.links(among: old.union(neighbours))
        for row in neighbours { rows[try windows.position(of: row).name] = row }
        let writer = try SeriesWriter(database)
        for row in old { try writer.remove(row) }
        var touched = neighbours
        let written = try write(series.compactMap { profiles[$0.id] }, writer, messageRows)
        for (name, row) in written {
            rows[name] = row
            touched.insert(row)
        }
        for (name, row) in written where !unchanged.contains(name) {
            open.insert(name)
            guard let profile = profiles[name] else { continue }
            try reopen(try windows.neighbours(of: row, keys: profile.storedKeys).later)
        }

        for link in kept {
            // A link between two that stay still exists.
            guard written[link.older] != nil || written[link.newer] != nil,
                let older = rows[link.older], let newer = rows[link.newer]
            else { continue }
            let isOlderFirst = try windows.position(of: older) < windows.position(of: newer)
            if !open.contains(isOlderFirst ? link.newer : link.older) { try writer.insert(link) { rows[$0] } }
        }
        try link(open, &rows, profiles, Set(written.values), windows, writer)
        touched.formUnion(open.compactMap { rows[$0] })

        let component = try graph.component(of: touched)
        let nodes = try graph.nodes(component)
        let groups = ChangeLinking.groups(of: nodes.map(\.node), links: try graph.links(among: component))
        let nodeRows = Dictionary(nodes.map { ($0.node.id, $0.row) }) { first, _ in first }
        for group in groups { try writer.insert(group) { nodeRows[$0] } }
    }

    /// Writes the kinds of the messages that are something else than their mail alone says.
    func writeKinds(of messages: [TrackedMessage], _ messageRows: [TrackedMessage.ID: Int64]) throws {
        let update = try database.makeStatement(sql: "UPDATE message SET kind = ? WHERE id = ?")
        for message in messages {
            guard let row = messageRows[message.id] else { continue }
            try update.execute(arguments: [message.kind.code, row])
        }
    }

    /// Looks for the links of some series to those before them.
    private func link(
        _ open: Set<Series.ID>, _ rows: inout [Series.ID: Int64], _ fresh: [Series.ID: SeriesProfile],
        _ written: Set<Int64>, _ windows: LinkWindows, _ writer: SeriesWriter
    ) throws {
        var known: [Int64: SeriesProfile] = [:]
        for (name, profile) in fresh { if let row = rows[name] { known[row] = profile } }
        func profile(_ row: Int64) throws -> SeriesProfile? {
            if let profile = known[row] { return profile }
            let found = try seriesReader.series(rows: [row]).first.map { SeriesProfile($0.series) }
            known[row] = found
            return found
        }
        for name in open.sorted() {
            guard let row = rows[name], let own = try profile(row) else { continue }
            if !written.contains(row) {
                let position = try windows.position(of: row)
                try graph.removeLinks(of: row) { try windows.position(of: $0) < position }
            }
            let earlier = try windows.neighbours(of: row, keys: own.storedKeys).earlier
            let others = try earlier.map { ($0, try windows.position(of: $0)) }.sorted { $0.1 < $1.1 }
            for (other, position) in others { rows[position.name] = other }
            for link in ChangeLinking.links(of: own, to: try others.compactMap { try profile($0.0) }) {
                try writer.insert(link) { rows[$0] }
            }
        }
    }

    func write(
        _ series: [SeriesProfile], _ writer: SeriesWriter, _ messageRows: [TrackedMessage.ID: Int64]
    ) throws -> [Series.ID: Int64] {
        let thread = try HotStatement(
            database,
            "SELECT thread FROM identity JOIN message ON message.identity = identity.id WHERE message.id = ?")
        var rows: [Series.ID: Int64] = [:]
        for found in series {
            thread.bind(messageRows[found.id])
            guard let thread = try thread.run() else { continue }
            rows[found.id] = try writer.insert(found, thread: thread) { messageRows[$0] }
        }
        return rows
    }
}

extension SeriesProfile {
    /// The keys as the index has them.
    var storedKeys: [Int64] { keys.map { Int64(bitPattern: $0.value) } }
}
