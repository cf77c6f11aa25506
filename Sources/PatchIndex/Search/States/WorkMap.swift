internal import GRDB
internal import PatchTracking

/// All works of the index and where they stand, as far as the tables tell it without any mail.
struct WorkMap {
    /// A version of a work.
    struct Version {
        var row: Int64
        var node: VersionNode
        /// Its messages, by row.
        var messages: [Int64] = []
        /// The threads in which these stand.
        var threads: Set<Int64> = []
    }

    /// All versions of a work, by row.
    struct Work {
        var versions: [Version] = []
        var rows: [Int64] { versions.map(\.row) }
    }

    /// The works, in the order of their first version's row.
    private(set) var works: [Work] = []
    private let threads: ThreadActivity
    private let pulls: PulledRows
    /// The works with a version in each thread, by their place in `works`.
    private var worksByThread: [Int64: [Int]] = [:]
    private var places: [Int64: (work: Int, version: Int)] = [:]
    private var seriesByMessage: [Int64: Int64] = [:]

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        threads = try ThreadActivity(database)
        pulls = try PulledRows(database)
        try readVersions(database)
        let members = try HotStatement(database, "SELECT series, message FROM series_member")
        while try members.step() {
            guard let series = members.integer(0), let place = places[series], let message = members.integer(1)
            else { continue }
            seriesByMessage[message] = series
            works[place.work].versions[place.version].messages.append(message)
            if let thread = threads.thread(of: message),
                works[place.work].versions[place.version].threads.insert(thread).inserted
            {
                worksByThread[thread, default: []].append(place.work)
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
            let work = byChange[change] ?? works.count
            if work == works.count {
                byChange[change] = work
                works.append(Work())
            }
            places[row] = (work, works[work].versions.count)
            works[work].versions.append(Version(row: row, node: node))
        }
    }

    /// Whether the index has a series in a row.
    func has(_ series: Int64) -> Bool { places[series] != nil }

    /// The series that a message is a part of.
    func series(with message: Int64) -> Int64? { seriesByMessage[message] }

    /// The rows of all versions of the work that a series is one of, and of the series in the threads of pull requests that may
    /// have brought patches of these, ascending: a new message in any of these threads gives them new rows.
    func basis(of series: Int64) -> [Int64] {
        guard let place = places[series] else { return [] }
        let work = works[place.work]
        let threads = pulls.isEmpty ? [] : Set(work.versions.flatMap { pulls.threads(with: $0.messages) })
        guard !threads.isEmpty else { return work.rows }
        let requests = threads.flatMap { thread in
            (worksByThread[thread] ?? []).flatMap {
                works[$0].versions.filter { $0.threads.contains(thread) }.map(\.row)
            }
        }
        return Set(work.rows + requests).sorted()
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

    /// Everything that hangs together with works, over threads that they share with others, in pieces of about so many
    /// messages: the threads of each piece.
    func pieces(around wanted: [Int], messages limit: Int) -> [[Int64]] {
        var seen: Set<Int> = []
        var pieces: [[Int64]] = []
        var piece: [Int64] = []
        var size = 0
        for start in wanted where seen.insert(start).inserted {
            var open = [start]
            var found: Set<Int64> = []
            while let work = open.popLast() {
                for thread in works[work].versions.flatMap(\.threads) where found.insert(thread).inserted {
                    for other in worksByThread[thread] ?? [] where seen.insert(other).inserted { open.append(other) }
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
