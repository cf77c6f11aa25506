import Foundation
import Testing

/// Where a report goes, and what is in it there.
@Suite("Output")
struct OutputTests {
    static let formats = ["text", "classic", "markdown", "json", "html"]

    @Test("--output writes the same bytes to a file", arguments: formats)
    func file(_ format: String) throws {
        let program = try Program()
        let piped = try program.run("digest", TestArchives.sample(), "--format", format)
        let written = try program.run("digest", TestArchives.sample(), "--format", format, "--output", "digest")
        #expect(written.status == 0)
        #expect(written.output.isEmpty)
        let text = try String(contentsOf: program.folder.appending(path: "digest"), encoding: .utf8)
        #expect(text == piped.output)
    }

    @Test("a pipe gets no colours, unless asked for")
    func colour() throws {
        let program = try Program()
        #expect(try !program.run("digest", TestArchives.sample()).output.contains("\u{1B}"))
        #expect(try program.run("digest", TestArchives.sample(), "--color", "always").output.contains("\u{1B}["))
        #expect(try !program.run("digest", TestArchives.sample(), "--color", "never").output.contains("\u{1B}"))
    }

    @Test("the same range gives the same bytes, from a new index and from an old one", arguments: formats)
    func repeats(_ format: String) throws {
        let program = try Program()
        let arguments = ["digest", try TestArchives.sample(), "january..february", "--format", format]
        let first = try program.run(arguments)
        #expect(first.status == 0)
        #expect(try program.run(arguments).output == first.output)
        #expect(try Program().run(arguments).output == first.output)
    }

    @Test("what was indexed month by month is what was indexed at once")
    func growing() throws {
        let program = try Program()
        let sample = try TestArchives.sample()
        let copy = program.folder.appending(path: "tide-devel/git/0.git").path
        let environment = URL(filePath: "/usr/bin/env")
        func git(_ arguments: String...) throws {
            let run = try Program.run(environment, ["git"] + arguments, in: program.folder)
            #expect(run.status == 0, "\(run.complaint)")
        }
        try git("clone", "--quiet", "--mirror", sample + "/git/0.git", copy)
        let files = FileManager.default
        for name in ["inbox.config.example", "description"] {
            try files.copyItem(
                atPath: "\(sample)/\(name)", toPath: program.folder.appending(path: "tide-devel/\(name)").path)
        }
        let archive = program.folder.appending(path: "tide-devel").path
        try git("--git-dir=\(copy)", "update-ref", "refs/heads/master", "january")
        #expect(try program.run("index", archive).status == 0)
        try git("--git-dir=\(copy)", "update-ref", "refs/heads/master", "february")
        let grown = try program.run("digest", archive, "--format", "json")
        #expect(try grown.output == Program().run("digest", sample, "--format", "json").output)
    }

    @Test("--index chooses the file")
    func index() throws {
        let program = try Program()
        let run = try program.run("digest", TestArchives.sample(), "--index", "elsewhere.sqlite")
        #expect(run.status == 0)
        let files = FileManager.default
        #expect(files.fileExists(atPath: program.folder.appending(path: "elsewhere.sqlite").path))
        #expect(!files.fileExists(atPath: program.index.path))
    }

    @Test("--list-name and --top")
    func choices() throws {
        let run = try Program().run(
            "digest", TestArchives.sample(), "--format", "classic", "--list-name", "Tides", "--top", "2")
        #expect(run.output.contains("\nTides mailing list update from "))
        #expect(run.output.contains("\nTop 2 contributors (Based on Email Body)\n"))
        let counts = run.output.split(separator: "\n").filter { $0.hasPrefix("    ") && $0.hasSuffix(">") }
        #expect(counts.count == 2)
    }

    @Test("JSON follows the published schema")
    func schema() throws {
        let schema = try Schema(contentsOf: Program.package.appending(path: "docs/digest.schema.json"))
        for range in [[], ["january..february"], ["--since", "2026-02-01 00:00 +0000"]] {
            let run = try Program().run(["digest", try TestArchives.sample(), "--format", "json"] + range)
            let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
            #expect(schema.violations(of: value) == [])
        }
    }
}
