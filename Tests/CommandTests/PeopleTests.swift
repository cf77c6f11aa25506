import Foundation
import Testing

/// Who took part, from where, how fast and on what, with the reader's files.
@Suite("People and companies")
struct PeopleTests {
    private let program: Program

    static let mailmap = """
        Bo Berg <bo@example.com> <bo@home.example.net>
        Eve Sand <eve@quay.example> EVE <team@example.net>
        """
    static let domains = """
        example.org        Harbour Works
        eve@quay.example   Quay Company < 2026-01-01
        eve@quay.example   Buoy Company
        """
    static let maintainers = """
        LOCKS
        F:\tlock.c
        TIDES
        F:\tsrc/
        N:\ttide
        THE REST
        F:\t*
        F:\t*/
        """

    /// Two people who were there before, and a February of six.
    private static let mails: [String] = [
        patch("old1", "2026-01-05 10:00", "[PATCH] tide: first", "Ana Lírio <ana@old.example.com>", "src/tide.c"),
        patch("old2", "2026-01-06 10:00", "[PATCH] gate: first", "Bo Berg <bo@example.com>", "gate.c"),
        mail("s0", "2026-02-02 10:00", "[PATCH 0/2] tide: two things", "Ana Lírio <ana@example.org>", body: "Two.\n"),
        patch("s1", "2026-02-02 10:01", "[PATCH 1/2] tide: one", ana, "src/tide.c", answers: "s0"),
        patch("s2", "2026-02-02 10:02", "[PATCH 2/2] tide: two", ana, "src/wave.c", answers: "s0"),
        mail(
            "r0", "2026-02-02 10:30", "Re: [PATCH 1/2] tide: one", "kernel test robot <lkp@intel.com>", answers: "s1",
            body: "Tested-by: kernel test robot <lkp@intel.com>\n"),
        mail("r1", "2026-02-02 11:00", "Re: [PATCH 1/2] tide: one", ana, answers: "s1", body: "Hm.\n"),
        mail(
            "r2", "2026-02-02 12:00", "Re: [PATCH 1/2] tide: one", "Bo Berg <bo@home.example.net>", answers: "s1",
            body: "Reviewed-by: Bo Berg <bo@home.example.net>\n"),
        mail(
            "r3", "2026-02-02 12:10", "Re: [PATCH 0/2] tide: two things", "Bo Berg <bo@example.com>", answers: "s0",
            body: "Acked-by: Bo Berg <bo@example.com>\nCc: Somebody <some@example.com>\n"),
        patch("l1", "2026-02-03 10:00", "[PATCH] lock: oil it", "Cleo Reed <cleo@linux.ibm.com>", "lock.c"),
        mail(
            "r4", "2026-02-03 10:40", "Re: [PATCH] lock: oil it", "Cleo Reed <cleo@gmail.com>", answers: "l1",
            body: "Ping.\n"),
        patch(
            "l2", "2026-02-04 10:00", "[PATCH v2] lock: oil it", "Cleo Reed <cleo@linux.ibm.com>", "lock.c",
            answers: "l1", line: "oil2"),
        mail(
            "r5", "2026-02-04 16:00", "Re: [PATCH v2] lock: oil it", "EVE <team@example.net>", answers: "l2",
            body: "No.\n"),
        patch("d1", "2026-02-05 10:00", "[PATCH] gate: shut", "Dan Quay <dan@gmail.com>", "gate.c"),
        patch("e1", "2026-02-06 10:00", "[PATCH] wave: tidedb", "EVE <team@example.net>", "tools/tidedb.c"),
    ]
    private static let ana = "Ana Lírio <ana@example.org>"

    init() throws {
        program = try Program()
        for (name, text) in [
            ("list.mbox", Self.mails.joined()), ("mailmap", Self.mailmap), ("domains", Self.domains),
            ("MAINTAINERS", Self.maintainers),
        ] {
            try Data(text.utf8).write(to: program.folder.appending(path: name))
        }
    }

    private func digest(_ options: String...) throws -> [String: Any] {
        let run = try program.run(
            ["digest", "list.mbox", "--since", "2026-02-01", "--format", "json"] + options)
        #expect(run.status == 0)
        #expect(run.complaint == "")
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
    }

