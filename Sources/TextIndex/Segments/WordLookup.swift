/// Finds the messages that have a word in segments.
package struct WordLookup {
    private let heads: [WordSegmentHead]
    private let read: (Int64) throws -> [UInt8]?

    /// Looks into segments.
    ///
    /// - Parameter read: the bytes of the block with a number; nil where there is none.
    package init(_ heads: [WordSegmentHead], read: @escaping (Int64) throws -> [UInt8]?) {
        self.heads = heads
        self.read = read
    }

    /// Calls `body` with each message that has the word, or one that begins so, and the fields that have it.
    ///
    /// With a prefix the same message may come several times.
    ///
    /// - Throws: ``DamagedWords``, or what reading blocks throws.
    package func forEach(_ word: String, isPrefix: Bool, _ body: (Int64, WordField) -> Void) throws {
        let bytes = Array(word.utf8)
        for head in heads {
            var cursor = WordCursor(head, near: bytes)
            while try cursor.step(read) {
                let isMatch = isPrefix ? cursor.word.starts(with: bytes) : cursor.word == bytes
                if isMatch {
                    try cursor.forEachPosting { body(head.messages[$0], $1) }
                    if !isPrefix { break }
                } else if bytes.lexicographicallyPrecedes(cursor.word) {
                    break
                }
            }
        }
    }

    /// Whether segments can have a word, or one that begins so.
    package static func isKept(_ word: String, isPrefix: Bool = false) -> Bool {
        ((isPrefix ? 1 : WordClass.shortest)...WordClass.longest).contains(word.utf8.count)
    }
}
