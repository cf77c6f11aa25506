/// How words stand in a block of a segment.
///
/// A word after the other, sorted by bytes: how many bytes it shares with the one before, how many follow, these bytes, how
/// many bytes its postings take, and the postings. A posting is the distance to the message before (the first one: the
/// message's number) and the ``WordField``s. All numbers have seven bits a byte, the lowest first, the highest bit set where
/// more follow (LEB128).
struct WordBlock {
    private let content: [UInt8]
    private var place = 0
    /// The present word.
    private(set) var word: [UInt8] = []
    private var postingsEnd = 0

    init(_ content: [UInt8]) { self.content = content }

    /// Goes to the next word; false at the end, also at one that is damaged.
    mutating func next() -> Bool {
        place = postingsEnd
        guard place < content.count else { return false }
        let shared = number()
        let length = number()
        guard shared <= word.count, length <= content.count - place else { return false }
        word.removeSubrange(shared...)
        word.append(contentsOf: content[place..<place + length])
        place += length
        let size = number()
        postingsEnd = min(place + size, content.count)
        return true
    }

    /// Calls `body` with each message of the present word, in order, and the raw value of where it stands.
    mutating func forEachPosting(_ body: (Int, UInt16) -> Void) {
        var message = 0
        while place < postingsEnd {
            message += number()
            body(message, UInt16(truncatingIfNeeded: number()))
        }
    }

    private mutating func number() -> Int { Number.read(content, &place) }
}
