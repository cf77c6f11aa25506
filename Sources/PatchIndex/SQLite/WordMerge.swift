internal import GRDB

/// Puts segments of words together, so that a search has few of them to look into.
///
/// Segments are of one size when they have the same number of digits to the base of 16 in their count of messages. Small
/// ones are put together when there are 32 of a size, larger ones, which a first run writes, at 256: every word is written
/// again once for each sixteenfold growth at most. What no row has any more is left out.
struct WordMerge {
    private let database: Database

    private struct Source {
        var cursor: WordCursor
        /// The new number of each message; -1 for one that is left out.
        var numbers: [Int32]
    }

    init(_ database: Database) { self.database = database }

    /// Puts together what is due.
    func run() throws {
        while let due = try due() { try merge(due) }
    }

    private func due() throws -> [Int64]? {
        let rows = try Row.fetchAll(database, sql: "SELECT id, size FROM word_segment ORDER BY id")
        let sizes = Dictionary(grouping: rows) { row in Self.digits(row["size"]) }
        for (digits, rows) in sizes.sorted(by: { $0.key < $1.key }) where rows.count >= (digits < 3 ? 32 : 256) {
            return rows.map { $0["id"] }
        }
        return nil
    }

    private static func digits(_ count: Int) -> Int { String(count, radix: 16).utf8.count }

    private func merge(_ segments: [Int64]) throws {
        let isKept = try HotStatement(database, "SELECT 1 FROM message WHERE id = ?")
        var messages: [Int64] = []
        var sources: [Source] = []
        for head in try WordSegmentHead.some(segments, database) {
            var numbers: [Int32] = []
            for message in head.messages {
                isKept.bind(message)
                let isThere = try isKept.run() != nil
                numbers.append(isThere ? Int32(messages.count) : -1)
                if isThere { messages.append(message) }
            }
            sources.append(Source(cursor: WordCursor(head), numbers: numbers))
        }
        try write(sources, messages)
        for segment in segments {
            try database.execute(sql: "DELETE FROM word_segment WHERE id = ?", arguments: [segment])
            try database.execute(
                sql: "DELETE FROM word_block WHERE id >= ? AND id < ?",
                arguments: [WordSegmentWriter.firstBlock(of: segment), WordSegmentWriter.firstBlock(of: segment + 1)])
        }
    }

    private func write(_ sources: [Source], _ messages: [Int64]) throws {
        let blocks = try HotStatement(database, "SELECT content FROM word_block WHERE id = ?")
        var sources = sources
        var heap = WordHeap()
        for index in sources.indices where try sources[index].cursor.step(blocks) {
            heap.insert(sources[index].cursor.word, index)
        }
        let target = try WordSegmentWriter(database)
        var writer = WordBlockWriter()
        defer { writer.deallocate() }
        while let word = heap.first {
            word.withUnsafeBufferPointer { writer.begin($0) }
            // Equal words come by the order of their segments, so that messages come in order.
            while heap.first == word, let index = heap.removeFirst() {
                let numbers = sources[index].numbers
                try sources[index].cursor.forEachPosting { message, fields in
                    guard numbers[message] >= 0 else { return }
                    writer.append(UInt32(numbers[message]), fields.rawValue)
                }
                if try sources[index].cursor.step(blocks) { heap.insert(sources[index].cursor.word, index) }
            }
            writer.end()
            try target.append(writer.blocks)
            writer.blocks = []
        }
        writer.close()
        try target.append(writer.blocks)
        try target.finish(messages: messages)
    }
}

/// The next word of each segment, the smallest first.
struct WordHeap {
    private var nodes: [(word: [UInt8], index: Int)] = []

    /// The smallest word.
    var first: [UInt8]? { nodes.first?.word }

    /// Adds the next word of a segment.
    mutating func insert(_ word: [UInt8], _ index: Int) {
        nodes.append((word, index))
        var child = nodes.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isBefore(child, parent) else { return }
            nodes.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the smallest word away; returns its segment.
    mutating func removeFirst() -> Int? {
        guard let found = nodes.first?.index else { return nil }
        nodes.swapAt(0, nodes.count - 1)
        nodes.removeLast()
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < nodes.count && isBefore(child, smallest) {
                smallest = child
            }
            if smallest == parent { return found }
            nodes.swapAt(parent, smallest)
            parent = smallest
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        if nodes[left].word == nodes[right].word { return nodes[left].index < nodes[right].index }
        return nodes[left].word.lexicographicallyPrecedes(nodes[right].word)
    }
}
