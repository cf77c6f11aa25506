@testable import DigestReport

/// A small digest of an invented list, with the hostile things that mail can carry.
enum SampleDigest {
    static let digest = Digest(
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
        counts: Digest.Counts(), authors: [], domains: [], series: [], entries: [])

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
