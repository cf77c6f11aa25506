/// Encodes a segment for whoever keeps it: block by block, then its head; each with a checksum at the end.
package struct WordSegmentEncoder {
    private let id: Int64
    private var next: Int64
    private var directory: [UInt8] = []

    /// A segment with a number that none had before.
    package init(id: Int64) {
        self.id = id
        next = WordSegmentHead.firstBlock(of: id)
    }

    /// The bytes of a block behind those before, and its number.
    package mutating func block(_ block: WordSegment.Block) -> (number: Int64, bytes: [UInt8]) {
        var bytes = block.content
        Checksum.append(to: &bytes, seed: next)
        LEB128.append(UInt32(block.first.count), to: &directory)
        directory += block.first
        defer { next += 1 }
        return (next, bytes)
    }

    /// The bytes of the head when all blocks are written: its messages, as the index numbers them, and its directory.
    package func head(messages: [Int64]) -> (messages: [UInt8], directory: [UInt8]) {
        var numbers: [UInt8] = []
        for message in messages { LEB128.append(UInt64(message), to: &numbers) }
        Checksum.append(to: &numbers, seed: WordSegmentHead.messagesSeed(of: id))
        var directory = directory
        Checksum.append(to: &directory, seed: WordSegmentHead.directorySeed(of: id))
        return (numbers, directory)
    }
}
