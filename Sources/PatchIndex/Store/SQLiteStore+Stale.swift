internal import GRDB
internal import MailArchive
internal import TextIndex

extension SQLiteStore {
    /// Messages whose facts came from a delivery that was removed, with another delivery to read them from.
    public func staleMessages() async throws -> [StaleMessage] {
        try await reading { database in
            try Int64.fetchAll(database, sql: "SELECT message FROM stale ORDER BY message").compactMap { message in
                try Row.fetchOne(database, sql: DeliveryWriter.firstDelivery, arguments: [message]).map { row in
                    StaleMessage(
                        id: message, archive: row["path"],
                        locator: MessageLocator(source: row["name"], location: row["locator"]))
                }
            }
        }
    }

    /// Replaces the facts of a stale message by those of the mail in `bytes`.
    public func restore(_ message: StaleMessage, from bytes: [UInt8]) async throws {
        let facts = MessageFacts(parsing: bytes)
        try await writing { [caches] database in
            guard let delivery = try Row.fetchOne(database, sql: DeliveryWriter.firstDelivery, arguments: [message.id])
            else { return }
            let writer = try DeliveryWriter(database, source: delivery["source"], caches: caches)
            let row = try writer.replace(message.id, with: facts, received: delivery["received"])
            try writer.finish()
            guard try Schema.keepsText(database), let words = WordSegment(of: bytes) else { return }
            try WordTables(database).insert([words], rows: [row])
        }
    }
}
