internal import GRDB
internal import MailFormat
internal import PatchTracking

/// Reads what the index knows of the people in some messages; what was read once is kept for the next ones.
final class PeopleReader {
    /// How many threads of an address are read, the earliest ones: more than one change has.
    private static let mostThreads = 16
    /// The mails that are looked at for them.
    private static let mostMails = 4_096
    /// An index of fewer threads cannot tell who is a stranger.
    private static let fewestThreads = 32

    /// How many addresses or messages are asked for at a time.
    private static let piece = 512

    private let rows: HotStatement
    private let mails: HotStatement
    private let sentFor: HotStatement
    private let replyTo: HotStatement
    private let threads: HotStatement
    private let tellsStrangers: Bool
    private var sightings: [String: [People.Sighting]] = [:]
    private var proven: [String: Set<String>] = [:]

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        rows = try HotStatement(
            database,
            """
            SELECT asked.value, person.id FROM json_each(?) AS asked
            CROSS JOIN person ON person.address = asked.value COLLATE NOCASE ORDER BY asked.key, person.id
            """)
        // The earliest threads of each, as a JSON array of numbers and times.
        mails = try HotStatement(
            database,
            """
            SELECT asked.value, (
                SELECT json_group_array(json_array(thread, received)) FROM (
                    SELECT thread, min(received) AS received FROM (
                        SELECT identity.thread AS thread, message.received AS received FROM message
                        JOIN identity ON identity.id = message.identity
                        WHERE message.sender = asked.value ORDER BY message.received LIMIT \(Self.mostMails))
                    GROUP BY thread ORDER BY min(received), thread LIMIT \(Self.mostThreads)))
            FROM json_each(?) AS asked
            """)
        // What a mail proves: the sender gave the other address under the same name.
        func proofs(_ column: String, _ condition: String) throws -> HotStatement {
            try HotStatement(
                database,
                """
                SELECT DISTINCT message.sender, own.name, other.name, other.address FROM message
                JOIN person AS own ON own.id = message.sender JOIN person AS other ON other.id = message.\(column)
                WHERE message.sender IN (SELECT value FROM json_each(?)) AND \(condition)
                """)
        }
        sentFor = try proofs("author", "sender <> author")
        replyTo = try proofs("reply_to", "reply_to IS NOT NULL")
        threads = try HotStatement(
            database, "SELECT text, thread FROM identity WHERE text IN (SELECT value FROM json_each(?))")
        let count = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM (
                    SELECT DISTINCT thread FROM message JOIN identity ON identity.id = message.identity
                    LIMIT \(Self.fewestThreads))
                """)
        tellsStrangers = count ?? 0 >= Self.fewestThreads
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
        for start in stride(from: 0, to: messages.count, by: Self.piece) {
            threads.bind(texts: messages[start..<min(start + Self.piece, messages.count)].map(\.id))
            while try threads.step() {
                if let id = threads.text(0) { people.threads[id] = threads.integer(1) }
            }
        }
        let addresses = Set(messages.compactMap { $0.sender?.address.lowercased() })
        try read(addresses.filter { sightings[$0] == nil }.sorted())
        for address in addresses {
            people.sightings[address] = sightings[address]
            people.proven[address] = proven[address]
        }
        return people
    }

    private func read(_ addresses: [String]) throws {
        for start in stride(from: 0, to: addresses.count, by: Self.piece) {
            let asked = Array(addresses[start..<min(start + Self.piece, addresses.count)])
            var owners: [Int64: String] = [:]
            rows.bind(texts: asked)
            while try rows.step() {
                if let address = rows.text(0), let row = rows.integer(1) { owners[row] = address }
            }
            try readSightings(of: owners)
            for address in asked where sightings[address] == nil { sightings[address] = [] }
            for statement in [sentFor, replyTo] where !owners.isEmpty {
                statement.bind(list: owners.keys.sorted())
                while try statement.step() {
                    let name = PersonName(statement.text(1) ?? "")
                    guard name.isFull, PersonName(statement.text(2) ?? "") == name, let other = statement.text(3),
                        let address = statement.integer(0).flatMap({ owners[$0] })
                    else { continue }
                    proven[address, default: []].insert(other.lowercased())
                }
            }
        }
    }

    private func readSightings(of owners: [Int64: String]) throws {
        guard !owners.isEmpty else { return }
        var found: [String: [Int64: Int64]] = [:]
        mails.bind(list: owners.keys.sorted())
        while try mails.step() {
            guard let address = mails.integer(0).flatMap({ owners[$0] }) else { continue }
            let numbers = Self.integers(in: mails.text(1) ?? "")
            for index in stride(from: 0, to: numbers.count - 1, by: 2) {
                let (thread, received) = (numbers[index], numbers[index + 1])
                found[address, default: [:]][thread] = min(found[address]?[thread] ?? .max, received)
            }
        }
        for (address, threads) in found {
            sightings[address] = threads.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.mostThreads)
                .map { People.Sighting(thread: $0.key, receivedAt: $0.value) }
        }
    }

    /// The numbers in a JSON array of arrays of integers.
    private static func integers(in json: String) -> [Int64] {
        json.utf8.split { $0 != UInt8(ascii: "-") && ($0 < 0x30 || $0 > 0x39) }.compactMap {
            Int64(String(decoding: Array($0), as: UTF8.self))
        }
    }
}
