/// All that a digest knows of one series.
struct SeriesAccount {
    /// The series.
    var series: PostedSeries
    /// What the cover letter, or the first part, says; nil for what the digest does not print.
    var entry: Entry?
    /// Its change, where the series is the newest version in the period.
    var change: Digest.PostedChange?
    /// The tags that it got.
    var review: Digest.Review?
    /// The notices by which it was taken.
    var applications: [Digest.Application]
    /// Its commits in the tree that was asked, in the order of the parts.
    var mainlined: [Digest.Mainlining]

    /// The version as it was posted: `RFC v2`, `v3 RESEND`.
    var version: String {
        [series.isRFC ? "RFC" : "", series.versionLabel, series.isResend ? "RESEND" : ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Every series of a digest, newest first, each once.
    static func all(in digest: Digest) -> [SeriesAccount] {
        let sections = digest.sections
        let changes = index(sections.newWorks + sections.newVersions, by: \.messageId)
        let reviews = index(sections.reviewed, by: \.messageId)
        let mainlined = Dictionary(grouping: sections.mainlined, by: \.seriesId)
        let entries = index(digest.entries, by: \.messageID)
        // A notice names a series by what it is called; its own Message-ID is another one.
        let applications = Dictionary(grouping: sections.applied) { Name($0.title, $0.author, $0.version) }
        var seen: Set<String> = []
        return digest.series.filter { seen.insert($0.messageID).inserted }.map { series in
            var account = SeriesAccount(
                series: series, entry: entries[series.messageID], change: changes[series.messageID],
                review: reviews[series.messageID], applications: [],
                mainlined: (mainlined[series.messageID] ?? []).sorted { ($0.part, $0.commit) < ($1.part, $1.commit) })
            account.applications = applications[Name(series.title, series.author, account.version)] ?? []
            return account
        }
    }

    private struct Name: Hashable {
        var title: String
        var author: String
        var version: String

        init(_ title: String, _ author: String, _ version: String) {
            (self.title, self.author, self.version) = (title, author, version)
        }
    }

    private static func index<Row>(_ rows: [Row], by key: (Row) -> String) -> [String: Row] {
        Dictionary(rows.map { (key($0), $0) }) { first, _ in first }
    }
}
