internal import PatchIndex

/// What the search understands, as the help page explains it; `docs/search.md` has more.
enum SearchHelp {
    /// Prefixes that mean nearly the same, and what they look at.
    struct Row: Sendable {
        var prefixes: [SearchField]
        var meaning: String
        var example: String

        /// How a page writes them: `t:, c:`.
        var names: String { prefixes.map { $0.rawValue + ":" }.joined(separator: ", ") }
    }

    /// All prefixes.
    static let rows: [Row] = [
        Row(prefixes: [.subject], meaning: "words of the subject", example: "s:\"be kind\""),
        Row(
            prefixes: [.from, .to, .cc], meaning: "people in From, To, Cc; or one address", example: "f:ana@example.org"
        ),
        Row(
            prefixes: [.toOrCc, .anybody, .anybodyToo], meaning: "people in To and Cc; and in From, too",
            example: "a:ana"),
        Row(
            prefixes: [.body, .bodyOrSubject], meaning: "words of the text, patches included; and of the subject, too",
            example: "b:livelock"),
        Row(
            prefixes: [.unquoted, .quoted], meaning: "the text without quoted lines; those alone",
            example: "nq:regression"),
        Row(
            prefixes: [.messageID, .wholeMessageID], meaning: "words of the Message-ID; all of it",
            example: "mid:20260216050000.6442-0@example.org"),
        Row(
            prefixes: [.list, .wholeList], meaning: "words of the list's name or address; one of them as a whole",
            example: "l:kvm-ppc"),
        Row(
            prefixes: [.day, .time, .received], meaning: "day of Date; time of Date; time of receipt",
            example: "d:2.weeks.ago.."),
        Row(prefixes: [.file], meaning: "path of a changed file, whole or in part", example: "dfn:arch/x86/kvm/mmu.c"),
        Row(prefixes: [.added, .removed], meaning: "lines that a patch adds; takes away", example: "dfb:cond_resched"),
        Row(
            prefixes: [.hunkHeader, .context], meaning: "headers of hunks; lines of context", example: "dfhh:kvm_init"),
        Row(
            prefixes: [.blobBefore, .blobAfter, .blob],
            meaning: "the blob before the change; after it; either: at least 4 digits", example: "dfpost:6a3f91c"),
        Row(
            prefixes: [.patchID, .changeID], meaning: "git patch-id --stable, or its beginning; the change-id of b4",
            example: "patchid:6a3f91c2"),
        Row(
            prefixes: [.kind], meaning: "patch, cover, reply, pull, notice (of patches that were applied), bot",
            example: "is:cover"),
        Row(
            prefixes: [.state],
            meaning: "state of the series: new, under-review, reviewed, changes-requested, accepted, …",
            example: "state:under-review"),
        Row(
            prefixes: [.version, .series],
            meaning: "version of the series; the series with this Message-ID or these words in its title",
            example: "version:3.. series:\"be kind\""),
        Row(
            prefixes: [.tag], meaning: "a trailer, by its key alone or with words of its value",
            example: "tag:reviewed-by:ana"),
        Row(
            prefixes: [.organisation], meaning: "for whom the author works: a name, or a domain",
            example: "org:\"Red Hat\""),
    ]

    /// How terms go together.
    static let operators: [(form: String, meaning: String)] = [
        ("a b", "both, as with AND"), ("a OR b", "at least one"), ("a XOR b", "one and not the other"),
        ("NOT a, -a", "without it"), ("\"a b\"", "as a phrase"),
        ("a NEAR b", "at most 10 words apart; NEAR/3: at most 3"),
        ("live*", "words that begin so"), ("s:(a OR b)", "the prefix for all in brackets"),
    ]

    /// How days are written.
    static let dates: [(form: String, meaning: String)] = [
        ("d:20260216, d:2026-02-16, d:202602, d:2026", "a day, a month, a year, in UTC"),
        ("d:20260201..20260214", "both days and what lies between; either can be left out"),
        ("d:yesterday, d:2.weeks.ago.., d:last.month", "as words"),
        ("dt:20260216120000..", "to the second"),
    ]
}
