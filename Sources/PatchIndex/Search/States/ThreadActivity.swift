internal import GRDB
internal import PatchTracking

/// What happened in each thread, counted without reading a mail.
///
/// Threads are named by their labels, which are rows of `identity`, so that everything lies in arrays.
struct ThreadActivity {
    private var labels = RowArray(absent: 0 as Int64)
    private var threads = RowArray(absent: 0 as Int64)
    private var newest: [Int64]
    private var counts: [Int32]
    private var notices = RowSet()

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        let identities = try HotStatement(database, "SELECT id, thread FROM identity ORDER BY id")
        while try identities.step() {
            guard let row = identities.integer(0), let thread = identities.integer(1) else { continue }
            labels.put(thread, at: row)
        }
        newest = [Int64](repeating: .min, count: labels.count)
        counts = [Int32](repeating: 0, count: labels.count)
        let messages = try HotStatement(database, "SELECT id, identity, received FROM message ORDER BY id")
        while try messages.step() {
            guard let row = messages.integer(0), let identity = messages.integer(1), identity < labels.count else {
                continue
            }
            let thread = labels[identity]
            threads.put(thread, at: row)
            newest[Int(thread)] = max(newest[Int(thread)], messages.integer(2) ?? .min)
            counts[Int(thread)] += 1
        }
        let found = try HotStatement(
            database,
            "SELECT message FROM notice UNION ALL SELECT id FROM message WHERE remark >= \(ReplyRemark.firstSettingCode)"
        )
        while try found.step() {
            if let thread = found.integer(0).flatMap({ thread(of: $0) }) { notices.insert(thread) }
        }
    }

    /// The thread of the message in a row.
    func thread(of message: Int64) -> Int64? {
        let thread = threads[message]
        return thread > 0 ? thread : nil
    }

    /// When its last message came, in seconds since 1970 UTC.
    func newest(_ thread: Int64) -> Int64 { newest[Int(thread)] }

    /// How many messages it has.
    func count(_ thread: Int64) -> Int { Int(counts[Int(thread)]) }

    /// Whether one of its messages says that something was taken, or sets a state by a command.
    func hasNotice(_ thread: Int64) -> Bool { notices.contains(thread) }
}
