internal import GRDB

/// Which thread each Message-ID belongs to: a union-find kept in `identity.thread`.
///
/// Two ids are in one thread when some message has one of them and refers to the other, so the partition depends only on
/// the messages that the index holds, never on the order in which they came. The label of a thread is one of its rows.
///
/// Within a transaction the labels that were met are kept in memory, and new Message-IDs are written when theirs is known;
/// what asks SQLite for `identity` or `unsettled` calls ``flush()`` before.
final class ThreadLabels {
    private let label: HotStatement
    private let insert: HotStatement
    private let relabel: HotStatement
    private let unsettle: HotStatement
    private let members: HotStatement
    private let database: Database
    /// New Message-IDs that are not written yet.
    private var pending: [(row: Int64, text: String)] = []
    private var known = KnownLabels()
    private var unsettled: Set<Int64> = []
    /// Identities whose threads lost a message in this transaction.
    private var loose: Set<Int64> = []

    /// A group of this many rows is relabelled without asking whether the other one is smaller.
    private static let fewRows = 64

    init(_ database: Database) throws {
        self.database = database
        label = try HotStatement(database, "SELECT thread FROM identity WHERE id = ?")
        insert = try HotStatement(database, "INSERT INTO identity (id, text, thread) VALUES (?, ?, ?)")
        relabel = try HotStatement(database, "UPDATE identity SET thread = ? WHERE thread = ?")
        members = try HotStatement(
            database, "SELECT count(*) FROM (SELECT 1 FROM identity WHERE thread = ? LIMIT ?)")
        unsettle = try HotStatement(database, "INSERT OR IGNORE INTO unsettled (thread) VALUES (?)")
    }

    /// Takes a new Message-ID with its row, in a thread of its own.
    func add(_ row: Int64, _ text: String) {
        pending.append((row, text))
        known.add(row, label: row)
    }

    /// Writes what is only in memory yet.
    func flush() throws {
        for (row, text) in pending {
            let label = known.labels[row] ?? row
            insert.bind(row)
            insert.bind(text)
            insert.bind(label)
            try insert.run()
            known.written.insert(label)
        }
        pending.removeAll(keepingCapacity: true)
        for label in unsettled.sorted() {
            unsettle.bind(label)
            try unsettle.run()
        }
        unsettled.removeAll(keepingCapacity: true)
    }

    /// Puts all `identities` in one thread and notes that it changed.
    ///
    /// The smallest label stays, unless rows without number would have to be written for it.
    func join(_ identities: [Int64]) throws {
        var labels: Set<Int64> = []
        for identity in identities {
            if let found = try label(of: identity) { labels.insert(found) }
        }
        guard var kept = labels.min() else { return }
        for label in labels.sorted() where label != kept {
            var other = label
            if try isLarger(other, than: kept) { swap(&kept, &other) }
            if known.written.contains(other) {
                relabel.bind(kept)
                relabel.bind(other)
                try relabel.run()
            }
            known.relabel(other, as: kept)
            unsettled.insert(other)
        }
        unsettled.insert(kept)
    }

    private func label(of identity: Int64) throws -> Int64? {
        if let label = known.labels[identity] { return label }
        label.bind(identity)
        guard let found = try label.run() else { return nil }
        known.add(identity, label: found)
        known.written.insert(found)
        return found
    }

    /// Whether more rows have the label `left` than `right`; costs no more than counting the smaller group.
    private func isLarger(_ left: Int64, than right: Int64) throws -> Bool {
        if !known.written.contains(left), known.members[left, default: []].count < Self.fewRows { return false }
        try flush()
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

    /// Takes apart the threads that lost messages, each once, joins again what the messages that are left tie together, and
    /// writes everything.
    func finish() throws {
        var threads: Set<Int64> = []
        for identity in loose {
            if let thread = try label(of: identity) { threads.insert(thread) }
        }
        loose = []
        for thread in threads.sorted() { try rebuild(thread) }
        try flush()
    }

    private func rebuild(_ thread: Int64) throws {
        try flush()
        known = KnownLabels()
        let members = try Int64.fetchAll(database, sql: "SELECT id FROM identity WHERE thread = ?", arguments: [thread])
        try database.execute(sql: "UPDATE identity SET thread = id WHERE thread = ?", arguments: [thread])
        let messages = try database.cachedStatement(sql: "SELECT id FROM message WHERE identity = ?")
        let ancestors = try database.cachedStatement(
            sql: """
                SELECT value FROM message JOIN json_each(message.ancestors) WHERE message.identity = ?
                """)
        for member in members {
            guard try Int64.fetchOne(messages, arguments: [member]) != nil else { continue }
            try join([member] + Int64.fetchAll(ancestors, arguments: [member]))
        }
        unsettled.insert(thread)
    }
}

/// Labels of threads that were met in a transaction.
private struct KnownLabels {
    /// The label of each Message-ID.
    var labels: [Int64: Int64] = [:]
    /// The Message-IDs of each label.
    var members: [Int64: [Int64]] = [:]
    /// The labels that rows in the table have.
    var written: Set<Int64> = []

    mutating func add(_ identity: Int64, label: Int64) {
        labels[identity] = label
        members[label, default: []].append(identity)
    }

    mutating func relabel(_ label: Int64, as other: Int64) {
        let moved = members.removeValue(forKey: label) ?? []
        for identity in moved { labels[identity] = other }
        members[other, default: []] += moved
        if written.remove(label) != nil { written.insert(other) }
    }
}
