import Foundation
import Testing

/// `tidings digest --format mail` and `--send`, with a program in place of sendmail that keeps what it gets.
@Suite("Sending digests")
struct MailTests {
    private let program = try! Program()
    private var taken: URL { program.folder.appending(path: "taken.eml") }

    private func configure(_ text: String) throws {
        let folder = program.folder.appending(path: ".config/tidings")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: "config"))
    }

    /// Takes mail into a file.
    private func receiving(_ more: String = "") throws {
        try configure("[tidings]\n\tfrom = Tide <tide@example.org>\n\tsendmail = cat >'\(taken.path)'\n\(more)")
    }

    private func digest(_ options: String...) throws -> Program.Run {
        try program.run(["digest", TestArchives.sample(), "january..february"] + options)
    }

    private var mail: String { get throws { try String(contentsOf: taken, encoding: .utf8) } }

    @Test("hands over the mail that --format mail prints")
    func sends() throws {
        try receiving()
        let options = ["--mail-to", "Ana <ana@example.org>", "--mail-cc", "bo@example.com", "--subject", "The tide"]
        let sent = try digest(["--send"] + options)
        #expect(sent.status == 0 && sent.output.isEmpty, "\(sent.complaint)")
        let printed = try digest(["--format", "mail"] + options)
        #expect(try printed.output == mail)
        #expect(
            printed.output.contains("\nFrom: Tide <tide@example.org>\nTo: Ana <ana@example.org>\nCc: bo@example.com\n"))
        #expect(printed.output.contains("\nSubject: The tide\n"))
    }

    private func digest(_ options: [String]) throws -> Program.Run {
        try program.run(["digest", TestArchives.sample(), "january..february"] + options)
    }

    @Test("takes the sender from git where nobody else says it")
    func sender() throws {
        try Data("[user]\n\tname = Git Person\n\temail = git@example.org\n".utf8).write(
            to: program.folder.appending(path: ".gitconfig"))
        #expect(try digest("--format", "mail").output.contains("\nFrom: Git Person <git@example.org>\nTo: undis"))
        #expect(
            try digest("--format", "mail", "--mail-from", "x@example.org").output.contains("\nFrom: x@example.org\n"))
    }

    @Test("is sent by nobody when nobody says who sends it")
    func anonymous() throws {
        try Data("[user]\n\tuseConfigOnly = true\n".utf8).write(to: program.folder.appending(path: ".gitconfig"))
        let run = try digest("--format", "mail")
        #expect(run.status == 2 && run.complaint.contains("--mail-from"), "\(run.complaint)")
    }

    @Test(
        "says what is wrong with an order",
        arguments: [
            (["--send"], "--mail-to"), (["--mail-to", "a@b"], "--format mail"),
            (["--send", "--mail-to", "a@b", "--format", "json"], "not json"),
            (["--send", "--mail-to", "a@b", "--output", "x"], "--output"),
            (["--send", "--mail-to", "nobody"], "'nobody'"),
            (["--send", "--mail-to", "a@b\nBcc: c@d e"], "no mail can be sent"),
            (["--format", "mail", "--mail-from", "a@b, c@d"], "'a@b, c@d'"),
        ])
    func wrong(_ options: [String], _ complaint: String) throws {
        try receiving()
        let run = try digest(options)
        #expect(run.status == 2 && run.complaint.contains(complaint), "\(run.complaint)")
        #expect(!FileManager.default.fileExists(atPath: taken.path))
    }

    @Test("tells when the program does not take it")
    func refused() throws {
        try configure("[tidings]\n\tfrom = a@example.org\n\tsendmail = exit 75\n")
        let run = try digest("--send", "--mail-to", "b@example.org")
        #expect(run.status == 3 && run.complaint.contains("was not sent") && run.complaint.contains("75"))
    }

    @Test("is read only when it was sent: --new begins at the same place after a failure")
    func new() throws {
        let list = try PostedList()
        let send = ["digest", list.archive.path, "--new", "--send", "--mail-to", "b@example.org", "--mail-from", "a@b"]
        let home = list.program.folder.appending(path: ".config/tidings")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let config = home.appending(path: "config")
        let kept = list.program.folder.appending(path: "kept.eml")
        try list.commit("tide: count", ["waves": "1\n"])
        try list.post(list.patches(since: "base", version: 1))
        // The first digest of what is new is that of the last week, in which nothing came; it sets the mark.
        try Data("[tidings]\n\tsendmail = cat >'\(kept.path)'\n".utf8).write(to: config)
        #expect(try list.program.run(send).status == 1)
        try list.post(list.patches(since: "base", version: 2))
        try Data("[tidings]\n\tsendmail = false\n".utf8).write(to: config)
        #expect(try list.program.run(send).status == 3)
        try Data("[tidings]\n\tsendmail = cat >'\(kept.path)'\n".utf8).write(to: config)
        #expect(try list.program.run(send).status == 0)
        #expect(try String(contentsOf: kept, encoding: .utf8).contains("count better"))
        #expect(try list.program.run(send).status == 1)
    }

    @Test("subscriptions are sent to whom they say")
    func subscription() throws {
        try receiving(
            """
            [digest "my-week"]
                list = \(TestArchives.sample())
                since = 2026-02-02
                to = Ana <ana@example.org>
                to = bo@example.com
                cc = cleo@example.net
                subject = My week
                send = true
            """)
        let run = try program.run("digest", "--named", "my-week")
        #expect(run.status == 0 && run.output.isEmpty, "\(run.complaint)")
        #expect(
            try mail.contains("\nTo: Ana <ana@example.org>, bo@example.com\nCc: cleo@example.net\nSubject: My week\n"))
        #expect(try program.run("digest", "--named", "my-week", "--send", "--mail-to", "a@b").status == 2)
    }

    @Test(
        "subscriptions that cannot be sent are named",
        arguments: [
            ("to = a@b\n\tformat = json", "not json"), ("to = a@b\n\toutput = x", "not both"), ("", "no recipient"),
            ("to = nobody", "'nobody'"),
        ])
    func wrongSubscription(_ settings: String, _ complaint: String) throws {
        try receiving("[digest \"x\"]\n\tlist = \(TestArchives.sample())\n\tsend = true\n\t\(settings)\n")
        let run = try program.run("digest", "--all")
        #expect(run.status == 2 && run.complaint.contains(complaint), "\(run.complaint)")
    }
}
