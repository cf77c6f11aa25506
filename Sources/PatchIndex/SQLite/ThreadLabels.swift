internal import GRDB

/// Which thread each Message-ID belongs to: a union-find kept in `identity.thread`.
///
/// Two ids are in one thread when some message has one of them and refers to the other, so the partition depends only on
/// the messages that the index holds, never on the order in which they came. The label of a thread is one of its rows.
final class ThreadLabels {
    private let label: HotStatement
    private let relabel: HotStatement
    private let unsettle: HotStatement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        label = try HotStatement(database, "SELECT thread FROM identity WHERE id = ?")
        relabel = try HotStatement(database, "UPDATE identity SET thread = ? WHERE thread = ?")
        unsettle = try HotStatement(database, "INSERT OR IGNORE INTO unsettled (thread) VALUES (?)")
    }

    /// Puts all `identities` in one thread and notes that it changed.
    ///
    /// The largest label wins no contest: the smallest one stays.
    func join(_ identities: [Int64]) throws {
        var labels: Set<Int64> = []
        for identity in identities {
            label.bind(identity)
            if let found = try label.run() { labels.insert(found) }
        }
        guard let kept = labels.min() else { return }
        for other in labels where other != kept {
            relabel.bind(kept)
            relabel.bind(other)
            try relabel.run()
            unsettle.bind(other)
            try unsettle.run()
        }
        unsettle.bind(kept)
        try unsettle.run()
    }

    /// Takes the thread of `identity` apart and joins again what the messages that are left tie together.
    func rebuild(around identity: Int64) throws {
        label.bind(identity)
        guard let thread = try label.run() else { return }
        let members = try Int64.fetchAll(database, sql: "SELECT id FROM identity WHERE thread = ?", arguments: [thread])
        try database.execute(sql: "UPDATE identity SET thread = id WHERE thread = ?", arguments: [thread])
        for member in members {
            let ancestors = try Int64.fetchAll(
                database,
                sql:
                    "SELECT reference.identity FROM message JOIN reference ON reference.message = message.id WHERE message.identity = ?",
                arguments: [member])
            let exists =
                try Int64.fetchOne(database, sql: "SELECT id FROM message WHERE identity = ?", arguments: [member])
                != nil
            if exists { try join([member] + ancestors) }
        }
        unsettle.bind(thread)
        try unsettle.run()
    }
}
