/// Goes through the words of a segment in order.
package struct WordCursor {
    /// The segment.
    package let head: WordSegmentHead
    private var block = WordBlock([])
    private var next: Int

    /// Before the first word.
    package init(_ head: WordSegmentHead) {
        self.head = head
        next = 0
    }

    /// Before the first word of the block that has `word`, or would have it.
    init(_ head: WordSegmentHead, near word: [UInt8]) {
        self.head = head
        next = head.block(near: word)
    }

    /// Goes to the next word; false at the end.
    ///
    /// - Parameter read: the bytes of the block with a number; nil where there is none.
    /// - Throws: ``DamagedWords``, or what `read` throws.
    package mutating func step(_ read: (Int64) throws -> [UInt8]?) throws -> Bool {
        while try !block.next() {
            guard next < head.blocks else { return false }
            let number = head.block(next)
            next += 1
            guard let bytes = try read(number) else { throw DamagedWords(block: number) }
            block = try WordBlock(bytes, row: number)
        }
        return true
    }

    /// The present word.
    package var word: [UInt8] { block.word }

    /// Calls `body` with each message of the present word, by its index in the segment.
    ///
    /// - Throws: ``DamagedWords``.
    package mutating func forEachPosting(_ body: (Int, WordField) -> Void) throws(DamagedWords) {
        try block.forEachPosting(of: head.messages.count) { body($0, WordField(rawValue: $1)) }
    }
}
