internal import GRDB
internal import TextIndex

/// The tables that keep the segments of words.
final class WordTables {
    private let database: Database
    private let blocks: HotStatement

    init(_ database: Database) throws {
        self.database = database
        blocks = try HotStatement(database, "SELECT content FROM word_block WHERE id = ?")
    }

    /// The bytes of the block with a number; nil where there is none.
    func block(_ number: Int64) throws -> [UInt8]? {
        blocks.bind(number)
        guard try blocks.step() else { return nil }
        let content = blocks.blob(0) ?? []
        // To the end of the statement, which makes it ready again.
        while try blocks.step() {}
        return content
    }

    /// All segments, oldest first.
    ///
    /// - Parameter cache: heads that were read before; nil within a transaction that writes.
    /// - Throws: ``DamagedWords``, or what SQLite says.
    func heads(_ cache: WordHeadCache? = nil) throws -> [WordSegmentHead] {
        let ids = try Int64.fetchAll(database, sql: "SELECT id FROM word_segment ORDER BY id")
        guard let cache else { return try heads(ids) }
        return try cache.heads(ids) { try heads($0) }
    }

    /// The segments in these rows.
    private func heads(_ ids: [Int64]) throws -> [WordSegmentHead] {
        let rows = try HotStatement(database, "SELECT messages, directory FROM word_segment WHERE id = ?")
        var found: [WordSegmentHead] = []
        for id in ids {
            rows.bind(id)
            while try rows.step() {
                found.append(
                    try WordSegmentHead(id: id, messages: rows.blob(0) ?? [], directory: rows.blob(1) ?? []))
            }
        }
        return found
    }

    /// Writes segments and merges what is due; `rows` has the row of each change of the batch, 0 where nothing was written
    /// from it.
    func insert(_ segments: [WordSegment], rows: [Int64]) throws {
        guard !segments.isEmpty else { return }
        for segment in segments {
            let messages = Array(rows[segment.start..<segment.start + segment.count])
            guard messages.contains(where: { $0 != 0 }) else { continue }
            try insert(segment.blocks, of: messages)
        }
        try merge()
    }

    /// Writes a segment of messages.
    func insert(_ blocks: [WordSegment.Block], of messages: [Int64]) throws {
        try insert { write in
            try write(blocks)
            return messages
        }
    }

    /// Writes a segment whose blocks `body` passes, and whose messages it gives.
    private func insert(_ body: (@escaping ([WordSegment.Block]) throws -> Void) throws -> [Int64]) throws {
        try database.execute(sql: "INSERT INTO word_segment (size, messages, directory) VALUES (0, x'', x'')")
        let id = database.lastInsertedRowID
        var encoder = WordSegmentEncoder(id: id)
        let row = try HotStatement(database, "INSERT INTO word_block VALUES (?, ?)")
        let messages = try body { blocks in
            for block in blocks {
                let (number, bytes) = encoder.block(block)
                row.bind(number)
                row.bind(blob: bytes)
                try row.run()
            }
        }
        let bytes = encoder.head(messages: messages)
        let head = try HotStatement(
            database, "UPDATE word_segment SET size = ?, messages = ?, directory = ? WHERE id = ?")
        head.bind(messages.count)
        head.bind(blob: bytes.messages)
        head.bind(blob: bytes.directory)
        head.bind(id)
        try head.run()
    }

    /// Merges what is due.
    func merge() throws {
        while let due = try due() {
            let isKept = try HotStatement(database, "SELECT 1 FROM message WHERE id = ?")
            let heads = try heads(due)
            try insert { write in
                try WordMerge.merge(
                    heads,
                    isKept: { message in
                        isKept.bind(message)
                        return try isKept.run() != nil
                    }, read: block, write: write)
            }
            for segment in due {
                try database.execute(sql: "DELETE FROM word_segment WHERE id = ?", arguments: [segment])
                try database.execute(
                    sql: "DELETE FROM word_block WHERE id >= ? AND id < ?",
                    arguments: [
                        WordSegmentHead.firstBlock(of: segment), WordSegmentHead.firstBlock(of: segment + 1),
                    ])
            }
        }
    }

    private func due() throws -> [Int64]? {
        let rows = try Row.fetchAll(database, sql: "SELECT id, size FROM word_segment ORDER BY id")
        return WordMerge.due(rows.map { (id: $0["id"], size: $0["size"]) })
    }
}
