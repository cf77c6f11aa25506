/// What a segment says of itself: its messages, and the first word of each block.
package struct WordSegmentHead: Sendable {
    /// The segment's number, from which those of its blocks follow.
    package let id: Int64
    /// The messages, as the index numbers them; 0 for one that is kept elsewhere.
    package let messages: [Int64]
    /// The first words of the blocks, one behind the other.
    private let words: [UInt8]
    /// Where each of them starts in `words`; their end comes last.
    private let starts: [UInt32]

    /// Reads what ``WordSegmentEncoder/head(messages:)`` wrote.
    ///
    /// - Throws: ``DamagedWords``; any bytes can be read.
    package init(id: Int64, messages: [UInt8], directory: [UInt8]) throws(DamagedWords) {
        self.id = id
        guard let numbers = Self.numbers(messages, segment: id), let directory = Self.directory(directory, segment: id)
        else { throw DamagedWords(segment: id) }
        self.messages = numbers
        (words, starts) = directory
    }

    /// How many blocks it has.
    var blocks: Int { starts.count - 1 }

    /// The bytes that it takes in memory, about.
    package var size: Int { messages.count * 8 + words.count + starts.count * 4 + 128 }

    /// The number of the block at an index.
    func block(_ index: Int) -> Int64 { Self.firstBlock(of: id) &+ Int64(index) }

    /// The number of a segment's first block; those of the next segment follow 2^24 later.
    package static func firstBlock(of segment: Int64) -> Int64 { segment << 24 }

    /// The index of the block that has a word, or would have it.
    func block(near word: [UInt8]) -> Int {
        var (low, high) = (0, blocks)
        while low < high {
            let middle = (low + high) / 2
            if word.lexicographicallyPrecedes(words[Int(starts[middle])..<Int(starts[middle + 1])]) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return max(0, low - 1)
    }

    private static func numbers(_ kept: [UInt8], segment: Int64) -> [Int64]? {
        guard let bytes = Checksum.verified(kept, seed: messagesSeed(of: segment)) else { return nil }
        var numbers: [Int64] = []
        var offset = 0
        while offset < bytes.endIndex {
            guard let number = LEB128.read(kept, &offset, end: bytes.endIndex) else { return nil }
            numbers.append(Int64(number))
        }
        return numbers
    }

    private static func directory(_ kept: [UInt8], segment: Int64) -> (words: [UInt8], starts: [UInt32])? {
        guard let bytes = Checksum.verified(kept, seed: directorySeed(of: segment)), bytes.count < UInt32.max else {
            return nil
        }
        var words: [UInt8] = []
        var starts: [UInt32] = [0]
        var offset = 0
        while offset < bytes.endIndex {
            guard let length = LEB128.read(kept, &offset, end: bytes.endIndex), length <= bytes.endIndex - offset else {
                return nil
            }
            words += kept[offset..<offset + length]
            starts.append(UInt32(words.count))
            offset += length
        }
        return (words, starts)
    }

    /// What the checksum of a segment's messages begins with.
    static func messagesSeed(of segment: Int64) -> Int64 { segment &* 2 }

    /// What the checksum of a segment's directory begins with.
    static func directorySeed(of segment: Int64) -> Int64 { segment &* 2 &+ 1 }
}
