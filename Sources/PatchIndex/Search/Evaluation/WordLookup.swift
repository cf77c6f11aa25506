internal import GRDB

/// Finds the messages of words in the index.
final class WordLookup {
    private let heads: [WordSegmentHead]
    private let blocks: HotStatement

    init(_ database: Database) throws {
        heads = try WordSegmentHead.all(database)
        blocks = try HotStatement(database, "SELECT content FROM word_block WHERE id = ?")
    }

    /// Calls `body` with the row of each message that has the word, or one that begins so, and where in the message.
    ///
    /// With a prefix the same row may come several times.
    ///
    /// - Throws: ``DamagedWords``, or what SQLite says.
    func forEach(_ word: String, isPrefix: Bool, _ body: (Int64, WordField) -> Void) throws {
        let bytes = Array(word.utf8)
        for head in heads {
            var cursor = WordCursor(head, near: bytes)
            while try cursor.step(blocks) {
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

    /// Whether the index can have a word, or one that begins so.
    static func isKept(_ word: String, isPrefix: Bool = false) -> Bool {
        ((isPrefix ? 1 : WordClass.shortest)...WordClass.longest).contains(word.utf8.count)
    }
}
