internal import GRDB
internal import MailFormat
internal import PatchTracking

/// Reads what the index knows of the people in some messages; what was read once is kept for the next ones.
final class PeopleReader {
    /// The threads of an address that are told, the earliest ones: more than one change has.
    private static let mostThreads = 16
    /// The mails that are looked at for them.
    private static let mostMails = 4_096
    /// An index of fewer threads cannot tell who is a stranger.
    private static let fewestThreads = 32

    private let rows: HotStatement
    private let mails: HotStatement
    private let sentFor: HotStatement
    private let replyTo: HotStatement
    private let thread: HotStatement
    private let tellsStrangers: Bool
    private var sightings: [String: [People.Sighting]] = [:]
    private var proven: [String: Set<String>] = [:]

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        rows = try HotStatement(database, "SELECT id FROM person WHERE address = ? COLLATE NOCASE ORDER BY id")
        mails = try HotStatement(
            database,
            """
            SELECT identity.thread, message.received FROM message JOIN identity ON identity.id = message.identity
            WHERE sender = ? ORDER BY message.received LIMIT \(Self.mostMails)
            """)
        // What a mail proves: the sender gave the other address under the same name.
        func proofs(_ column: String, _ condition: String) throws -> HotStatement {
            try HotStatement(
                database,
                """
                SELECT DISTINCT own.name, other.name, other.address FROM message
                JOIN person AS own ON own.id = message.sender JOIN person AS other ON other.id = message.\(column)
                WHERE message.sender = ? AND \(condition)
                """)
        }
        sentFor = try proofs("author", "sender <> author")
        replyTo = try proofs("reply_to", "reply_to IS NOT NULL")
        thread = try HotStatement(database, "SELECT thread FROM identity WHERE text = ?")
        let threads = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM (
                    SELECT DISTINCT thread FROM message JOIN identity ON identity.id = message.identity
                    LIMIT \(Self.fewestThreads))
                """)
        tellsStrangers = threads ?? 0 >= Self.fewestThreads
    }

    /// What belongs together in `messages`, judged by what the index knows of their senders (see `People.judge`).
    func judge(
        _ graph: ConversationGraph, of messages: [TrackedMessage], _ joined: PersonJoining? = nil
    ) throws -> (graph: ConversationGraph, standings: Standings) {
        var people = try people(in: messages)
        if let joined { people = people.joining(messages, by: joined) }
        return people.judge(graph)
    }

    /// What is known of the senders of `messages`.
    func people(in messages: [TrackedMessage]) throws -> People {
        var people = People(tellsStrangers: tellsStrangers)
        for message in messages {
            thread.bind(message.id)
            people.threads[message.id] = try thread.run()
            guard let address = message.sender?.address.lowercased(), people.sightings[address] == nil else { continue }
            if sightings[address] == nil { try read(address) }
            people.sightings[address] = sightings[address]
            people.proven[address] = proven[address]
        }
        return people
    }

    private func read(_ address: String) throws {
        var found: [Int64: Int64] = [:]
        var others: Set<String> = []
        rows.bind(address)
        var persons: [Int64] = []
        while try rows.step() { if let row = rows.integer(0) { persons.append(row) } }
        for person in persons {
            var own: Set<Int64> = []
            mails.bind(person)
            while try mails.step() {
                guard let thread = mails.integer(0), let received = mails.integer(1) else { continue }
                guard own.count < Self.mostThreads || own.contains(thread) else { continue }
                own.insert(thread)
                found[thread] = min(found[thread] ?? .max, received)
            }
            for statement in [sentFor, replyTo] {
                statement.bind(person)
                while try statement.step() {
                    let name = PersonName(statement.text(0) ?? "")
                    guard name.isFull, PersonName(statement.text(1) ?? "") == name, let other = statement.text(2) else {
                        continue
                    }
                    others.insert(other.lowercased())
                }
            }
        }
        sightings[address] = found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.mostThreads).map {
            People.Sighting(thread: $0.key, receivedAt: $0.value)
        }
        proven[address] = others.isEmpty ? nil : others
    }
}
