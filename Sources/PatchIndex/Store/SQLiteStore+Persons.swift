internal import GRDB
internal import MailFormat
public import PatchTracking

extension SQLiteStore {
    /// Which mailboxes of the index are one person's.
    public func persons() async throws -> Persons {
        try await reading { database in
            var mailboxes: [Int64: Mailbox] = [:]
            let people = try HotStatement(database, "SELECT id, name, address FROM person")
            while try people.step() {
                guard let row = people.integer(0) else { continue }
                mailboxes[row] = Mailbox(name: people.text(1) ?? "", address: people.text(2) ?? "")
            }
            let counts = try HotStatement(database, "SELECT sender, count(*) FROM message GROUP BY sender")
            var messages: [Int64: Int] = [:]
            while try counts.step() {
                if let row = counts.integer(0) { messages[row] = Int(counts.integer(1) ?? 0) }
            }
            func pairs(_ sql: String) throws -> [Persons.Pair] {
                let statement = try HotStatement(database, sql)
                var found: [Persons.Pair] = []
                while try statement.step() {
                    guard let first = statement.integer(0).flatMap({ mailboxes[$0] }),
                        let second = statement.integer(1).flatMap({ mailboxes[$0] })
                    else { continue }
                    found.append(Persons.Pair(first, second))
                }
                return found
            }
            let proofs =
                try pairs("SELECT DISTINCT sender, author FROM message WHERE sender <> author")
                + pairs("SELECT DISTINCT sender, reply_to FROM message WHERE reply_to IS NOT NULL")
            // Nobody reviews their own patch: the one who gave a tag is another person than who wrote what is answered.
            let different = try pairs(
                """
                SELECT DISTINCT reply.sender, answered.author
                FROM (SELECT DISTINCT message FROM trailer WHERE is_given = 1) AS given
                JOIN message AS reply ON reply.id = given.message
                JOIN message AS answered ON answered.identity = json_extract(reply.ancestors, '$[#-1]')
                JOIN person AS own ON own.id = reply.sender JOIN person AS other ON other.id = answered.author
                WHERE own.name = other.name COLLATE NOCASE AND own.address <> other.address COLLATE NOCASE
                """)
            return Persons(
                mailboxes.map { Persons.Known($1, messages: messages[$0] ?? 0) }, proofs: proofs, different: different)
        }
    }
}
