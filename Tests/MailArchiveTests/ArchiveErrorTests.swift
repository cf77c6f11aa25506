import Testing

@testable import MailArchive

@Suite("An error")
struct ArchiveErrorTests {
    @Test(
        "is one line that says what, where and what to do",
        arguments: [
            (.notFound(path: "/a"), "/a: there is nothing here; check the path"),
            (
                .notAnArchive(path: "/a", found: "an empty folder"),
                "/a: an empty folder, not an archive; name a public-inbox, an mbox or a Maildir"
            ),
            (.unreadable(path: "/a", reason: "Permission denied"), "/a: cannot be read: Permission denied"),
            (.gitMissing(reason: "no git"), "git does not start: no git; install git 2.36 or newer"),
            (
                .gitFailed(path: "/a", command: "log", reason: "bad\nobject \u{1b}[31m"),
                "/a: 'git log' failed: bad?object ?[31m; 'git fsck' may tell more"
            ),
            (.unknownCommit("x", path: "/a"), "/a: there is no commit or tag 'x'; name one that 'git log' shows there"),
            (.invalidRange("a...b", reason: "write A..B"), "'a...b' is no range: write A..B"),
            (.invalidDate("junk"), "'junk' is no date that git knows; write 2025-11-01 or '2 weeks ago'"),
            (
                .ambiguousCommit("t", path: "/a", epochs: ["0", "1"]),
                "/a: 't' is in the epochs 0, 1; write 0:t to choose one"
            ),
            (
                .rewritten(path: "/a", source: "0"),
                "/a: the history of '0' was rewritten; read it again from the beginning"
            ),
            (
                .refused(url: "http://example.org/a", reason: "the server answered 403"),
                "http://example.org/a: nothing could be fetched: the server answered 403"
            ),
            (.unwritable(path: "/a", reason: "No space left"), "/a: cannot be written: No space left"),
        ] as [(ArchiveError, String)])
    func lines(error: ArchiveError, line: String) {
        #expect(error.description == line)
    }
}
