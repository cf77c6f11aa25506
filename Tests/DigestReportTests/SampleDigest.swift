@testable import DigestReport

/// A small digest of an invented list, with the hostile things that mail can carry.
enum SampleDigest {
    static let digest: Digest = {
        var digest = posted
        digest.counts.applied = 1
        digest.before = Digest.Before(
            period: Digest.Period(first: Moment(1_767_398_400), last: Moment(1_767_571_199)),
            counts: Digest.Counts(
                messages: 6, threads: 3, people: 2, patches: 4, covers: 0, series: 4, updatedSeries: 0, pullRequests: 0,
                automated: 0, applied: 2))
        digest.days = [
            Digest.Day(label: "2026-01-05", postings: 2, messageIDs: ["b0@x", "t@x", "t2@x"]),
            Digest.Day(label: "2026-01-06", postings: 0, messageIDs: []),
            Digest.Day(label: "2026-01-07", postings: 3, messageIDs: ["a0@x", "b1@x", "c1@x", "p@x", "s@x", "t3@x"]),
        ]
        digest.states = [
            Digest.Tally(label: "Under Review", count: 1, messageIDs: ["a0@x"]),
            Digest.Tally(label: "Accepted", count: 1, messageIDs: ["b1@x"]),
        ]
        digest.people = people
        return digest
    }()

    private static let people = Digest.People(
        reviewers: [Digest.Tally(label: "Bo <bo@example.com>", count: 2, messageIDs: ["r@x", "r2@x"])],
        organisations: [
            Digest.Tally(label: "Example & <Sons>", count: 4, messageIDs: ["a0@x", "a1@x", "a2@x", "b1@x"]),
            Digest.Tally(label: "unknown", count: 1, messageIDs: ["c1@x"]),
        ],
        newcomers: [
            Digest.Newcomer(
                person: "M\u{1B}[31mallory <m@evil.example>", organisation: "Evil\u{202E}", title: "<b>first</b>\u{7}",
                messageID: "c1@x")
        ],
        response: Digest.Response(
            medianByPerson: 7_300, answered: ["a0@x", "b0@x"], unanswered: ["c1@x"], medianByProgram: 1_500,
            answeredByProgram: ["a0@x"]),
        files: [
            Digest.FileTally(path: "src/pump\u{1B}[2J.c", additions: 30, deletions: 4, messageIDs: ["a1@x", "a2@x"]),
            Digest.FileTally(path: "src/lock.c", additions: 3, deletions: 1, messageIDs: ["b1@x"]),
        ],
        subsystems: [Digest.Tally(label: "PUMPS", count: 2, messageIDs: ["a1@x", "a2@x"])])

    private static let posted = Digest(
        list: Digest.List(name: "tide", address: "tide-devel@lists.example.org", archiveKind: "public-inbox v2"),
        range: Digest.Range(
            start: "17982ee4c", end: "cdf50852b", startCommit: nil, endCommit: nil, since: nil, until: nil),
        period: Digest.Period(first: Moment(1_767_571_200), last: Moment(1_767_744_000)),
        counts: Digest.Counts(
            messages: 9, threads: 4, people: 3, patches: 4, covers: 1, series: 3, updatedSeries: 1, pullRequests: 1,
            automated: 1),
        authors: [
            Digest.Tally(label: "Ana Lírio <ana@example.org>", count: 4, messageIDs: ["a0@x", "a1@x", "a2@x", "b1@x"]),
            Digest.Tally(label: "M\u{1B}[31mallory <m@evil.example>", count: 1, messageIDs: ["c1@x"]),
        ],
        domains: [
            Digest.Tally(label: "example.org", count: 4, messageIDs: ["a0@x", "a1@x", "a2@x", "b1@x"]),
            Digest.Tally(label: "evil.example", count: 1, messageIDs: ["c1@x"]),
        ],
        sections: sections,
        series: [
            series("lock: hold [63:32] while moving", version: 2, total: 1, parts: [1], isUpdate: true, id: "b1@x"),
            series(
                "pump: a title that is very long, longer than the columns that a terminal has to spare for it",
                version: 3, total: 3, parts: [1, 2], id: "a0@x"),
            series("| *title* <script>alert(1)</script> \u{202E}gnp.exe", version: 1, total: 1, parts: [1], id: "c1@x"),
        ],
        entries: [
            entry(
                "[PATCH v2] lock: hold [63:32] while moving", "lock: hold [63:32] while moving", isUpdate: true,
                version: 2,
                message: "The lock was let go too early.\n\nSigned-off-by: Ana Lírio <ana@example.org>",
                notes: "v2: hold it longer",
                diffstat: " lock.c | 4 +++-\n 1 file changed, 3 insertions(+), 1 deletion(-)"),
            entry(
                "[PATCH v3 0/3] pump: start\u{7}", "pump: start\u{7}", isCover: true, version: 3,
                message: "Three patches.\n\nv3:\n * ```fenced```",
                shortlog: "Ana Lírio (3):\n  pump: one\n  pump: two\n  pump: three",
                diffstat: " 1 file changed, 1 insertion(+)"),
            entry(
                "[PATCH] \u{1B}]0;owned\u{7}", "\u{1B}]0;owned\u{7}",
                message: "\u{1B}[2J</pre><img src=x onerror=alert(1)>\n\u{9B}31m"),
        ])

    /// Nothing happened.
    static let empty = Digest(
        list: Digest.List(name: "tide", address: nil, archiveKind: "mbox"),
        range: Digest.Range(start: nil, end: nil, startCommit: nil, endCommit: nil, since: Moment(0), until: nil),
        period: nil,
        counts: Digest.Counts(), authors: [], domains: [], sections: Digest.Sections(), series: [], entries: [])

