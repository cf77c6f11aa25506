import Foundation
import MailArchive
import MailFormat
import PatchFormat
@testable import PatchIndex
import PatchTracking
import Testing

@Suite("Patches looked for in a tree")
struct MainlineSearchTests {
    /// A repository in a folder of its own.
    private struct Repository {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-tree-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try git("init", "--quiet")
            for file in ["a.c", "b.c", "c.c", "d.c"] { try write("one\ntwo\nthree\n", to: file) }
            try commit("start", author: "Somebody <s@example.org>")
        }

        func write(_ text: String, to file: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: file))
        }

        func commit(_ message: String, author: String) throws {
            try git("add", ".")
            try git("commit", "--quiet", "--author", author, "-m", message)
        }

        @discardableResult
        func git(_ arguments: String...) throws -> String {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", folder.path, "-c", "user.name=Maintainer", "-c", "user.email=m@example.org"] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let printed = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: printed, as: UTF8.self)
        }
    }

    private static let ana = Mailbox(name: "Ana Lírio", address: "ana@example.org")

    private static func part(_ number: Int, _ title: String, file: String, patchID: PatchID? = nil) -> Part {
        let subject = PatchSubject(parsing: "[PATCH \(number)/4] \(title)")
        let message = TrackedMessage(
            id: "m\(number)@example.org", kind: .patch, subject: subject, sender: ana,
            receivedAt: Int64(Date().timeIntervalSince1970), patchID: patchID, files: [file])
        return Part(number: number, message: message)
    }

    @Test("are found by patch-id, by a link to the mail, by title and author, and not by a title alone")
    func means() async throws {
        let tree = try Repository()
        defer { try? FileManager.default.removeItem(at: tree.folder) }
        try tree.write("one\n2\nthree\n", to: "a.c")
        let diff = try tree.git("diff")
        try tree.commit("another title", author: "Other <o@example.org>")
        try tree.write("1\ntwo\n", to: "b.c")
        try tree.commit(
            "changed by hand\n\nLink: https://patch.msgid.link/m2@example.org", author: "Other <o@example.org>")
        try tree.write("changed\n", to: "c.c")
        try tree.commit("pump: start slowly", author: "Ana Lírio <ana@work.example>")
        try tree.write("changed\n", to: "d.c")
        try tree.commit("pump: cleanup", author: "Other <o@example.org>")

        let series = Series(
            total: 4,
            parts: [
                Self.part(1, "pump: one", file: "a.c", patchID: PatchID(stableOf: Array(diff.utf8))),
                Self.part(2, "pump: two", file: "b.c"), Self.part(3, "pump: start slowly", file: "c.c"),
                Self.part(4, "pump: cleanup", file: "d.c"),
            ], threadID: "m1@example.org")
        let found = try await MainlineSearch(tree: tree.folder.path).evidence(for: [series])
        #expect(found.commits["m1@example.org"]?.means == .patchID)
        #expect(found.commits["m2@example.org"]?.means == .link)
        #expect(found.commits["m3@example.org"]?.means == .titleAndAuthor)
        #expect(found.commits["m4@example.org"] == nil)
        let head = try tree.git("rev-parse", "HEAD~1").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(found.commits["m3@example.org"]?.commit == head)
    }

    @Test("need a repository")
    func noRepository() async {
        await #expect(throws: ArchiveError.self) { try await MainlineSearch(tree: "/proc") }
    }
}
