import TestKit

@testable import TextIndex

/// Segments in memory, as an index keeps them.
struct KeptSegments {
    private(set) var heads: [WordSegmentHead] = []
    private(set) var blocks: [Int64: [UInt8]] = [:]
    private var last: Int64 = 0

    /// Keeps what messages say, each a text without quotes and diff, as one segment.
    mutating func add(_ texts: [String], from first: Int64) throws {
        let words = WordCollector()
        for (index, text) in texts.enumerated() {
            words.message = index
            words.add(text, in: .prose)
        }
        guard let segment = words.segment() else { return }
        try add(segment.blocks, texts.indices.map { first + Int64($0) })
    }

    /// Keeps a segment.
    mutating func add(_ segment: [WordSegment.Block], _ messages: [Int64]) throws {
        last += 1
        var encoder = WordSegmentEncoder(id: last)
        for block in segment {
            let (number, bytes) = encoder.block(block)
            blocks[number] = bytes
        }
        let head = encoder.head(messages: messages)
        heads.append(try WordSegmentHead(id: last, messages: head.messages, directory: head.directory))
    }

    /// Merges all segments into one, without some messages.
    mutating func merge(without removed: Set<Int64> = []) throws {
        var written: [WordSegment.Block] = []
        let messages = try WordMerge.merge(
            heads, isKept: { !removed.contains($0) }, read: { blocks[$0] }, write: { written += $0 })
        (heads, blocks) = ([], [:])
        try add(written, messages)
    }

    /// The messages that have a word, or one that begins so.
    func messages(_ word: String, isPrefix: Bool = false) throws -> Set<Int64> {
        var found: Set<Int64> = []
        try WordLookup(heads, read: { blocks[$0] }).forEach(word, isPrefix: isPrefix) { message, _ in
            found.insert(message)
        }
        return found
    }
}

extension SeededGenerator {
    /// A text of some words out of a few hundred.
    mutating func text() -> String {
        (0..<(1 + below(40))).map { _ in "word\(String(below(400), radix: 5))" }.joined(separator: " ")
    }
}
