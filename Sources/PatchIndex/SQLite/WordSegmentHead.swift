internal import GRDB

/// What a segment of words says of itself: its messages, and where its words begin.
struct WordSegmentHead: Sendable {
    /// Row of the segment.
    var id: Int64
    /// The rows of its messages; 0 for one that is kept elsewhere.
    var messages: [Int64]
    /// The first word of each block.
    var directory: [[UInt8]]

    private init(_ row: HotStatement) throws {
        id = row.integer(0) ?? 0
        let rows = row.blob(1) ?? []
        let words = row.blob(2) ?? []
        guard let messages = Self.messages(rows, segment: id), let directory = Self.directory(words, segment: id) else {
            throw DamagedWords(segment: id)
        }
        (self.messages, self.directory) = (messages, directory)
    }

    private static func messages(_ kept: [UInt8], segment: Int64) -> [Int64]? {
        guard let rows = Checksum.verified(kept, seed: messagesSeed(of: segment)) else { return nil }
        var messages: [Int64] = []
        var offset = 0
        while offset < rows.endIndex {
            guard let row = Number.read(kept, &offset, end: rows.endIndex) else { return nil }
            messages.append(Int64(row))
        }
        return messages
    }

    private static func directory(_ kept: [UInt8], segment: Int64) -> [[UInt8]]? {
        guard let words = Checksum.verified(kept, seed: directorySeed(of: segment)) else { return nil }
        var directory: [[UInt8]] = []
        var offset = 0
        while offset < words.endIndex {
            guard let length = Number.read(kept, &offset, end: words.endIndex), length <= words.endIndex - offset else {
                return nil
            }
            directory.append(Array(kept[offset..<offset + length]))
            offset += length
        }
        return directory
    }

    /// What the checksum of a segment's messages begins with.
    static func messagesSeed(of segment: Int64) -> Int64 { segment &* 2 }

    /// What the checksum of a segment's directory begins with.
    static func directorySeed(of segment: Int64) -> Int64 { segment &* 2 &+ 1 }

    /// All segments, oldest first.
    static func all(_ database: Database) throws -> [WordSegmentHead] {
        let rows = try HotStatement(database, "SELECT id, messages, directory FROM word_segment ORDER BY id")
        var found: [WordSegmentHead] = []
        while try rows.step() { found.append(try WordSegmentHead(rows)) }
        return found
    }

    /// The segments in these rows.
    static func some(_ ids: [Int64], _ database: Database) throws -> [WordSegmentHead] {
        let rows = try HotStatement(database, "SELECT id, messages, directory FROM word_segment WHERE id = ?")
        var found: [WordSegmentHead] = []
        for id in ids {
            rows.bind(id)
            while try rows.step() { found.append(try WordSegmentHead(rows)) }
        }
        return found
    }

    /// The row of the block at a place.
    func block(_ place: Int) -> Int64 { WordSegmentWriter.firstBlock(of: id) + Int64(place) }
}

/// Goes through the words of a segment in order.
struct WordCursor {
    /// The segment.
    let head: WordSegmentHead
    private(set) var block = WordBlock([])
    private var next = 0

    /// Before the first word.
    init(_ head: WordSegmentHead) { self.head = head }

    /// Before the first word of the block that has `word`, or would have it.
    init(_ head: WordSegmentHead, near word: [UInt8]) {
        self.head = head
        let place = head.directory.partitioningIndex { word.lexicographicallyPrecedes($0) }
        next = max(0, place - 1)
    }

    /// Goes to the next word; false at the end.
    ///
    /// - Throws: ``DamagedWords``, or what SQLite says.
    mutating func step(_ blocks: HotStatement) throws -> Bool {
        while try !block.next() {
            guard next < head.directory.count else { return false }
            let row = head.block(next)
            blocks.bind(row)
            next += 1
            guard try blocks.step() else { throw DamagedWords(block: row) }
            let content = blocks.blob(0) ?? []
            // To the end of the statement, which makes it ready again.
            while try blocks.step() {}
            block = try WordBlock(content, row: row)
        }
        return true
    }

    /// The present word.
    var word: [UInt8] { block.word }

    /// Calls `body` with each message of the present word, by its number in the segment.
    ///
    /// - Throws: ``DamagedWords``.
    mutating func forEachPosting(_ body: (Int, WordField) -> Void) throws {
        try block.forEachPosting(of: head.messages.count) { body($0, WordField(rawValue: $1)) }
    }
}

extension Array {
    /// The first place whose element belongs to the second part of an array that is divided in two.
    func partitioningIndex(where isSecond: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
