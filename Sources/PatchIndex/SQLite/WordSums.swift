internal import GRDB
internal import MailFormat
internal import TextIndex

/// The words that the index keeps of each message, as a sum that is equal where they are.
enum WordSums {
    private struct Sum {
        var words = 0
        var sum: UInt64 = 0
    }

    /// A line a message: its Message-ID, how many words it has, and the sum of their hashes (FNV-1a) with their positions.
    static func lines(of database: Database) throws -> [String] {
        let tables = try WordTables(database)
        var sums: [Int64: Sum] = [:]
        for head in try tables.heads() {
            var found = [Sum](repeating: Sum(), count: head.messages.count)
            var cursor = WordCursor(head)
            while try cursor.step(tables.block) {
                let hash = FNV1a(cursor.word).value
                try cursor.forEachPosting { message, fields in
                    found[message].words += 1
                    found[message].sum &+= hash &* (UInt64(fields.rawValue) | 1 << 32)
                }
            }
            for (message, sum) in zip(head.messages, found) where message != 0 { sums[message] = sum }
        }
        let name = try database.makeStatement(
            sql: "SELECT text FROM identity JOIN message ON message.identity = identity.id WHERE message.id = ?")
        return try sums.sorted { $0.key < $1.key }.compactMap { message, sum in
            try String.fetchOne(name, arguments: [message]).map { id in
                "words|\(id)|\(sum.words)|\(String(sum.sum, radix: 16))"
            }
        }
    }
}
