internal import GRDB

/// Writes deliveries of one source, and decides from which of its deliveries a message takes its facts.
///
/// One mail comes through several archives, and at times twice through one, with other footers and subject prefixes. It is
/// one message; its facts are those of the delivery that was received first (ties: the smaller archive path, source and
/// sequence), whichever of them the index happens to see first.
final class DeliveryWriter {
    private let database: Database
    private let source: Int64
    private let facts: FactWriter
    private let find: HotStatement
    private let insert: HotStatement
    private let precedes: HotStatement
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
            "INSERT INTO delivery (source, sequence, message, received, entry, locator) VALUES (?, ?, ?, ?, ?, ?)")
        precedes = try HotStatement(
            database,
            """
            SELECT (SELECT (delivery.received, archive.path, source.name, delivery.sequence)
                    > (?1, (SELECT path FROM archive JOIN source ON source.archive = archive.id WHERE source.id = ?2),
                       (SELECT name FROM source WHERE id = ?2), ?3))
            FROM delivery JOIN source ON source.id = delivery.source JOIN archive ON archive.id = source.archive
            WHERE delivery.message = ?4
            ORDER BY delivery.received, archive.path, source.name, delivery.sequence LIMIT 1
            """)
    }

    /// Keeps a delivery that the archive added; returns the row that was written from its facts, where one was.
    func add(_ found: MessageFacts, _ change: FactBatch.Change) throws -> Int64? {
        let firstNew = facts.identities.next
        let identity = try facts.identities.row(found.messageID)
        if hasLaterRemovals, try isRemovedLater(identity) { return nil }
        // A Message-ID that was never heard of has no message.
        let known = identity < firstNew ? try message(of: identity) : nil
        var fresh: Int64?
        if let known {
            if try takesPrecedence(change, over: known) {
                fresh = try replace(known, with: found, received: change.received)
            }
        } else {
            fresh = try facts.insert(found, identity: identity, received: change.received)
        }
        guard let row = fresh ?? known else { return nil }
        insert.bind(source)
        insert.bind(change.sequence)
        insert.bind(row)
        insert.bind(change.received)
        insert.bind(change.entry)
        insert.bind(change.locator)
        try insert.run()
        return fresh
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

    private func takesPrecedence(_ change: FactBatch.Change, over message: Int64) throws -> Bool {
        precedes.bind(change.received)
        precedes.bind(source)
        precedes.bind(change.sequence)
        precedes.bind(message)
        return try precedes.run() == 1
    }

    /// Puts other facts in the place of those of the message in row `old`; returns the new row.
    func replace(_ old: Int64, with found: MessageFacts, received: Int64) throws -> Int64 {
        let identity = try Int64.fetchOne(database, sql: "SELECT identity FROM message WHERE id = ?", arguments: [old])
        guard let identity else { throw DatabaseError(message: "no message in row \(old)") }
        try facts.remove(message: old)
        let row = try facts.insert(found, identity: identity, received: received)
        try database.execute(sql: "UPDATE delivery SET message = ? WHERE message = ?", arguments: [row, old])
        facts.threads.takeApart(around: identity)
        return row
    }

    private func removeDeliveries(_ rows: [Row]) throws {
        for row in rows {
            let (source, message): (Int64, Int64) = (row["source"], row["message"])
            let first = try Row.fetchOne(database, sql: Self.firstDelivery, arguments: [message])
            try database.execute(
                sql: "DELETE FROM delivery WHERE source = ? AND sequence = ?",
                arguments: [source, row["sequence"] as Int64])
            let left =
                try Int.fetchOne(database, sql: "SELECT count(*) FROM delivery WHERE message = ?", arguments: [message])
                ?? 0
            if left == 0 {
                guard
                    let identity = try Int64.fetchOne(
                        database, sql: "SELECT identity FROM message WHERE id = ?", arguments: [message])
                else { continue }
                try facts.remove(message: message)
                facts.threads.takeApart(around: identity)
            } else if first?["source"] == source, first?["sequence"] == row["sequence"] as Int64 {
                try database.execute(sql: "INSERT OR IGNORE INTO stale (message) VALUES (?)", arguments: [message])
            }
        }
    }

    /// The deliveries of a message, the one that it takes its facts from first.
    static let deliveries = """
        SELECT delivery.source, delivery.sequence, delivery.received, delivery.locator, archive.path, source.name
        FROM delivery JOIN source ON source.id = delivery.source JOIN archive ON archive.id = source.archive
        WHERE delivery.message = ? ORDER BY delivery.received, archive.path, source.name, delivery.sequence
        """

    /// The delivery that a message takes its facts from.
    static let firstDelivery = deliveries + " LIMIT 1"
}
