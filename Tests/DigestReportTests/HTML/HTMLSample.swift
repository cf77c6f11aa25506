@testable import DigestReport

/// A digest in which every field has something, and every text something hostile.
enum HTMLSample {
    /// What breaks out of elements, attributes, reading direction and terminals.
    static let hostile = "</pre></style><script>alert(1)</script>\" onload='x' &amp; \u{1B}[2J\u{202E}gnp\u{7}"

    static let digest: Digest = {
        var digest = Digest(
            list: Digest.List(name: "tide \(hostile)", address: "tide@lists.example.org", archiveKind: "mbox"),
            range: Digest.Range(
                start: "from\(hostile)", end: "to", startCommit: nil, endCommit: nil, since: nil, until: nil),
            period: Digest.Period(first: Moment(1_767_571_200), last: Moment(1_768_089_600)),
            counts: Digest.Counts(
                messages: 1234, threads: 4, people: 3, patches: 4, covers: 1, series: 3, updatedSeries: 1,
                pullRequests: 1, automated: 1, applied: 1),
            authors: [tally("Ana Lírio <ana@example.org>", 4), tally("M\(hostile)allory <m@evil.example>", 1)],
            domains: [tally("example.org", 4), tally("evil.example\(hostile)", 1)],
            sections: sections, series: [], entries: entries)
        digest.before = Digest.Before(
            period: Digest.Period(first: Moment(1_767_052_800), last: Moment(1_767_571_199)),
            counts: Digest.Counts(messages: 1000, threads: 4, people: 6, patches: 0))
        digest.days = [
            day("2026-01-05", 12, 5), day("2026-01-06", 0, 0), day("2026-01-07", 30, 30), day("2026-01-08", 1, 0),
            day("2026-01-09", 7, 1), day("2026-01-10", 3, 3), day("2026-01-11", 2, 0),
        ]
        digest.states = [tally("New", 2), tally("Under Review", 1), tally("Accepted", 1), tally("Dormant", 0)]
        digest.people = people
        return digest
    }()

    /// Nothing happened.
    static let empty = Digest(
        list: Digest.List(name: "tide", address: nil, archiveKind: "mbox"),
        range: Digest.Range(start: nil, end: nil, startCommit: nil, endCommit: nil, since: Moment(0), until: nil),
        period: nil, counts: Digest.Counts(), authors: [], domains: [], sections: Digest.Sections(), series: [],
        entries: [])

    private static let people = Digest.People(
        reviewers: [tally("Bo <bo@example.com>", 3), tally("Cleo\(hostile) <cleo@example.net>", 1)],
        organisations: [tally("Example", 4), tally("unknown\(hostile)", 1)],
        newcomers: [
            Digest.Newcomer(
                person: "Nan\(hostile) <nan@example.com>", organisation: "Ex\(hostile)", title: "first \(hostile)",
                messageID: "n1@x")
        ],
        response: Digest.Response(
            medianByPerson: 19_000, answered: ["a0@x", "b1@x"], unanswered: ["c1@x"], medianByProgram: 90,
            answeredByProgram: ["a0@x"]),
        files: [
            Digest.FileTally(path: "lock.c", additions: 1300, deletions: 1, messageIDs: ["b1@x", "b0@x"]),
            Digest.FileTally(path: "pump\(hostile).c", additions: 0, deletions: 7, messageIDs: ["a1@x"]),
        ],
        subsystems: [tally("TIDE GATES\(hostile)", 2)])

