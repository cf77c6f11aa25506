import Foundation
import Testing

/// Commits of an archive whose dates are at the edges of what git keeps.
@Suite("Attack: dates of any size")
struct AttackDateTests {
    private static let dates = [
        "-1", "253402300800", "9223372036854775807", "18446744073709551615",
    ]

    /// An archive of three versions of a patch with these dates of receipt; they say to have been sent in the year 1 or 2026.
    private func archive(_ list: PostedList, _ receipts: [String], sent: String) throws {
        let repository = "--git-dir=\(list.archive.path)"
        var parent = ""
        for (index, receipt) in receipts.enumerated() {
            let file = list.program.folder.appending(path: "raw")
            try Data(
                """
                From: Ann Author <ann@example.org>
                Date: \(sent)
                Message-ID: <m\(index)@x.example>
                Subject: [PATCH v\(index + 1)] a: fix the thing

                msg

                Signed-off-by: Ann Author <ann@example.org>
                ---
                diff --git a/a.c b/a.c
                --- a/a.c
                +++ b/a.c
                @@ -1 +1 @@
                -old
                +new\(index)

                """.utf8
            ).write(to: file)
            let blob = try list.git(repository, "hash-object", "-w", file.path)
            let index = ["GIT_INDEX_FILE": list.program.folder.appending(path: "raw-index").path]
            try list.git(repository, "update-index", "--add", "--cacheinfo", "100644,\(blob),m", environment: index)
            let tree = try list.git(repository, "write-tree", environment: index)
            try Data(
                "tree \(tree)\n\(parent)author A <a@example.org> 1 +0000\ncommitter A <a@example.org> \(receipt) +0000\n\ns\n"
                    .utf8
            ).write(to: file)
            let commit = try list.git(repository, "hash-object", "-t", "commit", "-w", "--literally", file.path)
            try list.git(repository, "update-ref", "refs/heads/master", commit)
            parent = "parent \(commit)\n"
        }
    }

    @Test(
        "are read and shown", arguments: dates,
        ["Mon, 01 Jan 0001 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 -0100"])
    func commands(date: String, sent: String) throws {
        let list = try PostedList()
        try archive(list, ["0", date, date], sent: sent)
        #expect(try list.program.run("index", list.archive.path).status == 0)
        // The commits of the archive stand for those of a tree.
        for arguments in [
            ["digest", list.archive.path], ["series", "m2@x.example"], ["am", "m2@x.example"],
            ["thread", "m2@x.example"], ["search", "s:fix"],
            ["digest", list.archive.path, "--tree", list.archive.path],
            ["series", "m2@x.example", "--tree", list.archive.path],
        ] {
            let run = try list.program.run(arguments)
            #expect((0...1).contains(run.status), "\(arguments) \(date) \(sent): \(run.status) \(run.complaint)")
        }
    }
}