    private static let sections = Digest.Sections(
        newWorks: [
            Digest.PostedChange(
                title: "lock: hold [63:32] while moving", author: "Ana Lírio <ana@example.org>",
                versions: ["v1", "v2"], total: 1, received: 1,
                missing: [], state: "Accepted", since: Digest.Predecessor(version: "v1", days: 0, messageId: "b0@x"),
                changes: ChangeReport.Changes(
                    since: "v1", equal: 0, changed: 1, added: 0, dropped: 0, droppedTitles: []),
                changelog: "* hold it longer\u{1B}[2J", messageId: "b1@x", messageIds: ["b0@x", "b1@x"])
        ],
        newVersions: [
            Digest.PostedChange(
                title: "pump: a title that is very long, longer than the columns that a terminal has to spare for it",
                author: "Ana Lírio <ana@example.org>", versions: ["v3"], total: 3, received: 2, missing: [3],
                state: "Under Review",
                since: Digest.Predecessor(version: "RFC v2", days: 12, messageId: "a@x"),
                changes: ChangeReport.Changes(
                    since: "RFC v2", equal: 1, changed: 1, added: 1, dropped: 1, droppedTitles: ["pump: three"],
                    addedTitles: ["pump: <i>four</i>\u{9B}"], changedTitles: ["pump: one"]),
                changelog: (1...9).map { "line \($0)" }.joined(separator: "\n"), messageId: "a0@x",
                messageIds: ["a0@x"],
                keptTags: ["Acked-by: Bo <bo@example.com>"], lostTags: ["Reviewed-by: Cleo\u{202E} <cleo@example.net>"])
        ],
        applied: [
            Digest.Application(
                title: "gate: open", author: "Bo <bo@example.com>", version: "v1", taken: 1, total: 2, tree: "tide.git",
                branch: "main", commits: ["0123456789abcdef"], by: "Cleo <cleo@example.net>", messageId: "n@x")
        ],
        mainlined: [
            Digest.Mainlining(
                title: "gate: open\u{7}", author: "Bo <bo@example.com>", version: "v2", part: 1, total: 2,
                commit: "0123456789abcdef0123456789abcdef01234567",
                url: "https://git.example.org/tide/c/0123456789abcdef0123456789abcdef01234567",
                committed: "2026-01-09T08:00:00Z", committer: "Mara\u{1B}[31m <mara@example.org>", means: "patchID",
                messageId: "g1@x", seriesId: "g@x"),
            Digest.Mainlining(
                title: "lock: oil it", author: "Bo <bo@example.com>", version: "v1", part: 1, total: 1,
                commit: "89abcdef0123456789abcdef0123456789abcdef", committed: "2026-01-08T08:00:00Z",
                committer: "mara@example.org", means: "titleAndAuthor", messageId: "l@x", seriesId: "l@x"),
        ],
        reviewed: [
            Digest.Review(
                title: "| *title* <script>alert(1)</script> \u{202E}gnp.exe",
                author: "M\u{1B}[31mallory <m@evil.example>",
                version: "v1",
                tags: [
                    ChangeReport.Tag(
                        key: "Reviewed-by", person: "Bo <bo@example.com>", given: "2026-01-05T00:00:00Z",
                        messageId: "r@x",
                        isAutomated: false, isWithdrawn: false)
                ], isFullyReviewed: true, messageId: "c1@x")
        ],
        pullRequests: [
            Digest.Pull(
                title: "tide: fixes", author: "Bo <bo@example.com>", repository: "https://git.example.org/tide.git",
                ref: "tags/fixes", messageId: "p@x",
                shortlog: "Bo (9):\n" + (1...9).map { "      fix \($0)\u{1B}[2J" }.joined(separator: "\n"))
        ],
        waiting: [
            Digest.Waiting(
                title: "buoy: float", author: "Dan <dan@example.com>", version: "v1", days: 9, isPinged: true,
                messageId: "w@x")
        ],
        bugReports: [
            Digest.Talk(
                title: "[tide?] KASAN: in pump\u{9B}31m", starter: "syzbot", messages: 1, people: 0, messageId: "s@x",
                messageIds: ["s@x"], isRegression: true,
                fixes: [Digest.Fix(title: "pump: <fix>\u{7}", version: "v1", messageId: "f@x")])
        ],
        discussions: [
            Digest.Talk(
                title: "How high is the tide?", starter: "Dan <dan@example.com>", messages: 3, people: 2,
                messageId: "t@x",
                messageIds: ["t@x", "t2@x", "t3@x"])
        ])

    private static func series(
        _ title: String, version: Int, total: Int, parts: [Int], isUpdate: Bool = false, id: String
    ) -> PostedSeries {
        PostedSeries(
            title: title, author: "Ana Lírio <ana@example.org>", version: version, versionMinor: nil, isRFC: false,
            isResend: false,
            tags: [], total: total, parts: parts, isUpdate: isUpdate, received: Moment(1_767_657_600), messageID: id,
            messageIDs: [id])
    }

    private static func entry(
        _ subject: String, _ title: String, isUpdate: Bool = false, isCover: Bool = false, version: Int = 1,
        message: String,
        notes: String = "", shortlog: String = "", diffstat: String = ""
    ) -> Entry {
        Entry(
            isUpdate: isUpdate, isCover: isCover, version: version, subject: subject, title: title,
            author: "Ana Lírio <ana@example.org>",
            messageID: "id-\(version)@example.org", commit: nil, received: Moment(1_767_657_600), message: message,
            notes: notes,
            shortlog: shortlog, diffstat: diffstat)
    }
}
