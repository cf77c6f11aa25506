internal import Glibc

/// Writes sorted words into blocks; see ``WordBlock`` for their form.
///
/// Whoever makes one calls ``deallocate()``.
struct WordBlockWriter {
    /// The most bytes of a block with more than one word: what half a page of SQLite takes of a row.
    private static let largest = 4040

    /// The blocks that are full, to be taken away by whoever wants to keep memory low.
    var blocks: [WordSegment.Block] = []
    private var first: [UInt8] = []
    private var content = Run<UInt8>(capacity: largest)
    private var last = Run<UInt8>(capacity: WordClass.longest)
    private var word = Run<UInt8>(capacity: WordClass.longest)
    private var postings = Run<UInt8>(capacity: largest)
    private var message: UInt32 = 0

    /// Frees the memory.
    func deallocate() {
        content.deallocate()
        last.deallocate()
        word.deallocate()
        postings.deallocate()
    }

    /// Begins the next word.
    mutating func begin(_ word: UnsafeBufferPointer<UInt8>) {
        self.word.removeAll()
        if let start = word.baseAddress { self.word.append(start, word.count) }
        postings.removeAll()
        message = 0
    }

    /// Adds a message of the word, which is behind those before.
    @inline(__always)
    mutating func append(_ message: UInt32, _ fields: UInt16) {
        postings.append(number: message &- self.message)
        postings.append(number: UInt32(fields))
        self.message = message
    }

    /// Ends the word; one without messages is left out.
    mutating func end() {
        guard postings.count > 0 else { return }
        // Three numbers of up to two bytes, or five where postings are many.
        if content.count > 0, content.count + word.count + postings.count + 9 > Self.largest { close() }
        var shared = 0
        if content.count == 0 {
            first = Array(UnsafeBufferPointer(start: word.start, count: word.count))
        } else {
            let limit = min(word.count, last.count)
            while shared < limit, word.start[shared] == last.start[shared] { shared &+= 1 }
        }
        content.append(number: UInt32(shared))
        content.append(number: UInt32(word.count - shared))
        content.append(word.start + shared, word.count - shared)
        content.append(number: UInt32(postings.count))
        content.append(postings.start, postings.count)
        swap(&last, &word)
    }

    /// Closes the last block.
    mutating func close() {
        guard content.count > 0 else { return }
        blocks.append(
            WordSegment.Block(
                first: first, content: Array(UnsafeBufferPointer(start: content.start, count: content.count))))
        content.removeAll()
    }
}
