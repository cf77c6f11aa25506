internal import GRDB
internal import PatchTracking

/// Works out series and changes again where messages came or went, and nowhere else.
///
/// What comes out depends only on the messages that the index holds, so that many small runs give what one large run
/// gives: series are made anew from every thread that could share one with a changed message, links are looked for
/// between new series and everything they share a key with, and groups of versions are made anew where links changed.
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
        let read = try affected.sorted().flatMap { try reader.messages(inThread: $0) }
        let messageRows = Dictionary(read.map { ($0.message.id, $0.row) }) { first, _ in first }
        let messages = read.map(\.message)
        let found = ThreadSeries(of: messages, in: Threading.threads(of: messages))
        let fresh = SeriesAssembly.series(of: [found])
        let reset = try database.makeStatement(
            sql: """
                UPDATE message SET kind = read_as & \(ReadAs.kindMask) WHERE kind <> read_as & \(ReadAs.kindMask)
                    AND identity IN (SELECT id FROM identity WHERE thread = ?)
                """)
        for thread in affected { try reset.execute(arguments: [thread]) }
        try writeKinds(of: found.reread, messageRows)

        // Whatever was tied to a series that goes away may fall apart, and is put together again below.
        let old = try threads.series(in: affected)
        var touched = try graph.neighbours(of: old).subtracting(old)
        let writer = try SeriesWriter(database)
        for series in old { try writer.remove(series) }

        let profiles = fresh.map { SeriesProfile($0) }
        let knownRows = try graph.holders(of: profiles)
        let known = try seriesReader.series(rows: knownRows)
        let links = ChangeLinking.links(of: profiles, with: known.map { SeriesProfile($0.series) })
        var rows = Dictionary(known.map { ($0.series.id, $0.row) }) { first, _ in first }
        for (id, row) in try write(profiles, writer, messageRows) {
            rows[id] = row
            touched.insert(row)
        }
        for link in links { try writer.insert(link) { rows[$0] } }

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
