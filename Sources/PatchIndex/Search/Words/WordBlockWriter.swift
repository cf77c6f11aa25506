/// Writes sorted words into blocks; see ``WordBlock`` for their form.
struct WordBlockWriter {
    /// The most bytes of a block with more than one word: what a page of SQLite takes of a row.
    private static let largest = 4040

    /// The blocks that are full, to be taken away by whoever wants to keep memory low.
    var blocks: [WordSegment.Block] = []
    private var first: [UInt8] = []
    private var content: [UInt8] = []
    private var last: [UInt8] = []
    private var word: [UInt8] = []
    private var postings: [UInt8] = []
    private var message: UInt32 = 0

    init() {
        content.reserveCapacity(Self.largest)
        postings.reserveCapacity(Self.largest)
    }

    /// Begins the next word.
    mutating func begin(_ word: UnsafeBufferPointer<UInt8>) {
        self.word.removeAll(keepingCapacity: true)
        self.word.append(contentsOf: word)
        postings.removeAll(keepingCapacity: true)
        message = 0
    }

    /// Adds a message of the word, which stands behind those before.
    @inline(__always)
    mutating func append(_ message: UInt32, _ fields: UInt16) {
        Number.append(message &- self.message, to: &postings)
        Number.append(UInt32(fields), to: &postings)
        self.message = message
    }

    /// Ends the word; one without messages is left out.
    mutating func end() {
        guard !postings.isEmpty else { return }
        // Three numbers of up to two bytes, or five where postings are many.
        if !content.isEmpty, content.count + word.count + postings.count + 9 > Self.largest { close() }
        var shared = 0
        if content.isEmpty {
            first = word
        } else {
            let limit = min(word.count, last.count)
            while shared < limit, word[shared] == last[shared] { shared += 1 }
        }
        Number.append(UInt32(shared), to: &content)
        Number.append(UInt32(word.count - shared), to: &content)
        content.append(contentsOf: word[shared...])
        Number.append(UInt32(postings.count), to: &content)
        content.append(contentsOf: postings)
        swap(&last, &word)
    }

    /// Closes the last block.
    mutating func close() {
        guard !content.isEmpty else { return }
        blocks.append(WordSegment.Block(first: first, content: content))
        content.removeAll(keepingCapacity: true)
    }
}