    private func rows(_ digest: [String: Any], _ table: String, _ label: String = "label") -> [String] {
        let people = digest["people"] as? [String: Any]
        let rows = (people?[table] ?? digest[table]) as? [[String: Any]] ?? []
        return rows.map { "\($0["count"] ?? "") \($0[label] ?? "")" }
    }

    @Test("are told without any file")
    func plain() throws {
        let digest = try digest()
        #expect((digest["counts"] as? [String: Int])?["people"] == 5)
        #expect(rows(digest, "reviewers") == ["2 Bo Berg <bo@example.com>"])
        #expect(rows(digest, "organisations") == ["3 example.org", "2 IBM", "1 unknown", "1 example.net"])
        #expect(rows(digest, "subsystems") == [])
        #expect(rows(digest, "authors", "author").last == "1 Dan Quay <dan@gmail.com>")
    }

    @Test("are joined, employed and sorted by the reader's files")
    func files() throws {
        let digest = try digest("--mailmap", "mailmap", "--domain-map", "domains", "--maintainers", "MAINTAINERS")
        #expect((digest["counts"] as? [String: Int])?["people"] == 5)
        #expect(rows(digest, "reviewers") == ["2 Bo Berg <bo@example.com>"])
        #expect(rows(digest, "organisations") == ["3 Harbour Works", "2 IBM", "1 unknown", "1 Buoy Company"])
        #expect(rows(digest, "subsystems") == ["3 TIDES", "1 THE REST", "1 LOCKS"])
        #expect(rows(digest, "authors", "author").contains("1 Eve Sand <eve@quay.example>"))
        #expect(rows(digest, "domains", "domain").contains("1 quay.example"))
        let works = (digest["sections"] as? [String: Any])?["new_works"] as? [[String: Any]] ?? []
        #expect(works.contains { $0["author"] as? String == "Eve Sand <eve@quay.example>" })
    }

    @Test(
        "threads can be chosen by subsystem",
        arguments: [
            ("locks", ["l2", "l1"]), ("TIDES", ["e1", "s0"]), ("gates", nil),
            ("the rest", ["e1", "d1", "l2", "l1", "s0"]),
        ] as [(String, [String]?)])
    func subsystem(_ name: String, _ series: [String]?) throws {
        let run = try program.run(
            "digest", "list.mbox", "--since", "2026-02-01", "--maintainers", "MAINTAINERS", "--subsystem", name,
            "--list",
            "series")
        let found = run.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        #expect(found == series ?? [])
        #expect(run.status == (series == nil ? 2 : 0))
        #expect(try program.run("digest", "list.mbox", "--subsystem", name).status == 2, "there is no file")
    }

    @Test("newcomers are those whom neither address nor full name betrays")
    func newcomers() throws {
        let people = try digest()["people"] as? [String: Any]
        let newcomers = people?["newcomers"] as? [[String: String]] ?? []
        #expect(newcomers.map { $0["message_id"] } == ["l1", "d1", "e1"])
        #expect(newcomers.map { $0["organisation"] } == ["IBM", nil, nil])
        #expect(newcomers.first?["title"] == "lock: oil it")
        let all = try program.run("digest", "list.mbox", "--list", "newcomers")
        #expect(all.output == "", "nobody is new where nothing is known before")
    }

    @Test("answers count when another person gives them")
    func response() throws {
        let response = (try digest()["people"] as? [String: Any])?["response"] as? [String: Any]
        #expect(response?["answered"] as? [String] == ["s0", "l2"])
        #expect(response?["unanswered"] as? [String] == ["l1", "d1", "e1"])
        // Two hours and six hours.
        #expect(response?["median_seconds_by_person"] as? Int == 4 * 3600)
        #expect(response?["answered_by_program"] as? [String] == ["s0"])
        #expect(response?["median_seconds_by_program"] as? Int == 1800)
    }

