internal import GRDB
internal import PatchTracking

extension Settling {
    /// Rebuilds all series and links: reading everything once, on two cores, is cheaper than thread by thread.
    func settleAll() throws {
        for table in ["series", "series_member", "link_key", "version_link"] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        let (halves, rowOfMessage) = try readAll()
        let threads = onTwoCores(halves) { ThreadSeries(of: $0.messages, in: Threading.threads(of: $0.messages)) }
        let series = SeriesAssembly.series(of: threads)
        let mask = ReadAs.kindMask
        try database.execute(sql: "UPDATE message SET kind = read_as & \(mask) WHERE kind <> read_as & \(mask)")
        try writeKinds(of: threads.flatMap(\.reread), rowOfMessage)
        let middle = series.count / 2
        let profiles = onTwoCores([series[..<middle], series[middle...]]) { $0.map { SeriesProfile($0) } }
            .flatMap { $0 }
        // What can be worked out from the series alone is, while they are written.
        let versions = BlockingTask {
            let links = ChangeLinking.links(among: profiles)
            return (links: links, groups: ChangeLinking.groups(of: series.map { VersionNode($0) }, links: links))
        }
        let writer = try SeriesWriter(database)
        let rows = try write(profiles, writer, rowOfMessage)
        let found = versions.value
        for link in found.links { try writer.insert(link) { rows[$0] } }
        for group in found.groups { try writer.insert(group) { rows[$0] } }
    }

    /// All messages, in two parts of whole threads, and the rows of the postings among them.
    private func readAll() throws -> ([LinkingReader.Half], [TrackedMessage.ID: Int64]) {
        // The other connection sees the same: nothing of it was changed in this transaction, and nobody else can.
        var (texts, others) = try onTwoConnections { database in
            var texts = LinkingTexts()
            try texts.readIDs(database)
            return texts
        } _: { database in
            var texts = LinkingTexts()
            try texts.readOthers(database)
            return texts
        }
        (texts.paths, texts.people) = (others.paths, others.people)
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM message") ?? 0
        let (first, second) = try onTwoConnections { [texts] database in
            try LinkingReader(database, texts, rows: 1..<last / 2 + 1).halves()
        } _: { [texts] database in
            try LinkingReader(database, texts, rows: last / 2 + 1..<last + 1).halves()
        }
        var halves = first
        for half in halves.indices {
            halves[half].messages += second[half].messages
            halves[half].rows += second[half].rows
        }
        let rows = Dictionary(halves.flatMap(\.rows).map { ($0.id, $0.row) }) { first, _ in first }
        return (halves, rows)
    }

    private func onTwoConnections<Value: Sendable>(
        _ first: (Database) throws -> Value, _ second: @escaping @Sendable (Database) throws -> Value
    ) throws -> (Value, Value) {
        let other = BlockingTask { [pool] in Result { try pool.read(second) } }
        let mine = Result { try first(database) }
        let theirs = other.value
        return (try mine.get(), try theirs.get())
    }

    private func onTwoCores<Value: Sendable, Found: Sendable>(
        _ values: [Value], _ body: @escaping @Sendable (Value) -> Found
    ) -> [Found] {
        let other = BlockingTask { body(values[1]) }
        return [body(values[0]), other.value]
    }
}
