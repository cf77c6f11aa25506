internal import GRDB

/// Knows of each message which of its deliveries gives its facts, while deliveries come.
///
/// All deliveries of a message are sorted once, when it gets a second one; each further one is compared with the first and the
/// eldest alone. Anybody can send a thousand mails with one Message-ID, and sorting all of them for each took quadratic time.
final class DeliveryRanking {
    /// Where a delivery stands.
    struct Position: Equatable {
        var source: Int64
        var sequence: Int64
    }

    /// A delivery, as far as its rank depends on it.
    struct Delivery {
        var position: Position
        var received: Int64
        var digest: Int64
    }

    /// What ranks the deliveries of a source.
    private struct Source {
        var archive: Int64
        var path: [UInt8]
        var number: Int64
        var name: [UInt8]
    }

    /// Of one message the delivery that gives its facts, and the one that stands first in the archive that was known first.
    private struct Ranks {
        var first: Delivery
        var eldest: Delivery
        var count: Int
    }

    private let first: HotStatement
    private let eldest: HotStatement
    private let count: HotStatement
    private let source: HotStatement
    private var sources: [Int64: Source] = [:]
    private var ranks: [Int64: Ranks] = [:]
    /// How often all deliveries of a message were sorted.
    private(set) var sortings = 0

    /// How many messages are remembered.
    private static let most = 10_000

    init(_ database: Database) throws {
        first = try HotStatement(
            database, "SELECT source, sequence, received, digest FROM (\(DeliveryWriter.firstDelivery))")
        eldest = try HotStatement(
            database,
            """
            SELECT eldest.source, eldest.sequence, eldest.received, eldest.digest FROM delivery AS eldest
            JOIN source AS origin ON origin.id = eldest.source WHERE eldest.message = ?
            ORDER BY origin.archive, origin.name + 0, origin.name, eldest.sequence LIMIT 1
            """)
        count = try HotStatement(database, "SELECT count(*) FROM delivery WHERE message = ?")
        source = try HotStatement(
            database,
            """
            SELECT source.archive, archive.path, source.name + 0, source.name FROM source
            JOIN archive ON archive.id = source.archive WHERE source.id = ?
            """)
    }

    /// What a further delivery does to a message.
    enum Effect: Equatable {
        /// The facts stay those of another delivery.
        case none
        /// Its facts are those that count.
        case replaces
        /// Another one's facts count, or those of this one are better read later, because there are so many.
        case stale
    }

    /// More deliveries than this of one message are not moved to another row each time; it is read again later, once.
    private static let mostMoved = 64

    /// The effect of `delivery`, which `keep` writes, on a message that has others.
    func effect(of delivery: Delivery, on message: Int64, keep: () throws -> Void) throws -> Effect {
        guard var known = try ranks[message] ?? sorted(message) else {
            try keep()
            return .replaces
        }
        try keep()
        if try isElder(delivery, than: known.eldest) {
            if delivery.digest != known.eldest.digest {
                // Others say what the eldest one says now.
                guard let sorted = try sorted(message) else { return .none }
                return sorted.first.position == known.first.position
                    ? .none
                    : sorted.first.position == delivery.position && sorted.count <= Self.mostMoved ? .replaces : .stale
            }
            known.eldest = delivery
        }
        known.count += 1
        defer { ranks[message] = known }
        guard delivery.digest == known.eldest.digest, try isBefore(delivery, known.first) else { return .none }
        known.first = delivery
        return known.count <= Self.mostMoved ? .replaces : .stale
    }

    /// Takes over what is known of a message that has another row now.
    func move(_ old: Int64, to new: Int64) {
        if let known = ranks.removeValue(forKey: old) { ranks[new] = known }
    }

    /// The delivery that a message takes its facts from.
    func firstDelivery(of message: Int64) throws -> Position? { try sorted(message)?.first.position }

    private func sorted(_ message: Int64) throws -> Ranks? {
        sortings += 1
        if ranks.count >= Self.most { ranks = [:] }
        ranks[message] = nil
        guard let first = try delivery(first, message), let eldest = try delivery(eldest, message) else { return nil }
        count.bind(message)
        let found = Ranks(first: first, eldest: eldest, count: Int(try count.run() ?? 0))
        ranks[message] = found
        return found
    }

    private func delivery(_ statement: HotStatement, _ message: Int64) throws -> Delivery? {
        statement.bind(message)
        var found: Delivery?
        while try statement.step() {
            if let source = statement.integer(0), let sequence = statement.integer(1),
                let received = statement.integer(2), let digest = statement.integer(3)
            {
                found = Delivery(
                    position: Position(source: source, sequence: sequence), received: received, digest: digest)
            }
        }
        return found
    }

    private func source(_ row: Int64) throws -> Source? {
        if let known = sources[row] { return known }
        source.bind(row)
        while try source.step() {
            sources[row] = Source(
                archive: source.integer(0) ?? 0, path: Array((source.text(1) ?? "").utf8),
                number: source.integer(2) ?? 0, name: Array((source.text(3) ?? "").utf8))
        }
        return sources[row]
    }

    // MARK: The order of ``DeliveryWriter/deliveries``

    private func isElder(_ left: Delivery, than right: Delivery) throws -> Bool {
        if left.position.source == right.position.source { return left.position.sequence < right.position.sequence }
        guard let one = try source(left.position.source), let other = try source(right.position.source) else {
            return false
        }
        if one.archive != other.archive { return one.archive < other.archive }
        if one.number != other.number { return one.number < other.number }
        return one.name.lexicographicallyPrecedes(other.name)
    }

    private func isBefore(_ left: Delivery, _ right: Delivery) throws -> Bool {
        if left.received != right.received { return left.received < right.received }
        if left.position.source == right.position.source { return left.position.sequence < right.position.sequence }
        guard let one = try source(left.position.source), let other = try source(right.position.source) else {
            return false
        }
        if one.path != other.path { return one.path.lexicographicallyPrecedes(other.path) }
        return one.name.lexicographicallyPrecedes(other.name)
    }
}
