import Foundation
import Testing

/// `[digest "NAME"]` in the configuration.
@Suite("Subscriptions")
struct SubscriptionTests {
    private let program = try! Program()

    private func configure(_ text: String) throws {
        let folder = program.folder.appending(path: ".config/tidings")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: "config"))
    }

    @Test("are made one after the other, each where it belongs")
    func all() throws {
        try configure(
            """
            [digest "json"]
                list = \(TestArchives.sample())
                since = 2026-02-02
                path = src/json.c
                format = json
                output = \(program.folder.path)/week.json
            [digest "names"]
                list = \(TestArchives.sample())
                since = 2026-02-02
                only = people
                title = The tide
            [digest "quiet"]
                list = \(TestArchives.sample())
                last = day
            """)
        let run = try program.run("digest", "--all")
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.output.hasPrefix("The tide: "))
        let json = try Data(contentsOf: program.folder.appending(path: "week.json"))
        let digest = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        #expect((digest?["series"] as? [Any])?.count == 3)
    }

    @Test("and all else of the configuration are read by one git")
    func oneGit() throws {
        try configure(
            """
            [tidings]
                from = Tide <tide@example.org>
            [list "tide"]
                path = \(TestArchives.sample())
            [digest "mail"]
                list = tide
                since = 2026-02-02
                format = mail
            [digest "text"]
                list = tide
                since = 2026-02-02
            """)
        let folder = program.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let started = program.folder.appending(path: "started")
        let git = folder.appending(path: "git")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        try Data("#!/bin/sh\necho \"$*\" >>'\(started.path)'\nPATH='\(path)' exec git \"$@\"\n".utf8).write(to: git)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git.path)
        let run = try Program.run(
            Program.executable, ["digest", "--all"], in: program.folder,
            environment: ["HOME": program.folder.path, "PATH": "\(folder.path):\(path)"])
        #expect(run.status == 0, "\(run.complaint)")
        let lines = try String(contentsOf: started, encoding: .utf8).split(separator: "\n")
        #expect(lines.count { $0.contains("/tidings/config") } == 1)
        #expect(lines.count > 1)
    }

    @Test("give the same as the options of the command line")
    func same() throws {
        try configure(
            """
            [digest "same"]
                list = \(TestArchives.sample())
                list = january..february
                author = priya
                format = markdown
                top = 3
            """)
        let named = try program.run("digest", "--named", "same")
        let options = try program.run(
            "digest", TestArchives.sample(), "january..february", "--author", "priya", "--format", "markdown", "--top",
            "3")
        #expect(named.status == 0 && named.output == options.output)
    }

    @Test(
        "that make no sense are named",
        arguments: [
            ("format = pdf", "format = pdf"), ("colour = red", "no setting 'colour'"), ("top = many", "a number"),
            ("last = soon", "10 days"), ("only = nonsense", "no section 'nonsense'"),
            ("new = perhaps", "true or false"), ("link-base = javascript:alert(1)", "an http: or https: address"),
        ])
    func wrong(_ setting: String, _ complaint: String) throws {
        try configure("[digest \"x\"]\n\tlist = a\n\t\(setting)\n")
        let run = try program.run("digest", "--all")
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
    }

    @Test("link messages to where the list is served")
    func links() throws {
        try configure(
            """
            [list "tide"]
                path = \(TestArchives.sample())
                url = https://lists.example.org/tide
            """)
        let id = "20260213041000.6368-1-priya@harbour.example.com"
        for (options, base) in [
            ([], "https://lists.example.org/tide/"),
            (["--link-base", "http://localhost:1/r/"], "http://localhost:1/r/"),
        ] as [([String], String)] {
            for format in ["html", "atom", "mail"] {
                let people = format == "mail" ? ["--mail-to", "a@example.org", "--mail-from", "b@example.org"] : []
                let run = try program.run(
                    ["digest", "tide", "january..february", "--format", format] + people + options)
                let text = run.output.replacing("=\n", with: "")
                #expect(run.status == 0 && text.contains(base + id + "/"), "\(format): \(run.complaint)")
            }
        }
        #expect(try program.run("digest", "tide", "--link-base", "javascript:alert(1)//").status == 2)
    }

    @Test("that nobody made are refused, and one that fails stops no other")
    func failing() throws {
        #expect(try program.run("digest", "--all").status == 1)
        #expect(try program.run("digest", "--named", "nothing").status == 2)
        try configure(
            """
            [digest "gone"]
                list = /nowhere
            [digest "there"]
                list = \(TestArchives.sample())
                since = 2026-02-02
                only = new
            """)
        let run = try program.run("digest", "--all")
        #expect(run.status == 3)
        #expect(run.complaint.contains("digest \"gone\"") && run.complaint.contains("/nowhere"))
        #expect(run.output.contains("New  8"))
    }
}
