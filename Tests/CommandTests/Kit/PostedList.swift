import Foundation
import Testing

/// A list whose mails are real patches, made by git in a small repository and put into a public-inbox epoch.
///
///     let list = try PostedList()
///     try list.commit("tide: count waves", ["waves": "1\n"])
///     try list.post(list.patches(since: "base", version: 1))
final class PostedList {
    /// The program, whose index learns this list when it runs.
    let program: Program
    /// The repository in which the patches are made; `base` is its first commit.
    let tree: URL
    /// The epoch.
    let archive: URL
    private var received = 1_767_225_600
    /// The last commit of the archive.
    private var last: String?

    /// Makes a repository with one commit and an archive without mails.
    init() throws {
        program = try Program()
        tree = program.folder.appending(path: "tree")
        archive = program.folder.appending(path: "tide-devel.git")
        try git("init", "--quiet", "--initial-branch=main", tree.path)
        try git("init", "--quiet", "--bare", "--initial-branch=master", archive.path)
        try commit("tide: begin", ["tide.c": "int tide(void)\n{\n\treturn 0;\n}\n", "waves": "one\ntwo\nthree\n"])
        try git("-C", tree.path, "tag", "base")
    }

    /// Runs git and gives what it prints, without the last line end.
    @discardableResult
    func git(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
        try git(arguments, environment: environment)
    }

    private func git(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let names = [
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Zoë Müller", "GIT_AUTHOR_EMAIL": "zoe@example.org",
            "GIT_COMMITTER_NAME": "Zoë Müller", "GIT_COMMITTER_EMAIL": "zoe@example.org",
            "GIT_AUTHOR_DATE": "\(received) +0000", "GIT_COMMITTER_DATE": "\(received) +0000",
        ]
        let run = try Program.run(
            URL(filePath: "/usr/bin/env"), ["git"] + arguments, in: program.folder,
            environment: names.merging(environment) { $1 })
        try #require(run.status == 0, "git \(arguments): \(run.complaint)")
        return run.output.last == "\n" ? String(run.output.dropLast()) : run.output
    }

    /// Writes files into the tree and commits them.
    func commit(_ message: String, _ files: [String: String], environment: [String: String] = [:]) throws {
        for (name, text) in files { try Data(text.utf8).write(to: tree.appending(path: name)) }
        try git("-C", tree.path, "add", "--all")
        try git("-C", tree.path, "commit", "--quiet", "--message", message, environment: environment)
    }

    /// The mails of a series: a cover letter, then a patch a commit, each an answer to the cover.
    ///
    /// Their Message-IDs are `tide-v1-0@example.org`, `tide-v1-1@example.org`, …
    func patches(since base: String, version: Int, title: String = "tide: count better") throws -> [String] {
        let folder = program.folder.appending(path: "outgoing-\(UUID().uuidString)").path
        try git(
            "-C", tree.path, "format-patch", "--quiet", "--cover-letter", "--from", "--reroll-count=\(version)",
            "--output-directory", folder, base)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try names.enumerated().map { number, name in
            let file = try String(contentsOf: URL(filePath: folder).appending(path: name), encoding: .utf8)
            // The first line is for mboxes and no part of the mail.
            let mail = file.drop { $0 != "\n" }.dropFirst()
            let answer = number == 0 ? "" : "In-Reply-To: <tide-v\(version)-0@example.org>\n"
            return "Message-ID: <tide-v\(version)-\(number)@example.org>\n\(answer)"
                + mail.replacing("*** SUBJECT HERE ***", with: title)
                .replacing("*** BLURB HERE ***", with: "Waves were counted twice.")
        }
    }

    /// An answer by somebody to the message with an id and a subject.
    func answer(
        _ text: String, to parent: String, subject: String, from sender: String, id: String
    ) -> String {
        """
        Message-ID: <\(id)>
        In-Reply-To: <\(parent)>
        From: \(sender)
        Subject: Re: \(subject)
        Date: Thu, 1 Jan 2026 12:00:00 +0000
        Content-Type: text/plain; charset=utf-8

        \(text)

        """
    }

    /// Has the archive receive mails, a minute after the other, and the index read them.
    func post(_ mails: [String]) throws {
        for mail in mails {
            let file = program.folder.appending(path: "incoming")
            try Data(mail.utf8).write(to: file)
            let repository = "--git-dir=\(archive.path)"
            let blob = try git(repository, "hash-object", "-w", file.path)
            let index = ["GIT_INDEX_FILE": program.folder.appending(path: "incoming-index").path]
            try git(repository, "update-index", "--add", "--cacheinfo", "100644,\(blob),m", environment: index)
            let contents = try git(repository, "write-tree", environment: index)
            received += 60
            let parents = last.map { ["-p", $0] } ?? []
            let commit = try git([repository, "commit-tree", contents, "-m", "mail"] + parents)
            try git(repository, "update-ref", "refs/heads/master", commit)
            last = commit
        }
        let run = try program.run("index", archive.path)
        try #require(run.status == 0, "\(run.complaint)")
    }

    /// Applies an mbox on `base` in a new clone and gives that clone.
    func apply(_ mbox: URL) throws -> URL {
        let clone = program.folder.appending(path: "applied-\(UUID().uuidString)")
        try git("clone", "--quiet", tree.path, clone.path)
        try git("-C", clone.path, "checkout", "--quiet", "-b", "applied", "base")
        try git("-C", clone.path, "am", "--quiet", mbox.path)
        return clone
    }
}
