import Foundation
import Testing

@Suite("Help, version, completions, manual")
struct HelpTests {
    @Test("the version is the newest in the change log")
    func version() throws {
        let run = try Program().run("--version")
        #expect(run.status == 0)
        let version = run.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let log = try String(contentsOf: Program.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let heading = try #require(log.split(separator: "\n").first { $0.hasPrefix("## [") })
        #expect(heading.hasPrefix("## [\(version)]"))
    }

    @Test("every command has help", arguments: ["digest", "index"])
    func help(_ command: String) throws {
        let run = try Program().run("help", command)
        #expect(run.status == 0)
        #expect(run.output.contains("USAGE: tidings \(command) "))
    }

    @Test("completions know the options", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        let run = try Program().run("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.output.contains("digest"))
        #expect(run.output.contains("list-name"))
    }

    @Test("a man page a command")
    func manual() throws {
        let program = try Program()
        let script = Program.package.appending(path: "scripts/make-manual")
        let run = try Program.run(script, [Program.executable.path, "manual"], in: program.folder)
        #expect(run.status == 0)
        for page in ["tidings", "tidings-digest", "tidings-index"] {
            let text = try String(contentsOf: program.folder.appending(path: "manual/\(page).1"), encoding: .utf8)
            #expect(text.hasPrefix(".TH \(page.uppercased()) 1"))
            for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO"] {
                #expect(text.contains("\n.SH \(section)\n"))
            }
        }
    }
}
