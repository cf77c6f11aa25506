internal import GRDB

/// When the newest message was received: what "now" is for an index.
///
/// Archives that take the time of receipt from the mail itself (an mbox, a Maildir that was copied) can be made to say 2099. A
/// receipt far later than those of the deliveries before and behind it in its source does not count.
enum NewestReceipt {
    /// How far, in seconds, a receipt can be ahead of its neighbours: lists do sleep for a year.
    private static let farthest: Int64 = 366 * 86_400
    /// How many deliveries before and behind are its neighbours.
    private static let reach: Int64 = 8
    /// How many receipts are tried; a source with more lies than that is believed.
    private static let mostTries = 1_024

    /// The receipt, in seconds since 1970 UTC; `nil` for an empty index.
    ///
    /// - Parameter archive: only what this one received; `nil` for all.
    static func find(in database: Database, archive: Int64? = nil) throws -> Int64? {
        let sources = try Int64.fetchAll(
            database, sql: "SELECT id FROM source WHERE ?1 IS NULL OR archive = ?1 ORDER BY id", arguments: [archive])
        let newest = try HotStatement(
            database,
            "SELECT received, sequence FROM delivery WHERE source = ? ORDER BY received DESC, sequence DESC LIMIT ?")
        let neighbours = try HotStatement(
            database, "SELECT received FROM delivery WHERE source = ? AND sequence BETWEEN ? AND ? AND sequence <> ?")
        var found: Int64?
        for source in sources {
            newest.bind(source)
            newest.bind(mostTries)
            var isDone = false
            while try newest.step() {
                guard !isDone, let received = newest.integer(0), let sequence = newest.integer(1) else { continue }
                neighbours.bind(source)
                neighbours.bind(sequence - reach)
                neighbours.bind(sequence + reach)
                neighbours.bind(sequence)
                var (all, far) = (0, 0)
                while try neighbours.step() {
                    all += 1
                    if received - (neighbours.integer(0) ?? received) > farthest { far += 1 }
                }
                if far * 2 <= all {
                    found = max(found ?? .min, received)
                    isDone = true
                }
            }
            if !isDone {
                let last = try Int64.fetchOne(
                    database, sql: "SELECT max(received) FROM delivery WHERE source = ?", arguments: [source])
                if let last, found == nil { found = last }
            }
        }
        return found
    }
}