    private static let sections = Digest.Sections(
        newWorks: [
            postedChange(
                "lock: hold [63:32] \(hostile)", ["v1", "v2"], state: "Accepted", id: "b1@x", since: "v1", days: 0)
        ],
        newVersions: [
            postedChange("pump: start", ["v3"], state: "Under Review", id: "a0@x", since: "RFC v2", days: 12)
        ],
        applied: [
            Digest.Application(
                title: "gate: open", author: "Bo <bo@example.com>", version: "v1", taken: 1, total: 2,
                tree: "tide.git\(hostile)", branch: "main\(hostile)", commits: ["0123456789abcdef", hostile],
                by: "Cleo\(hostile) <cleo@example.net>", messageId: "n@x\(hostile)")
        ],
        mainlined: [
            Digest.Mainlining(
                title: "buoy: float\(hostile)", author: "Bo <bo@example.com>", version: "v4\(hostile)", part: 2,
                total: 2,
                commit: "fedcba9876543210\(hostile)", url: "javascript:\(hostile)", committed: "2026-01-09T08:00:00Z",
                committer: "Mara\(hostile)", means: hostile, messageId: "f@x", seriesId: "f0@x")
        ],
        reviewed: [
            Digest.Review(
                title: hostile, author: "M\(hostile) <m@evil.example>", version: "v1\(hostile)",
                tags: [tag("r1@x"), tag("r2@x"), tag("r3@x", isAutomated: true, isWithdrawn: true)],
                isFullyReviewed: true, messageId: "c1@x")
        ],
        pullRequests: [
            Digest.Pull(
                title: "tide: fixes\(hostile)", author: "Bo <bo@example.com>", repository: "javascript:\(hostile)",
                ref: "tags/fixes", messageId: "p@x", shortlog: "Bo (1):\n      \(hostile)")
        ],
        waiting: [
            Digest.Waiting(
                title: "buoy\(hostile)", author: "Dan <dan@example.com>", version: "v1", days: 9, isPinged: true,
                messageId: "w@x")
        ],
        bugReports: [
            Digest.Talk(
                title: "[tide?] KASAN\(hostile)", starter: "syzbot\(hostile)", messages: 1, people: 0,
                messageId: "s@x", messageIds: ["s@x"], isRegression: true,
                fixes: [Digest.Fix(title: "fix it\(hostile)", version: "v2", messageId: "fix@x")])
        ],
        discussions: [
            Digest.Talk(
                title: "How high is the tide?", starter: "Dan <dan@example.com>", messages: 3, people: 2,
                messageId: "t/1+a@x", messageIds: ["t/1+a@x", "t2@x", "t3@x"])
        ])

    private static let entries = [
        entry("[PATCH v2] lock: \(hostile)", isUpdate: true, id: "b1@x", diffstat: " lock.c | 4 +++-\n gone | Bin"),
        entry("[PATCH v3 0/3] pump: start", isUpdate: false, id: "a0@x", diffstat: " 1 file changed, 1 insertion(+)"),
    ]

    private static func tally(_ label: String, _ count: Int) -> Digest.Tally {
        Digest.Tally(label: label, count: count, messageIDs: (0..<count).map { "\($0)@x" })
    }

    private static func day(_ label: String, _ messages: Int, _ postings: Int) -> Digest.Day {
        Digest.Day(label: label, postings: postings, messageIDs: (0..<messages).map { "\(label)-\($0)@x" })
    }

    private static func tag(_ id: String, isAutomated: Bool = false, isWithdrawn: Bool = false) -> ChangeReport.Tag {
        ChangeReport.Tag(
            key: "Reviewed-by", person: "Bo\(hostile) <bo@example.com>", given: "2026-01-05T00:00:00Z", messageId: id,
            isAutomated: isAutomated, isWithdrawn: isWithdrawn)
    }

    private static func postedChange(
        _ title: String, _ versions: [String], state: String, id: String, since: String, days: Int
    ) -> Digest.PostedChange {
        Digest.PostedChange(
            title: title, author: "Ana\(hostile) <ana@example.org>", versions: versions, total: 3, received: 2,
            missing: [3], state: state, since: Digest.Predecessor(version: since, days: days, messageId: "old@x"),
            changes: ChangeReport.Changes(
                since: since, equal: 1, changed: 1, added: 1, dropped: 1, droppedTitles: ["dropped \(hostile)"],
                addedTitles: ["added \(hostile)"], changedTitles: ["changed \(hostile)"]),
            changelog: (1...days + 1).map { "* line \($0) \(hostile)" }.joined(separator: "\n"), messageId: id,
            messageIds: [id], keptTags: ["Reviewed-by: Bo\(hostile) <bo@example.com>"],
            lostTags: ["Acked-by: Cleo <cleo@example.net>", hostile])
    }

    private static func entry(_ subject: String, isUpdate: Bool, id: String, diffstat: String) -> Entry {
        Entry(
            isUpdate: isUpdate, isCover: !isUpdate, version: 2, subject: subject, title: subject,
            author: "Ana Lírio <ana@example.org>", messageID: id, commit: nil, received: Moment(1_767_657_600),
            message: "The lock was let go.\n\(hostile)\n\tIndented.", notes: "v2: \(hostile)",
            shortlog: "Ana Lírio (1):\n  \(hostile)", diffstat: diffstat)
    }
}
