internal import GRDB

/// Writes deliveries of one source, and decides from which of its deliveries a message takes its facts.
///
/// One mail comes through several archives, and at times twice through one, with other footers and subject prefixes. It is
/// one message; its facts are those of the delivery that was received first (ties: the smaller archive path, source and
/// sequence), whichever of them the index happens to see first.
///
/// Two mails can also have one Message-ID and say different things (see ``MessageDigest``). Then what stands first in the
/// archive that the index has known longest is the message, whatever time of receipt another one claims, and the others are
/// copies that differ: an archive that is added later never replaces what an earlier one gave.
final class DeliveryWriter {
    private let database: Database
    private let source: Int64
    private let facts: FactWriter
    private let find: HotStatement
    private let insert: HotStatement
    let ranking: DeliveryRanking
    /// The epochs before this one in the same archive; a removal counts for them, too.
    private let older: [Int64]
    /// Whether an epoch behind this one took something away.
    private let hasLaterRemovals: Bool

    init(_ database: Database, source: Int64, caches: RowCaches) throws {
        self.database = database
        self.source = source
        older = try Self.epochs("<", source, in: database)
        let newer = try Self.epochs(">", source, in: database)
        hasLaterRemovals =
            try !newer.isEmpty
            && Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM removal WHERE source IN (\(Self.list(newer))))")
                == true
        facts = try FactWriter(database, caches: caches)
        find = try HotStatement(database, "SELECT id FROM message WHERE identity = ?")
        insert = try HotStatement(
            database,
            """
            INSERT INTO delivery (source, sequence, message, received, entry, locator, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        ranking = try DeliveryRanking(database)
    }

    /// Keeps a delivery that the archive added; returns the row that was written from its facts, where one was.
    func add(_ found: MessageFacts, _ change: FactBatch.Change) throws -> Int64? {
        let firstNew = facts.identities.next
        let identity = try facts.identities.row(found.messageID)
        if hasLaterRemovals, try isRemovedLater(identity) { return nil }
        // A Message-ID that was never heard of has no message.
        let known = identity < firstNew ? try message(of: identity) : nil
        guard let known else {
            let fresh = try facts.insert(found, identity: identity, received: change.received)
            try keep(change, found, of: fresh)
            return fresh
        }
        let delivery = DeliveryRanking.Delivery(
            position: DeliveryRanking.Position(source: source, sequence: Int64(change.sequence)),
            received: change.received,
            digest: found.digest)
        switch try ranking.effect(of: delivery, on: known, keep: { try keep(change, found, of: known) }) {
        case .none: return nil
        case .replaces: return try replace(known, with: found, received: change.received)
        case .stale:
            try markStale(known)
            return nil
        }
    }

    private func keep(_ change: FactBatch.Change, _ found: MessageFacts, of message: Int64) throws {
        insert.bind(source)
        insert.bind(change.sequence)
        insert.bind(message)
        insert.bind(change.received)
        insert.bind(change.entry)
        insert.bind(change.locator)
        insert.bind(found.digest)
        try insert.run()
    }

    private func markStale(_ message: Int64) throws {
        try database.execute(sql: "INSERT OR IGNORE INTO stale (message) VALUES (?)", arguments: [message])
    }

    /// Ends the writing of a transaction.
    func finish() throws { try facts.finish() }

    /// Takes away the deliveries of a message that this source had before `change`, and those of older epochs.
    func remove(messageID: String?, _ change: FactBatch.Change) throws {
        guard let messageID else {
            return try removeDeliveries(
                try Row.fetchAll(
                    database,
                    sql:
                        "SELECT source, sequence, message FROM delivery WHERE source = ? AND sequence < ? AND locator = ?",
                    arguments: [source, change.sequence, change.locator]))
        }
        let identity = try facts.identities.row(messageID)
        try database.execute(
            sql: "INSERT OR IGNORE INTO removal (identity, source) VALUES (?, ?)", arguments: [identity, source])
        guard let message = try message(of: identity) else { return }
        try removeDeliveries(
            try Row.fetchAll(
                database,
                sql: """
                    SELECT source, sequence, message FROM delivery
                    WHERE message = ? AND ((source = ? AND sequence < ?) OR source IN (\(Self.list(older))))
                    """, arguments: [message, source, change.sequence]))
    }

    /// Takes away everything that this source delivered, and what it took away from others.
    func removeAll() throws {
        try database.execute(sql: "DELETE FROM removal WHERE source = ?", arguments: [source])
        try removeDeliveries(
            try Row.fetchAll(
                database, sql: "SELECT source, sequence, message FROM delivery WHERE source = ?", arguments: [source]))
    }

    /// Whether an epoch behind this one took the message away.
    private func isRemovedLater(_ identity: Int64) throws -> Bool {
        let newer = try Self.epochs(">", source, in: database)
        return try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM removal WHERE identity = ? AND source IN (\(Self.list(newer))))",
            arguments: [identity]) == true
    }

    /// The epochs of the same archive whose number is smaller or larger; sources that are no epochs have no number.
    private static func epochs(_ comparison: String, _ source: Int64, in database: Database) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                SELECT other.id FROM source AS own JOIN source AS other ON other.archive = own.archive
                WHERE own.id = ? AND own.name NOT GLOB '*[^0-9]*' AND other.name NOT GLOB '*[^0-9]*'
                    AND CAST(other.name AS INTEGER) \(comparison) CAST(own.name AS INTEGER)
                """, arguments: [source])
    }

    private static func list(_ rows: [Int64]) -> String { rows.map(String.init).joined(separator: ", ") }

    private func message(of identity: Int64) throws -> Int64? {
        find.bind(identity)
        return try find.run()
    }

    /// Replaces the facts of the message in row `old`; returns the new row.
    func replace(_ old: Int64, with found: MessageFacts, received: Int64) throws -> Int64 {
        let identity = try Int64.fetchOne(database, sql: "SELECT identity FROM message WHERE id = ?", arguments: [old])
        guard let identity else { throw DatabaseError(message: "no message in row \(old)") }
        try facts.remove(message: old)
        let row = try facts.insert(found, identity: identity, received: received)
        try database.execute(sql: "UPDATE delivery SET message = ? WHERE message = ?", arguments: [row, old])
        facts.threads.takeApart(around: identity)
        ranking.move(old, to: row)
        return row
    }

    private func removeDeliveries(_ rows: [Row]) throws {
        // All of one message at once: each asks for its first delivery before and after.
        var byMessage: [Int64: [Row]] = [:]
        var messages: [Int64] = []
        for row in rows {
            let message: Int64 = row["message"]
            if byMessage[message] == nil { messages.append(message) }
            byMessage[message, default: []].append(row)
        }
        for message in messages {
            let first = try ranking.firstDelivery(of: message)
            for row in byMessage[message] ?? [] {
                try database.execute(
                    sql: "DELETE FROM delivery WHERE source = ? AND sequence = ?",
                    arguments: [row["source"] as Int64, row["sequence"] as Int64])
            }
            let left = try ranking.firstDelivery(of: message)
            if left == nil {
                guard
                    let identity = try Int64.fetchOne(
                        database, sql: "SELECT identity FROM message WHERE id = ?", arguments: [message])
                else { continue }
                try facts.remove(message: message)
                facts.threads.takeApart(around: identity)
            } else if left != first {
                try markStale(message)
            }
        }
    }

    /// The deliveries of a message, the one that it takes its facts from first, and then copies of the same.
    ///
    /// The argument is named twice: what counts is what stands first in the archive that was known first.
    static let deliveries = """
        SELECT delivery.source, delivery.sequence, delivery.received, delivery.locator, delivery.digest, archive.path,
            source.name
        FROM delivery JOIN source ON source.id = delivery.source JOIN archive ON archive.id = source.archive
        WHERE delivery.message = ?1 ORDER BY delivery.digest <> (
            SELECT eldest.digest FROM delivery AS eldest JOIN source AS origin ON origin.id = eldest.source
            WHERE eldest.message = ?1 ORDER BY origin.archive, origin.name + 0, origin.name, eldest.sequence LIMIT 1),
            delivery.received, archive.path, source.name, delivery.sequence
        """

    /// The delivery that a message takes its facts from.
    static let firstDelivery = deliveries + " LIMIT 1"
}
