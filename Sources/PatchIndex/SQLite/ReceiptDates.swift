internal import GRDB
internal import PatchTracking

/// Decides whether a mail's own date can be believed when it was received days later.
///
/// Mirrors import years of mail at once: then the deliveries around it were received late as well, or have dates near its own.
/// A date that lies is among deliveries that were received when they say to have been sent.
final class ReceiptDates {
    /// How many deliveries before and behind are looked at.
    private static let reach: Int64 = 8
    /// How far apart, in seconds, the dates of mails can be that came in a row.
    private static let nearness: Int64 = 60 * 86_400

    private let deliveries: HotStatement
    private let neighbours: HotStatement

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        deliveries = try HotStatement(
            database,
            """
            SELECT message, source, sequence FROM delivery WHERE message IN (SELECT value FROM json_each(?))
            ORDER BY message, received, source, sequence
            """)
        neighbours = try HotStatement(
            database,
            """
            SELECT asked.value ->> 0, message.sent, delivery.received FROM json_each(?) AS asked
            CROSS JOIN delivery ON delivery.source = asked.value ->> 1
                AND delivery.sequence BETWEEN (asked.value ->> 2) - \(Self.reach) AND (asked.value ->> 2) + \(Self.reach)
                AND delivery.sequence <> asked.value ->> 2
            JOIN message ON message.id = delivery.message
            """)
    }

    /// Which of the messages were sent when they say, in seconds since 1970 UTC by row.
    func plausible(_ sent: [Int64: Int64]) throws -> Set<Int64> {
        deliveries.bind(list: sent.keys.sorted())
        var first: [Int64: (source: Int64, sequence: Int64)] = [:]
        while try deliveries.step() {
            guard let row = deliveries.integer(0), let source = deliveries.integer(1),
                let sequence = deliveries.integer(2), first[row] == nil
            else { continue }
            first[row] = (source, sequence)
        }
        let asked = first.sorted { $0.key < $1.key }.map { "[\($0),\($1.source),\($1.sequence)]" }
        neighbours.bind("[" + asked.joined(separator: ",") + "]")
        var counts: [Int64: (all: Int, against: Int)] = [:]
        while try neighbours.step() {
            guard let row = neighbours.integer(0), let other = neighbours.integer(1),
                let received = neighbours.integer(2), let own = sent[row]
            else { continue }
            counts[row, default: (0, 0)].all += 1
            let isLate = received - other > TrackedMessage.usualDelay
            if !isLate, abs(other - own) > Self.nearness { counts[row]?.against += 1 }
        }
        return Set(
            first.keys.filter { row in
                let (all, against) = counts[row] ?? (0, 0)
                return against * 2 <= all
            })
    }
}
