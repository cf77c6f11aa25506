import DigestReport
import Foundation
import MailFormat
import Testing

/// Git's own `check-mailmap` is the oracle: each person is asked of both.
@Suite("Mailmap")
struct MailmapTests {
    static let file = """
        # The forms, as gitmailmap(5) has them.
        Jane Doe <jane@example.org>
        <bo@example.com> <bo@old.example.com>
        Cleo Reed <cleo@example.net> <creed@work.example.com>
        Dan Quay <dan@example.com> Danny <team@example.com>
        Eve Sand <eve@example.com> Eve <team@example.com>

        The Team <all@example.com> <team@example.com>
        \tFritz  Moor  <fritz@example.de>   \t<FRITZ@OLD.example.de>  # a remark
        # Nobody <nobody@example.org>
         # Not a comment <indented@example.org>
        no address at all
        Half <half@example.org
        Gina Bay <gina@example.org> comment behind
        Empty <> <empty@example.org>
        Later One <twice@example.org>
        Later Two <twice@example.org>
        <new@part.example.org> <part@example.org>
        Part Name <part@example.org>
        Łódka Ptak <ptak@example.pl> <ŁÓDKA@example.pl>
        Umlaut <umlaut@example.de> Ödön <u@example.de>
        Windows Line <crlf@example.org> <old.crlf@example.org>\r
        <>
        Two Words In <two@example.org> Old Name <<odd@example.org>
        Chain A <chain-a@example.org> <chain-b@example.org>
        Chain B <chain-b@example.org> <chain-c@example.org>
        """

    static let people: [(name: String, address: String)] = [
        ("jane", "jane@example.org"), ("J. Doe", "JANE@Example.ORG"), ("Bo", "bo@old.example.com"),
        ("Bo", "BO@OLD.EXAMPLE.COM"), ("C. Reed", "creed@work.example.com"), ("Danny", "team@example.com"),
        ("DANNY", "Team@example.com"), ("eve", "team@example.com"), ("Somebody", "team@example.com"),
        ("f", "fritz@old.example.de"), ("F", "fritz@example.de"), ("n", "nobody@example.org"),
        ("i", "indented@example.org"), ("h", "half@example.org"), ("g", "gina@example.org"),
        ("e", "empty@example.org"), ("t", "twice@example.org"), ("p", "part@example.org"),
        ("l", "ŁÓDKA@example.pl"), ("l", "łódka@example.pl"), ("Ödön", "u@example.de"), ("ödön", "u@example.de"),
        ("w", "old.crlf@example.org"), ("c", "crlf@example.org"), ("Old Name", "<odd@example.org"),
        ("a", "chain-a@example.org"), ("b", "chain-b@example.org"), ("c", "chain-c@example.org"),
        ("Un Known", "unknown@example.org"), ("Dan Quay", "dan@example.com"),
    ]

    @Test("joins people as git does")
    func oracle() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mailmap-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.file.utf8).write(to: folder.appending(path: "map"))
        _ = try git(["init", "--quiet"], in: folder)
        // What is no contact for git's command line cannot be asked.
        let people = Self.people.filter { !$0.address.contains("<") }
        let contacts = people.map { "\($0.name) <\($0.address)>" }
        let answers = try git(["-c", "mailmap.file=\(folder.path)/map", "check-mailmap"] + contacts, in: folder)
            .split(separator: "\n").map(String.init)
        try #require(answers.count == people.count)
        let map = Mailmap(parsing: Array(Self.file.utf8))
        for (person, answer) in zip(people, answers) {
            let found = map.canonical(Mailbox(name: person.name, address: person.address))
            #expect("\(found.name) <\(found.address)>" == answer, "\(person)")
        }
    }

    @Test("tells which lines say nothing")
    func warnings() {
        let map = Mailmap(parsing: Array(Self.file.utf8))
        #expect(map.warnings.map(\.line) == [12, 13, 15, 23])
        #expect(map.warnings.first?.description == "12: no address between < and >")
    }

    @Test("without lines changes nothing")
    func empty() {
        let person = Mailbox(name: "Jane", address: "jane@example.org")
        #expect(Mailmap().canonical(person) == person)
        #expect(Mailmap(parsing: Array("# nothing\n\n".utf8)).isEmpty)
    }

    @Test("reads what is hostile, and a mark at the beginning")
    func hostile() {
        let marked = Mailmap(parsing: [0xEF, 0xBB, 0xBF] + Array("# a comment <x@y>\nA B <a@b>".utf8))
        #expect(marked.warnings.isEmpty)
        #expect(marked.canonical(Mailbox(name: "", address: "a@b")).name == "A B")
        let many = (0..<100_000).map { "N\($0) <n@x> O\($0) <o\($0 % 3)@x>" }.joined(separator: "\n")
        #expect(Mailmap(parsing: Array(many.utf8)).canonical(Mailbox(name: "o5", address: "O2@x")).name == "N5")
        let long = String(repeating: "<", count: 1_000_000) + ">"
        _ = Mailmap(parsing: Array(long.utf8))
        _ = Mailmap(parsing: (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) })
        let controls = Mailmap(parsing: Array("\u{1B}[2J\u{7} <a@b>\0 <c@d>\n".utf8))
        #expect(controls.canonical(Mailbox(name: "", address: "a@b")).name == "\u{1B}[2J\u{7}")
        #expect(controls.canonical(Mailbox(name: "x", address: "c@d")).name == "x")
    }

    private func git(_ arguments: [String], in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
            "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: printed, as: UTF8.self)
    }

    @Test(
        "knows the addresses behind one",
        arguments: [
            ("bo@example.com", ["bo@example.com", "bo@old.example.com"]),
            ("BO@Example.com", ["BO@Example.com", "bo@old.example.com"]),
            ("dan@example.com", ["dan@example.com", "team@example.com"]), ("jane@example.org", ["jane@example.org"]),
            ("nobody@example.com", ["nobody@example.com"]), ("", [""]),
        ])
    func addresses(_ address: String, _ all: [String]) {
        #expect(Mailmap(parsing: Array(Self.file.utf8)).addresses(of: address) == all)
    }
}
