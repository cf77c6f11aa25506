internal import GRDB
internal import PatchTracking

/// Tells whether the own date of a mail can be believed that was received days after it.
///
/// Mirrors import years of mail at once: then the deliveries around it were received late as well, or have dates near its own.
/// A date that lies stands among deliveries that were received when they say to have been sent.
final class ReceiptDates {
    /// How many deliveries before and behind are looked at.
    private static let reach: Int64 = 8
    /// How far apart, in seconds, the dates of mails can be that came in a row.
    private static let nearness: Int64 = 60 * 86_400

    private let delivery: HotStatement
    private let neighbours: HotStatement

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        delivery = try HotStatement(
            database,
            "SELECT source, sequence FROM delivery WHERE message = ? ORDER BY received, source, sequence LIMIT 1")
        neighbours = try HotStatement(
            database,
            """
            SELECT message.sent, delivery.received FROM delivery JOIN message ON message.id = delivery.message
            WHERE delivery.source = ? AND delivery.sequence BETWEEN ? AND ? AND delivery.sequence <> ?
            """)
    }

    /// Whether the message in a row was sent when it says, in seconds since 1970 UTC.
    func isPlausible(_ sent: Int64, ofMessage row: Int64) throws -> Bool {
        delivery.bind(row)
        var place: (source: Int64, sequence: Int64)?
        while try delivery.step() {
            if let source = delivery.integer(0), let sequence = delivery.integer(1) { place = (source, sequence) }
        }
        guard let place else { return false }
        neighbours.bind(place.source)
        neighbours.bind(place.sequence - Self.reach)
        neighbours.bind(place.sequence + Self.reach)
        neighbours.bind(place.sequence)
        var (all, against) = (0, 0)
        while try neighbours.step() {
            guard let other = neighbours.integer(0), let received = neighbours.integer(1) else { continue }
            all += 1
            let isLate = received - other > TrackedMessage.usualDelay
            if !isLate, abs(other - sent) > Self.nearness { against += 1 }
        }
        return against * 2 <= all
    }
}
