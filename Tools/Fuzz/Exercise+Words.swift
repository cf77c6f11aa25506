import TextIndex

extension Exercise {
    /// Reads bytes as a text whose words are kept, as a block and as the head of a segment, for the sake of crashes.
    ///
    /// - Returns: a number that depends on what was read.
    static func words(_ bytes: [UInt8]) -> Int {
        let words = WordCollector()
        words.add(text: bytes, diff: Array(bytes.suffix(bytes.count / 2)))
        words.addAddresses(String(decoding: bytes.prefix(2000), as: UTF8.self), in: .to)
        guard let segment = words.segment(), let first = segment.blocks.first else { return 0 }
        var sum = segment.blocks.count
        // What was written is read again; then what nobody wrote, with a checksum that says so.
        var encoder = WordSegmentEncoder(id: 1)
        var blocks = segment.blocks.map { encoder.block($0).bytes }
        let head = encoder.head(messages: [1])
        sum += read(head.messages, head.directory, blocks)
        var broken = WordSegmentEncoder(id: 1)
        blocks = [broken.block(WordSegment.Block(first: first.first, content: bytes)).bytes]
        let other = broken.head(messages: [1])
        sum += read(other.messages, other.directory, blocks)
        sum += read(bytes, bytes, [])
        return sum
    }

    private static func read(_ messages: [UInt8], _ directory: [UInt8], _ blocks: [[UInt8]]) -> Int {
        var sum = 0
        do {
            let head = try WordSegmentHead(id: 1, messages: messages, directory: directory)
            let first = WordSegmentHead.firstBlock(of: 1)
            func block(_ number: Int64) -> [UInt8]? {
                let index = Int(number - first)
                return blocks.indices.contains(index) ? blocks[index] : nil
            }
            var cursor = WordCursor(head)
            while try cursor.step(block) {
                sum += cursor.word.count
                try cursor.forEachPosting { message, fields in sum += message + Int(fields.rawValue) }
            }
            try WordLookup([head], read: block).forEach("a", isPrefix: true) { message, _ in sum += Int(message) }
        } catch { sum += 1 }
        return sum
    }
}
