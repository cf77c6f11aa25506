internal import GRDB

/// Writes the words of messages, and puts segments together where they have become many.
final class WordWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Writes segments; `rows` has the row of each change of the batch, 0 where nothing was written from it.
    func insert(_ segments: [WordSegment], rows: [Int64]) throws {
        guard !segments.isEmpty else { return }
        for segment in segments {
            let messages = Array(rows[segment.start..<segment.start + segment.count])
            guard messages.contains(where: { $0 != 0 }) else { continue }
            let target = try WordSegmentWriter(database)
            try target.append(segment.blocks)
            try target.finish(messages: messages)
        }
        try WordMerge(database).run()
    }
}

/// Writes one segment, block by block.
final class WordSegmentWriter {
    private let database: Database
    private let insert: HotStatement
    private let id: Int64
    private var next: Int64
    private var directory: [UInt8] = []

    init(_ database: Database) throws {
        self.database = database
        try database.execute(sql: "INSERT INTO word_segment (size, messages, directory) VALUES (0, x'', x'')")
        id = database.lastInsertedRowID
        next = Self.firstBlock(of: id)
        insert = try HotStatement(database, "INSERT INTO word_block VALUES (?, ?)")
    }

    /// The row of a segment's first block.
    static func firstBlock(of segment: Int64) -> Int64 { segment << 24 }

    /// Writes blocks behind those before.
    func append(_ blocks: [WordSegment.Block]) throws {
        for block in blocks {
            var content = block.content
            Checksum.append(to: &content, seed: next)
            insert.bind(next)
            insert.bind(blob: content)
            try insert.run()
            next += 1
            Number.append(UInt32(block.first.count), to: &directory)
            directory += block.first
        }
    }

    /// Writes the head; `messages` are the rows of the segment's messages.
    func finish(messages: [Int64]) throws {
        var rows: [UInt8] = []
        for message in messages { Number.append(UInt64(message), to: &rows) }
        Checksum.append(to: &rows, seed: WordSegmentHead.messagesSeed(of: id))
        Checksum.append(to: &directory, seed: WordSegmentHead.directorySeed(of: id))
        let head = try HotStatement(
            database, "UPDATE word_segment SET size = ?, messages = ?, directory = ? WHERE id = ?")
        head.bind(messages.count)
        head.bind(blob: rows)
        head.bind(blob: directory)
        head.bind(id)
        try head.run()
    }
}
