import Foundation
import Testing

@testable import MailArchive

@Suite("What lies at a path")
struct LayoutTests {
    let folder = TemporaryFolder()

    @Test("is found to be an archive by its files")
    func kinds() async throws {
        let epoch = try await GitArchive(folder("epoch.git"), mails: 1...2)
        let hashed = try await GitArchive(folder("hashed.git"))
        try await hashed.commit([.write(["ab/\(String(repeating: "0", count: 38))": mail(1)])])
        try folder.folder("list/git")
        _ = try await GitArchive(folder("list/git/0.git"), mails: 1...2)
        try folder.folder("box/cur")
        try folder.folder("box/new")
        let mbox = try folder.write("a.mbox", "From ann Thu Nov  6 12:00:00 2025\n\(mail(1))\n")
        let empty = try folder.write("empty.mbox", "")
        let kinds: [(String, Archive.Kind)] = [
            (epoch.path, .epoch), (hashed.path, .publicInboxV1), (folder("list"), .publicInboxV2),
            (folder("list/git/0.git"), .epoch), (folder("box"), .maildir), (mbox, .mbox), (empty, .mbox),
        ]
        for (path, kind) in kinds {
            #expect(try await Archive(at: path).kind == kind, "\(path)")
        }
    }

    @Test("is read through symbolic links, and from a clone with a work tree")
    func links() async throws {
        let epoch = try await GitArchive(folder("frob/.git"), mails: 1...2)
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: folder("frob"))
        try folder.folder("tree")
        try folder.write("tree/.git", "gitdir: ../frob/.git\n")

        #expect(try await Archive(at: folder("link")).path == folder("frob"))
        #expect(try await Reading(Archive(at: folder("link"))).sequences == [1, 2])
        #expect(try await Reading(Archive(at: folder("tree"))).sequences == [1, 2])
        #expect(try await Archive(at: epoch.path).name == "frob")
    }

    @Test("that holds no mail is refused, and it is said what was found")
    func refused() async throws {
        try folder.folder("empty")
        try folder.folder("full/sub")
        try folder.write("one.eml", mail(1))
        try folder.write("noise", [0, 255, 10, 13, 0])
        let code = try await GitArchive(folder("code.git"))
        try await code.commit([.write(["README": "no mail", "src/m": "no mail"])])
        let cases: [(String, ArchiveError)] = [
            (folder("none"), .notFound(path: folder("none"))),
            (folder("empty"), .notAnArchive(path: folder("empty"), found: "an empty folder")),
            (folder("full"), .notAnArchive(path: folder("full"), found: "a folder without mail")),
            (
                folder("one.eml"),
                .notAnArchive(path: folder("one.eml"), found: "a file without 'From ' lines, maybe a single mail")
            ),
            (folder("noise"), .notAnArchive(path: folder("noise"), found: "a file that is no mbox")),
            (code.path, .notAnArchive(path: code.path, found: "a git repository whose files are no mail")),
            ("/dev/null", .notAnArchive(path: "/dev/null", found: "neither a folder nor a file")),
        ]
        for (path, expected) in cases {
            #expect(await archiveError { _ = try await Archive(at: path) } == expected, "\(path)")
        }
    }

    @Test("takes name and address from public-inbox's configuration, else the name from the path")
    func names() async throws {
        try folder.folder("frob/git")
        _ = try await GitArchive(folder("frob/git/0.git"), mails: 1...1)
        try folder.folder("some.list/git")
        _ = try await GitArchive(folder("some.list/git/0.git"), mails: 1...1)
        try folder.write(
            "some.list/inbox.config.example",
            "; an example\n[publicinbox \"widgets\"]\n\taddress = widgets@example.org\n\turl = https://example.org/widgets\n"
        )

        let plain = try await Archive(at: folder("frob/git/0.git"))
        let named = try await Archive(at: folder("some.list"))
        #expect(plain.name == "frob")
        #expect(plain.address == nil)
        #expect(named.name == "widgets")
        #expect(named.address == "widgets@example.org")
    }

    @Test("is read as it is, whatever the repository's configuration wants")
    func hostileConfiguration() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...3)
        let settings = [
            "log.showSignature=true", "log.showRoot=false", "log.follow=true", "color.ui=always", "diff.renames=copies",
            "diff.noprefix=true", "diff.external=false", "core.abbrev=4", "format.pretty=oneline", "log.decorate=full",
            "diff.orderFile=/nowhere", "notes.displayRef=refs/notes/*", "core.pager=false", "gpg.program=false",
        ]
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            try await repository.run(["config", parts[0], parts[1]])
        }
        #expect(try await Reading(Archive(at: repository.path)).texts == (1...3).map { mail($0) })
    }
}
