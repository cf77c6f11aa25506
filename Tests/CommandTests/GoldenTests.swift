import Foundation
import Testing

/// The digest of the sample list's February, against the files in `Golden/`; `make golden` writes them anew.
@Suite("Golden files of the command")
struct GoldenTests {
    @Test("is printed as before", arguments: ["text", "classic", "markdown", "json", "html", "atom", "mail"])
    func golden(_ format: String) throws {
        let sender = format == "mail" ? ["--mail-from", "Tide Weekly <tide@example.org>"] : []
        let run = try Program().run(
            ["digest", TestArchives.sample(), "january..february", "--format", format] + sender)
        #expect(run.status == 0)
        let file = Program.package.appending(path: "Tests/CommandTests/Golden/february.\(format)")
        if ProcessInfo.processInfo.environment["TIDINGS_GOLDEN"] == "write" {
            try Data(run.output.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(Self.difference(expected, run.output) == nil)
    }

    /// The first line that differs, so that a failure can be read.
    private static func difference(_ expected: String, _ printed: String) -> String? {
        if expected == printed { return nil }
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = printed.split(separator: "\n", omittingEmptySubsequences: false)
        let offset = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        let lines = [old, new].map { offset < $0.count ? "'\($0[offset])'" : "no line" }
        return "line \(offset + 1): \(lines.joined(separator: " became "))"
    }
}
