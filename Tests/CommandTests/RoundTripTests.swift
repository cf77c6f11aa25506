import Foundation
import Testing

/// What `am` writes, `git mailinfo` reads back as the author, title and message that the reports show.
@Suite("Round trip")
struct RoundTripTests {
    /// Whether what the script needs is there.
    static var hasPython: Bool { FileManager.default.fileExists(atPath: "/usr/bin/python3") }

    @Test("of every patch of the sample list", .enabled(if: hasPython))
    func sample() throws {
        try check(TestArchives.sample())
    }

    @Test("of patches whose authors and titles are not plain", .enabled(if: hasPython))
    func names() throws {
        let list = try PostedList()
        let people = [
            "Łukasz Wójcik <lukasz@example.org>", "\"Reed, Ivy (Pond Ltd.)\" <ivy@pond.example.com>",
            "=?utf-8?q?Zo=C3=AB?= M <zoe@example.org>", "zoe@example.org",
        ]
        try list.post(
            people.enumerated().map { index, person in
                CaseMail.patch(
                    "p\(index)",
                    "[PATCH] pond: [deep] count =?utf-8?q?fr=C3=B6sche?= \(index), and a title that is long enough to fold",
                    from: person, line: "frogs = \(index)"
                ).text.replacing("The pond has", with: "From here on:\n\n  The pond has")
            })
        try check(list.archive.path)
    }

    private func check(_ archive: String) throws {
        let script = Program.package.appending(path: "scripts/check-round-trip")
        let run = try Program.run(
            URL(filePath: "/usr/bin/env"), ["python3", script.path, "--tidings", Program.executable.path, archive],
            in: FileManager.default.temporaryDirectory)
        #expect(run.status == 0, "\(run.output)\(run.complaint)")
    }
}
