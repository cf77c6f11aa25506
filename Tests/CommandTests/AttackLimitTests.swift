import Foundation
import Testing

/// The program where the machine gives it little, and where names lead elsewhere.
@Suite("Attack by a small machine and by names")
struct AttackLimitTests {
    /// Runs the program under limits of the shell.
    private func run(_ limit: String, _ arguments: String...) throws -> Program.Run {
        let program = try Program()
        let script = "ulimit \(limit) && exec \"$0\" \"$@\""
        return try Program.run(
            URL(filePath: "/bin/sh"), ["-c", script, Program.executable.path] + arguments, in: program.folder,
            environment: ["HOME": program.folder.path])
    }

    @Test(
        "says what to allow where too little is allowed",
        arguments: ["-n 16", "-n 63", "-v 300000", "-v 1000000", "-d 100000"])
    func limits(limit: String) throws {
        let run = try run(limit, "index", try TestArchives.sample())
        #expect(run.status == 3)
        #expect(
            run.complaint.hasPrefix("tidings: only ") && run.complaint.contains("`ulimit \(limit.prefix(2))`"),
            "\(run.complaint)")
        #expect(run.complaint.split(separator: "\n").count == 1)
    }

    @Test("works with as much as it says it needs", arguments: ["-n 64", "-v 2097152", "-d 2097152"])
    func enough(limit: String) throws {
        let run = try run(limit, "digest", try TestArchives.sample(), "january..february")
        #expect(run.status == 0, "\(run.complaint)")
    }

    @Test("refuses a pipe as an index, as an archive and in the place of a file")
    func pipe() throws {
        let program = try Program()
        let pipe = program.folder.appending(path: "pipe").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let index = try program.run("list", "--index", pipe)
        #expect(index.status == 3)
        #expect(
            index.complaint == "tidings: \(pipe) is not an index of tidings; choose another file with --index FILE\n")
        #expect(try program.run("index", pipe).status == 3)
    }

    @Test("never writes outside its folder, whatever a list is called", arguments: ["..", ".", "", "...", "a/.."])
    func names(name: String) throws {
        let program = try Program()
        // Nobody listens there.
        let run = try program.run("sync", "http://127.0.0.1:1/\(name)")
        #expect(run.status == 2, "\(run.complaint)")
        #expect(run.complaint.contains("--name NAME"))
        let files = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path)
        #expect(!files.contains { $0.contains("sync.lock") })
        let named = try program.run("sync", "http://127.0.0.1:1/\(name)", "--name", "reef")
        #expect(named.status == 3)
        let made = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path)
        #expect(made.filter { $0.hasSuffix("sync.lock") } == [".local/share/tidings/reef/sync.lock"])
    }
}
