import Foundation
import Testing

/// 0 done, 1 nothing found, 2 wrong usage, 3 cannot read or write; and one line that says why.
@Suite("Exit codes")
struct ExitCodeTests {
    struct Case: CustomTestStringConvertible {
        /// What the person did.
        var name: String
        /// `ARCHIVE` stands for the sample archive, `FOLDER` for an empty folder.
        var arguments: [String]
        var status: Int32
        /// What standard error says, among other things.
        var complaint: String = ""
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "a range with mail", arguments: ["digest", "ARCHIVE", "january..february"], status: 0),
        Case(name: "everything", arguments: ["digest", "ARCHIVE"], status: 0),
        Case(name: "up to a tag", arguments: ["digest", "ARCHIVE", "..january"], status: 0),
        Case(name: "one commit", arguments: ["digest", "ARCHIVE", "february"], status: 0),
        Case(name: "one epoch alone", arguments: ["digest", "ARCHIVE/git/0.git", "january.."], status: 0),
        Case(name: "indexing", arguments: ["index", "ARCHIVE"], status: 0),
        Case(
            name: "an empty range", arguments: ["digest", "ARCHIVE", "february..february"], status: 1,
            complaint: "no messages"),
        Case(
            name: "a time before the list", arguments: ["digest", "ARCHIVE", "--until", "2001-01-01"], status: 1,
            complaint: "no messages"),
        Case(name: "no archive named", arguments: ["digest"], status: 2, complaint: "Name an archive"),
        Case(name: "an unknown command", arguments: ["digets"], status: 2, complaint: "digets"),
        Case(name: "an unknown option", arguments: ["digest", "ARCHIVE", "--tpo", "3"], status: 2, complaint: "--tpo"),
        Case(
            name: "an unknown format", arguments: ["digest", "ARCHIVE", "--format", "xml"], status: 2, complaint: "xml"),
        Case(name: "a table of nobody", arguments: ["digest", "ARCHIVE", "--top", "0"], status: 2, complaint: "--top"),
        Case(name: "two ranges in one", arguments: ["digest", "ARCHIVE", "a..b..c"], status: 2, complaint: "a..b..c"),
        Case(
            name: "no date", arguments: ["digest", "ARCHIVE", "--since", "gibberish"], status: 2, complaint: "gibberish"
        ),
        Case(name: "a series without a name", arguments: ["series", " "], status: 2, complaint: "name a message"),
        Case(name: "no such archive", arguments: ["digest", "FOLDER/nothing"], status: 3, complaint: "nothing"),
        Case(name: "a folder that is none", arguments: ["digest", "FOLDER"], status: 3, complaint: "not an archive"),
        Case(
            name: "an unknown commit", arguments: ["digest", "ARCHIVE", "march..february"], status: 3,
            complaint: "'march'"),
        Case(
            name: "a file that cannot be written", arguments: ["digest", "ARCHIVE", "--output", "FOLDER/none/digest"],
            status: 3, complaint: "none/digest"),
        Case(
            name: "an index that cannot be made", arguments: ["digest", "ARCHIVE", "--index", "/proc/index"], status: 3,
            complaint: "--index FILE"),
    ]

    @Test("say how it went", arguments: cases)
    func exitCode(_ test: Case) throws {
        let program = try Program()
        let empty = program.folder.appending(path: "empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        let archive = try TestArchives.sample()
        let arguments = test.arguments.map {
            $0.replacing("ARCHIVE", with: archive).replacing("FOLDER", with: empty.path)
        }
        let run = try program.run(arguments)
        #expect(run.status == test.status)
        #expect(test.complaint.isEmpty || run.complaint.contains(test.complaint))
        // Nothing but the report on standard output, nothing but complaints on standard error.
        #expect(run.output.isEmpty == (test.status != 0 || test.arguments[0] == "index"))
        #expect(run.complaint.isEmpty == (test.status == 0))
    }

    @Test("a file that is there stays when the new one cannot be made")
    func keepsFile() throws {
        let program = try Program()
        let file = program.folder.appending(path: "digest")
        try Data("old".utf8).write(to: file)
        let run = try program.run("digest", TestArchives.sample(), "february..february", "--output", file.path)
        #expect(run.status == 1)
        #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    }
}
