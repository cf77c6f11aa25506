import Foundation
import Testing

/// What a digest is about: `--path`, `--author`, `--to`, `--cc`, `--last`, `--new`, several archives.
@Suite("Choosing")
struct ChoosingTests {
    private let program = try! Program()

    private func ids(_ list: String = "series", _ arguments: String...) throws -> [String] {
        let run = try program.run(
            ["digest", TestArchives.sample(), "january..february", "--list", list] + arguments)
        return run.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
    }

    private static let json = [
        "20260216050000.6442-0-priya@harbour.example.com", "20260209050000.6035-0-priya@harbour.example.com",
        "20260202040000.5517-0-priya@harbour.example.com",
    ]

    @Test(
        "takes threads whole by their patches",
        arguments: [
            (["--path", "src/json.c"], json), (["--path", "src/js*"], json),
            (
                ["--path", "src", "--author", "lotte"],
                ["20260211201031.1434@example.com"]
            ),
            (["--author", "LOTTE.B@"], ["20260211201031.1434@example.com"]), (["--path", "sr"], []),
            (["--path", "README.md", "--author", "nobody"], []), (["--cc", "oleg"], [json[1]]),
            (["--cc", "oleg", "--to", "nobody@"], []),
        ])
    func threads(_ options: [String], _ series: [String]) throws {
        let run = try program.run(
            ["digest", TestArchives.sample(), "january..february", "--list", "series"] + options)
        let found = run.output.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
        #expect(found == series)
        #expect(run.status == (series.isEmpty ? 1 : 0))
    }

    @Test("counts reviews and answers of a patch that was chosen")
    func answers() throws {
        let all = try ids("messages", "--path", "src/json.c")
        #expect(all.count == 18)
        #expect(try ids("applied", "--path", "src/json.c").count == 1)
        #expect(try ids("waiting", "--author", "Nadia").count == 1)
    }

    @Test("counts a mail once that came through two archives")
    func archives() throws {
        let copy = program.folder.appending(path: "copy").path
        try FileManager.default.copyItem(atPath: TestArchives.sample(), toPath: copy)
        let one = try program.run("digest", TestArchives.sample(), "--since", "2026-02-02", "--list", "messages")
        let both = try program.run("digest", TestArchives.sample(), copy, "--since", "2026-02-02", "--list", "messages")
        #expect(both.status == 0)
        #expect(both.output.split(separator: "\n").count == one.output.split(separator: "\n").count)
        let range = try program.run("digest", TestArchives.sample(), copy, "january..february")
        #expect(range.status == 2)
    }

    @Test(
        "takes times up to now",
        arguments: [("week", 1), ("10 days", 1), ("200 years", 1), ("fortnight", 2), ("", 2), ("-3 days", 2)])
    func last(_ time: String, _ status: Int32) throws {
        let run = try program.run("digest", TestArchives.sample(), "--last", time, "--only", "new")
        // Nothing was received in the last days, and git knows no year 1826.
        #expect(run.status == status, "\(run.complaint)")
    }

    @Test("begins where the last digest of what is new ended")
    func new() throws {
        let list = try PostedList()
        let mails = { (number: Int) in
            "Message-ID: <talk-\(number)@example.org>\nFrom: Zoë <zoe@example.org>\nSubject: talk \(number)\n\nwords\n"
        }
        let digest = { try list.program.run("digest", list.archive.path, "--new", "--list", "messages") }
        try list.post([mails(1)])
        #expect(try digest().status == 1)
        try list.post([mails(2), mails(3)])
        // Listing is looking, not reading: nothing is remembered by it.
        #expect(try digest().output.split(separator: "\n").count == 2)
        let report = try list.program.run("digest", list.archive.path, "--new")
        #expect(report.output.contains("talk-2@") == false && report.output.contains("2  messages"))
        #expect(try digest().status == 1)
        try list.post([mails(4)])
        #expect(try digest().output.hasPrefix("talk-4@example.org\t"))
    }
}
