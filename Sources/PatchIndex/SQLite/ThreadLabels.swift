internal import GRDB

/// Which thread each Message-ID belongs to: a union-find kept in `identity.thread`.
///
/// Two ids are in one thread when some message has one of them and refers to the other, so the partition depends only on
/// the messages that the index holds, never on the order in which they came. The label of a thread is one of its rows.
final class ThreadLabels {
    private let label: HotStatement
    private let relabel: HotStatement
    private let unsettle: HotStatement
    private let members: HotStatement
    private let database: Database
    /// Identities whose threads lost a message in this transaction.
    private var loose: Set<Int64> = []

    /// A group of this many rows is relabelled without asking whether the other one is smaller.
    private static let fewRows = 64

    init(_ database: Database) throws {
        self.database = database
        label = try HotStatement(database, "SELECT thread FROM identity WHERE id = ?")
        relabel = try HotStatement(database, "UPDATE identity SET thread = ? WHERE thread = ?")
        members = try HotStatement(
            database, "SELECT count(*) FROM (SELECT 1 FROM identity WHERE thread = ? LIMIT ?)")
        unsettle = try HotStatement(database, "INSERT OR IGNORE INTO unsettled (thread) VALUES (?)")
    }

    /// Puts all `identities` in one thread and notes that it changed.
    ///
    /// The smallest label stays, unless rows without number would have to be written for it.
    func join(_ identities: [Int64]) throws {
        var labels: Set<Int64> = []
        for identity in identities {
            label.bind(identity)
            if let found = try label.run() { labels.insert(found) }
        }
        guard var kept = labels.min() else { return }
        for label in labels.sorted() where label != kept {
            var other = label
            if try isLarger(other, than: kept) { swap(&kept, &other) }
            relabel.bind(kept)
            relabel.bind(other)
            try relabel.run()
            unsettle.bind(other)
            try unsettle.run()
        }
        unsettle.bind(kept)
        try unsettle.run()
    }

    /// Whether more rows have the label `left` than `right`; costs no more than counting the smaller group.
    private func isLarger(_ left: Int64, than right: Int64) throws -> Bool {
        var limit = Self.fewRows
        guard try count(left, upTo: limit) == limit else { return false }
        while true {
            if try count(right, upTo: limit) < limit { return true }
            limit *= 2
            if try count(left, upTo: limit) < limit { return false }
        }
    }

    private func count(_ label: Int64, upTo limit: Int) throws -> Int64 {
        members.bind(label)
        members.bind(limit)
        return try members.run() ?? 0
    }

    /// Has the thread of `identity` taken apart at the end of the transaction, since a message of it went away.
    func takeApart(around identity: Int64) { loose.insert(identity) }

    /// Takes apart the threads that lost messages, each once, and joins again what the messages that are left tie together.
    func finish() throws {
        var threads: Set<Int64> = []
        for identity in loose {
            label.bind(identity)
            if let thread = try label.run() { threads.insert(thread) }
        }
        loose = []
        for thread in threads.sorted() { try rebuild(thread) }
    }

    private func rebuild(_ thread: Int64) throws {
        let members = try Int64.fetchAll(database, sql: "SELECT id FROM identity WHERE thread = ?", arguments: [thread])
        try database.execute(sql: "UPDATE identity SET thread = id WHERE thread = ?", arguments: [thread])
        let messages = try database.cachedStatement(sql: "SELECT id FROM message WHERE identity = ?")
        let ancestors = try database.cachedStatement(
            sql: """
                SELECT reference.identity FROM message JOIN reference ON reference.message = message.id
                WHERE message.identity = ?
                """)
        for member in members {
            guard try Int64.fetchOne(messages, arguments: [member]) != nil else { continue }
            try join([member] + Int64.fetchAll(ancestors, arguments: [member]))
        }
        unsettle.bind(thread)
        try unsettle.run()
    }
}