    @Test("files count once a work, in its newest version")
    func touched() throws {
        let digest = try digest()
        #expect(
            rows(digest, "files", "path") == [
                "1 gate.c", "1 lock.c", "1 src/tide.c", "1 src/wave.c", "1 tools/tidedb.c",
            ])
        let lock = try program.run("digest", "list.mbox", "--since", "2026-02-01", "--list", "file:lock.c")
        #expect(lock.output.hasPrefix("l2\t"))
    }

    @Test("the files can stand in the configuration")
    func configuration() throws {
        let folder = program.folder.appending(path: ".config/tidings")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = """
            [tidings]
                mailmap = ~/mailmap
                domain-map = ~/domains
                maintainers = ~/MAINTAINERS
            """
        try Data(text.utf8).write(to: folder.appending(path: "config"))
        let digest = try digest()
        #expect(rows(digest, "reviewers") == ["2 Bo Berg <bo@example.com>"])
        #expect(rows(digest, "organisations").first == "3 Harbour Works")
        #expect(rows(digest, "subsystems").first == "3 TIDES")
        #expect(rows(digest, "authors", "author").contains("1 Eve Sand <eve@quay.example>"))
        #expect(
            try rows(self.digest("--mailmap", "/dev/null"), "authors", "author").contains("1 EVE <team@example.net>"))
    }

    @Test("a file that is not there is an error for the server, too", arguments: ["--mailmap", "--domain-map"])
    func missingForServer(_ option: String) throws {
        #expect(try program.run("index", "list.mbox").status == 0)
        let run = try program.run("serve", option, "nowhere")
        #expect(run.status == 3)
        #expect(run.complaint.hasSuffix("nowhere: there is no such file\n"))
    }

    @Test("a file that is not there is an error", arguments: ["--mailmap", "--domain-map", "--maintainers"])
    func missing(_ option: String) throws {
        let run = try program.run("digest", "list.mbox", option, "nowhere")
        #expect(run.status == 3)
        #expect(run.complaint.hasSuffix("nowhere: there is no such file\n"))
        #expect(run.complaint.split(separator: "\n").count == 1)
        #expect(try program.run("digest", "list.mbox", option, ".").complaint.hasSuffix("it is a folder\n"))
    }

    @Test("lines that nobody understands are told of, and harmless")
    func warnings() throws {
        try Data("\u{1B}[2J\na\nb\nc\nd\nBo <b@x>\n".utf8).write(to: program.folder.appending(path: "bad"))
        let run = try program.run("digest", "list.mbox", "--mailmap", "bad")
        #expect(run.status == 0)
        #expect(run.complaint.hasPrefix("tidings: bad:1: no address between < and >; the line is left out\n"))
        #expect(run.complaint.hasSuffix("tidings: bad: 2 more lines left out\n"))
        #expect(run.complaint.split(separator: "\n").count == 4)
    }

    // MARK: Mails

    private static func mail(
        _ id: String, _ date: String, _ subject: String, _ from: String, answers: String? = nil, body: String
    ) -> String {
        let day = date.prefix(10)
        let months = ["01": "Jan", "02": "Feb"]
        let month = months[String(day.dropFirst(5).prefix(2))] ?? ""
        let number = day.suffix(2)
        let time = date.suffix(5)
        return """
            From mail Mon \(month) \(number) \(time):00 2026
            From: \(from)
            To: tide@lists.example.org
            Subject: \(subject)
            Message-ID: <\(id)>
            Date: \(number) \(month) 2026 \(time):00 +0000
            Content-Type: text/plain; charset=utf-8
            \(answers.map { "In-Reply-To: <\($0)>\n" } ?? "")
            \(body)

            """
    }

    private static func patch(
        _ id: String, _ date: String, _ subject: String, _ from: String, _ file: String, answers: String? = nil,
        line: String? = nil
    ) -> String {
        mail(
            id, date, subject, from, answers: answers,
            body: """
                Make \(file) better.

                ---
                 \(file) | 2 +-
                 1 file changed, 1 insertion(+), 1 deletion(-)

                diff --git a/\(file) b/\(file)
                index 1111111..2222222 100644
                --- a/\(file)
                +++ b/\(file)
                @@ -1,3 +1,3 @@
                 int a;
                -int old_\(line ?? id);
                +int \(line ?? id);
                 int c;
                --\u{20}
                2.47.0

                """)
    }
}
