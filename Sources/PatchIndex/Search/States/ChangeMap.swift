internal import GRDB
internal import PatchTracking

/// All changes of the index and the threads they are in, as far as tables have it without reading mails.
struct ChangeMap {
    /// A version of a change.
    struct Version {
        var row: Int64
        var node: VersionNode
        /// Its messages, by row.
        var messages: [Int64] = []
        /// The threads these are in.
        var threads: Set<Int64> = []
    }

    /// All versions of a change, by row.
    struct ChangeVersions {
        var versions: [Version] = []
        var rows: [Int64] { versions.map(\.row) }
    }

    /// The changes, in the order of their first version's row.
    private(set) var changes: [ChangeVersions] = []
    private let threads: ThreadActivity
    private let pulls: PulledRows
    /// The changes with a version in each thread, by their index in `changes`.
    private var changesByThread: [Int64: [Int]] = [:]
    private var positions: [Int64: (change: Int, version: Int)] = [:]
    private var seriesByMessage: [Int64: Int64] = [:]

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        threads = try ThreadActivity(database)
        pulls = try PulledRows(database)
        try readVersions(database)
        let members = try HotStatement(database, "SELECT series, message FROM series_member")
        while try members.step() {
            guard let series = members.integer(0), let position = positions[series], let message = members.integer(1)
            else { continue }
            seriesByMessage[message] = series
            changes[position.change].versions[position.version].messages.append(message)
            if let thread = threads.thread(of: message),
                changes[position.change].versions[position.version].threads.insert(thread).inserted
            {
                changesByThread[thread, default: []].append(position.change)
            }
        }
    }

    private mutating func readVersions(_ database: Database) throws {
        let series = try HotStatement(
            database,
            """
            SELECT series.id, change, series.version, version_minor, is_rfc, is_resend, series.received, identity.text,
                person.address, message.title
            FROM series JOIN message ON message.id = head JOIN identity ON identity.id = message.identity
            LEFT JOIN person ON person.id = message.sender
            ORDER BY series.id
            """)
        var byChange: [Int64: Int] = [:]
        while try series.step() {
            guard let row = series.integer(0), let change = series.integer(1) else { continue }
            let node = VersionNode(
                id: series.text(7) ?? "", version: Int(series.integer(2) ?? 1),
                versionMinor: series.integer(3).map(Int.init), isRFC: series.integer(4) == 1,
                isResend: series.integer(5) == 1, hasParts: true, firstReceivedAt: series.integer(6) ?? 0,
                senderAddress: series.text(8) ?? "", title: series.text(9) ?? "")
            let index = byChange[change] ?? changes.count
            if index == changes.count {
                byChange[change] = index
                changes.append(ChangeVersions())
            }
            positions[row] = (index, changes[index].versions.count)
            changes[index].versions.append(Version(row: row, node: node))
        }
    }

    /// Whether the index has a series in a row.
    func has(_ series: Int64) -> Bool { positions[series] != nil }

    /// The series that a message is a part of.
    func series(with message: Int64) -> Int64? { seriesByMessage[message] }

    /// The rows of all versions of the change that a series is one of, and of the series in the threads of pull requests that may
    /// have brought patches of these, ascending: a new message in any of these threads gives them new rows.
    func basis(of series: Int64) -> [Int64] {
        guard let position = positions[series] else { return [] }
        let change = changes[position.change]
        let threads = pulls.isEmpty ? [] : Set(change.versions.flatMap { pulls.threads(with: $0.messages) })
        guard !threads.isEmpty else { return change.rows }
        let requests = threads.flatMap { thread in
            (changesByThread[thread] ?? []).flatMap {
                changes[$0].versions.filter { $0.threads.contains(thread) }.map(\.row)
            }
        }
        return Set(change.rows + requests).sorted()
    }

    /// When the last message came in any of the threads of a version, in seconds since 1970 UTC.
    func newest(around version: Version) -> Int64 { version.threads.lazy.map(threads.newest).max() ?? .min }

    /// Whether anybody says in its threads that something was taken.
    ///
    /// So do the threads of pull requests that may have brought its patches.
    func hasNotice(_ version: Version) -> Bool {
        version.threads.contains(where: threads.hasNotice)
            || !pulls.isEmpty && pulls.threads(with: version.messages).contains(where: threads.hasNotice)
    }

    /// Everything that is connected to changes, by threads that they share with others, in pieces of about so many
    /// messages: the threads of each piece.
    func pieces(around wanted: [Int], messages limit: Int) -> [[Int64]] {
        var seen: Set<Int> = []
        var pieces: [[Int64]] = []
        var piece: [Int64] = []
        var size = 0
        for start in wanted where seen.insert(start).inserted {
            var open = [start]
            var found: Set<Int64> = []
            while let next = open.popLast() {
                for thread in changes[next].versions.flatMap(\.threads) where found.insert(thread).inserted {
                    for other in changesByThread[thread] ?? [] where seen.insert(other).inserted { open.append(other) }
                }
            }
            piece += found.sorted()
            size += found.reduce(0) { $0 + threads.count($1) }
            if size >= limit {
                pieces.append(piece)
                (piece, size) = ([], 0)
            }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
