/// The layout of words in a block of a segment.
///
/// A word after the other, sorted by bytes: how many bytes it shares with the one before, how many follow, these bytes, how
/// many bytes its postings take, and the postings. A posting is the distance to the message before (the first one: the
/// message's number) and the ``WordField``s. All numbers have seven bits a byte, the lowest first, the highest bit set where
/// more follow (LEB128).
///
/// Any bytes can be read: what is no word or posting is thrown as ``DamagedWords``.
struct WordBlock {
    private let content: [UInt8]
    private let end: Int
    private let row: Int64
    private var offset = 0
    /// The present word.
    private(set) var word: [UInt8] = []
    private var postingsEnd = 0

    /// The words in `content`, in front of the first one.
    init(_ content: [UInt8]) {
        self.content = content
        end = content.count
        row = 0
    }

    /// The words of the block that is kept in `row`, with its checksum at the end.
    ///
    /// - Throws: ``DamagedWords`` when the checksum is another one.
    init(_ kept: [UInt8], row: Int64) throws(DamagedWords) {
        guard let content = Checksum.verified(kept, seed: row) else { throw DamagedWords(block: row) }
        self.content = kept
        end = content.endIndex
        self.row = row
    }

    /// Goes to the next word; false at the end.
    ///
    /// - Throws: ``DamagedWords``.
    mutating func next() throws(DamagedWords) -> Bool {
        offset = postingsEnd
        guard offset < end else { return false }
        let shared = try number()
        let length = try number()
        guard shared <= word.count, length <= end - offset, shared + length <= WordClass.longest else {
            throw DamagedWords(block: row)
        }
        word.removeSubrange(shared...)
        word.append(contentsOf: content[offset..<offset + length])
        offset += length
        let size = try number()
        guard size <= end - offset else { throw DamagedWords(block: row) }
        postingsEnd = offset + size
        return true
    }

    /// Calls `body` with each message of the present word, in order, and the raw value of where it stands.
    ///
    /// - Parameter messages: how many messages the segment has.
    /// - Throws: ``DamagedWords`` at a message that is none of them.
    mutating func forEachPosting(of messages: Int, _ body: (Int, UInt16) -> Void) throws(DamagedWords) {
        var message = 0
        while offset < postingsEnd {
            message += try number()
            let fields = try number()
            guard message < messages, fields <= Int(UInt16.max) else { throw DamagedWords(block: row) }
            body(message, UInt16(truncatingIfNeeded: fields))
        }
        guard offset == postingsEnd else { throw DamagedWords(block: row) }
    }

    private mutating func number() throws(DamagedWords) -> Int {
        guard let number = LEB128.read(content, &offset, end: end) else { throw DamagedWords(block: row) }
        return number
    }
}
