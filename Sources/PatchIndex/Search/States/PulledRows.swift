internal import GRDB
internal import PatchFormat

/// Which messages are patches that pull requests may have brought, by title or diff, found without reading a mail.
struct PulledRows {
    /// So many threads are kept for one title: more have the requests of nobody.
    private static let most = 64

    /// The threads of the requests by the row of the patch.
    private var threads: [Int64: [Int64]] = [:]

    /// Whether there are none.
    var isEmpty: Bool { threads.isEmpty }

    /// - Throws: what SQLite says.
    init(_ database: Database) throws {
        var byTitle: [String: [Int64]] = [:]
        let titles = try HotStatement(
            database,
            """
            SELECT lower(pulled_title.title), identity.thread FROM pulled_title
            JOIN message ON message.id = pulled_title.message JOIN identity ON identity.id = message.identity
            ORDER BY pulled_title.title, message.received, identity.text
            """)
        while try titles.step() {
            guard let title = titles.text(0), let thread = titles.integer(1),
                byTitle[title]?.count ?? 0 < Self.most, byTitle[title]?.last != thread
            else { continue }
            byTitle[title, default: []].append(thread)
        }
        if !byTitle.isEmpty {
            let patches = try HotStatement(
                database,
                """
                SELECT id, lower(title) FROM message WHERE kind = \(PatchMail.Kind.patch.code)
                AND EXISTS (SELECT 1 FROM pulled_title WHERE pulled_title.title = message.title)
                """)
            while try patches.step() {
                guard let row = patches.integer(0), let found = patches.text(1).flatMap({ byTitle[$0] }) else {
                    continue
                }
                threads[row] = found
            }
        }
        let diffs = try HotStatement(
            database,
            """
            SELECT own.patch_id, identity.thread FROM series LEFT JOIN pull_request ON pull_request.message = series.head
            JOIN series_member ON series_member.series = series.id JOIN patch AS own ON own.message = series_member.message
            JOIN message ON message.id = series.head JOIN identity ON identity.id = message.identity
            WHERE (is_pull_request OR pull_request.message IS NOT NULL) AND own.patch_id IS NOT NULL
            ORDER BY own.patch_id, message.received, identity.text
            """)
        var byDiff: [[UInt8]: [Int64]] = [:]
        while try diffs.step() {
            guard let diff = diffs.blob(0), let thread = diffs.integer(1), byDiff[diff]?.count ?? 0 < Self.most,
                byDiff[diff]?.last != thread
            else { continue }
            byDiff[diff, default: []].append(thread)
        }
        let sameDiff = try HotStatement(database, "SELECT message FROM patch WHERE patch_id = ?")
        for (diff, found) in byDiff {
            sameDiff.bind(blob: diff)
            while try sameDiff.step() {
                guard let row = sameDiff.integer(0) else { continue }
                threads[row, default: []] += found
            }
        }
    }

    /// The threads of the requests that may have brought one of some messages.
    func threads(with messages: [Int64]) -> [Int64] { messages.flatMap { threads[$0] ?? [] } }
}
