import Foundation
import Testing

/// Where `tidings serve` has less than it needs.
@Suite("Attack: a server without room")
struct AttackServeTests {
    @Test("says which limit is too low, before it listens", arguments: [64, 128, 160])
    func fewFiles(_ limit: Int) throws {
        let program = try Program()
        #expect(try program.run("index", TestArchives.sample()).status == 0)
        let run = try Program.run(
            URL(filePath: "/bin/sh"),
            ["-c", "ulimit -n \(limit) && exec \"$0\" serve --listen 127.0.0.1:0", Program.executable.path],
            in: program.folder,
            environment: ["HOME": program.folder.path, "XDG_CACHE_HOME": program.folder.appending(path: "cache").path])
        #expect(run.status == 3)
        #expect(run.complaint.contains("the limit on open files (\(limit)) is too low"), "\(run.complaint)")
    }

    @Test("takes no name of a host that is none", arguments: ["", "a/b", "a:80", "http://a"])
    func names(_ name: String) throws {
        let run = try Program().run("serve", "--host", name)
        #expect(run.status == 2 && run.complaint.contains("--host"))
    }
}
