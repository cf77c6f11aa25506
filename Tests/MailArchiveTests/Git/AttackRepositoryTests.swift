import Foundation
import Testing

@testable import MailArchive

/// What a repository that somebody else made may do to us: nothing but give its objects.
@Suite("Attack by a repository")
struct AttackRepositoryTests {
    let folder = TemporaryFolder()

    /// Settings that start a program, here one that leaves a file behind.
    private static let programs = [
        "core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy",
        "core.alternateRefsCommand", "diff.external", "diff.spy.command", "diff.spy.textconv", "filter.spy.clean",
        "filter.spy.smudge", "filter.spy.process", "gpg.program", "gpg.openpgp.program", "gpg.x509.program",
        "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "interactive.diffFilter", "pager.log", "pager.config",
        "pager.cat-file", "sequence.editor", "trailer.spy.command", "trailer.spy.cmd", "gc.recentObjectsHook",
        "uploadpack.packObjectsHook", "browser.spy.cmd", "credential.helper", "sendemail.sendmailCmd",
    ]

    /// Settings that change what git prints.
    private static let answers = [
        "log.showSignature": "true", "log.showRoot": "false", "log.decorate": "full", "log.mailmap": "true",
        "log.follow": "true", "log.diffMerges": "combined", "log.date": "raw", "color.ui": "always",
        "color.diff": "always", "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.relative": "true",
        "diff.context": "0", "diff.interHunkContext": "99", "diff.algorithm": "patience", "diff.renames": "copies",
        "diff.orderFile": "/etc/hostname", "diff.colorMoved": "zebra", "diff.suppressBlankEmpty": "true",
        "diff.srcPrefix": "x/", "diff.dstPrefix": "y/", "diff.submodule": "log", "diff.wsErrorHighlight": "all",
        "diff.indentHeuristic": "false", "core.abbrev": "4", "core.quotePath": "false", "core.bigFileThreshold": "1",
        "format.pretty": "oneline", "i18n.logOutputEncoding": "UTF-16", "i18n.commitEncoding": "latin1",
        "alias.log": "version", "alias.cat-file": "!touch spied", "core.commentChar": "%", "diff.spy.xfuncname": "^x",
        "diff.spy.binary": "true", "core.worktree": "/", "core.bare": "false", "submodule.recurse": "true",
        "core.attributesFile": "/etc/hostname", "notes.displayRef": "refs/notes/*", "mailmap.file": "/etc/hostname",
    ]

    /// A file that shows that a program was started.
    private var spied: String { folder("spied") }

    private func spy() throws -> String {
        let path = try folder.write("spy", "#!/bin/sh\ntouch '\(spied)'\ncat\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    /// Gives a git folder every setting, hook, attribute, graft and alias that there is.
    private func arm(_ path: String) throws {
        let spy = try spy()
        var text = ""
        for key in Self.programs.sorted() { text += section(key, spy) }
        for (key, value) in Self.answers.sorted(by: { $0.key < $1.key }) { text += section(key, value) }
        let file = try FileHandle(forWritingTo: URL(filePath: "\(path)/config"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        for name in ["info", "hooks"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        try Data("* diff=spy filter=spy text eol=crlf working-tree-encoding=UTF-16\n".utf8).write(
            to: URL(filePath: "\(path)/info/attributes"))
        for hook in ["reference-transaction", "post-index-change", "pre-auto-gc", "post-checkout", "proc-receive"] {
            try FileManager.default.copyItem(atPath: spy, toPath: "\(path)/hooks/\(hook)")
        }
    }

    /// The lines of a configuration for `section.key` or `section.name.key`.
    private func section(_ key: String, _ value: String) -> String {
        let words = key.split(separator: ".")
        let name = words.count == 3 ? " \"\(words[1])\"" : ""
        return "[\(words[0])\(name)]\n\t\(words[words.count - 1]) = \"\(value)\"\n"
    }

    /// A repository of source code with a signed commit, a rename and attributes of its own.
    private func source(_ name: String) async throws -> GitArchive {
        let repository = try await GitArchive(folder(name))
        let lines = (0..<40).map { "line \($0)\n" }.joined()
        try await repository.commit([
            .write(["a.c": lines, ".gitattributes": "*.c diff=spy -text\n"]),
            .write(["a.c": lines.replacing("line 20", with: "line twenty")]),
        ])
        let tree = try await repository.run(["rev-parse", "HEAD^{tree}"])
        let parent = try await repository.run(["rev-parse", "HEAD"])
        let signed =
            "tree \(tree)\nparent \(parent)\nauthor Ann <ann@example.org> 1762430700 +0000\n"
            + "committer Ann <ann@example.org> 1762430700 +0000\n"
            + "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nsigned\n"
        let id = try await repository.run(["hash-object", "-t", "commit", "-w", "--stdin"], input: signed)
        try await repository.run(["update-ref", "refs/heads/master", id])
        return repository
    }

    @Test("starts no program and changes no byte that a source tree gives")
    func sourceTree() async throws {
        let plain = try await source("plain.git")
        let armed = try await source("armed.git")
        let before = try await SourceTree(at: plain.path).outline()
        try arm(armed.path)
        let after = try await SourceTree(at: armed.path).outline()
        #expect(before.count == 3)
        #expect(after == before)
        #expect(!FileManager.default.fileExists(atPath: spied))
    }

    @Test("starts no program and changes no mail of an archive")
    func archive() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...3)
        try arm(repository.path)
        let archive = try await Archive(at: repository.path)
        let reading = try await Reading(archive)
        #expect(reading.texts == [mail(1), mail(2), mail(3)])
        #expect(try await archive.bytes(of: reading.locators).compactMap { $0 }.count == 3)
        #expect(try await archive.resolve(RangeExpression(revisions: "HEAD~2..master")).spans?.first?.after == 1)
        #expect(!FileManager.default.fileExists(atPath: spied))
    }

    @Test("cannot have us wait for a pipe that its configuration includes")
    func includedPipe() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        mkfifo(folder("pipe"), 0o600)
        let config = try FileHandle(forWritingTo: URL(filePath: "\(repository.path)/config"))
        try config.seekToEnd()
        try config.write(contentsOf: Data("[include]\n\tpath = \(folder("pipe"))\n".utf8))
        #expect(try await Reading(Archive(at: repository.path)).texts == [mail(1), mail(2)])
    }

    @Test("runs no hook of a mirror that is fetched into")
    func mirror() async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"))
        _ = try await mirror.sync()
        try arm(folder("copy/git/0.git"))
        try await inbox.add(5, to: 0)
        #expect(try await mirror.sync().epochs.map(\.outcome) == [.fetched])
        #expect(try await Reading(Archive(at: mirror.folder)).texts.last == mail(5))
        #expect(!FileManager.default.fileExists(atPath: spied))
    }

    @Test(
        "is read although what we keep of it in a temporary folder was tidied away",
        arguments: ["HEAD", "config", "objects"])
    func tidied(name: String) async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...2)
        let archive = try await Archive(at: repository.path)
        #expect(try await Reading(archive).texts.count == 2)
        try FileManager.default.removeItem(atPath: "\(try IsolatedGitFolder.path(of: repository.path))/\(name)")
        #expect(try await Reading(archive).texts.count == 2)
    }

    @Test("leaves no folder in TMPDIR of a process that was killed")
    func abandoned() async throws {
        let repository = try await GitArchive(folder("a.git"), mails: 1...1)
        let base = URL(filePath: try IsolatedGitFolder.path(of: repository.path)).deletingLastPathComponent()
            .deletingLastPathComponent().path
        // The number of a process that there cannot be, and our own.
        let (dead, alive) = ("\(base)/tidings-git-\(Int32.max)-abcdef", "\(base)/tidings-git-\(getpid())-ghijkl")
        for folder in [dead, alive] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(atPath: alive) }
        IsolatedGitFolder.removeAbandoned(in: base)
        #expect(!FileManager.default.fileExists(atPath: dead))
        #expect(FileManager.default.fileExists(atPath: alive))
    }

    @Test("is found from inside its work tree, by relative paths, and in a linked work tree")
    func places() async throws {
        try FileManager.default.createDirectory(atPath: folder("tree/sub"), withIntermediateDirectories: true)
        let repository = try await source("tree/.git")
        try await repository.run(["worktree", "add", "--quiet", "--detach", folder("linked")])
        let relative = String(repeating: "../", count: 40) + folder("tree/sub").dropFirst()
        for path in [folder("tree"), folder("tree/sub"), folder("linked"), relative] {
            #expect(try await SourceTree(at: path).outline().count == 3, "\(path)")
        }
        let error = await archiveError { _ = try await SourceTree(at: folder.path) }
        #expect(error != nil)
    }

    @Test("borrows objects from another one, of which nothing else is read")
    func alternates() async throws {
        let lender = try await GitArchive(folder("lender.git"), mails: 1...2)
        let borrower = try await GitArchive(folder("borrower.git"))
        try Data("../../lender.git/objects\n".utf8).write(
            to: URL(filePath: "\(borrower.path)/objects/info/alternates"))
        try await borrower.run(["update-ref", "refs/heads/master", try await lender.commits()[1]])
        try arm(lender.path)
        #expect(try await Reading(Archive(at: borrower.path)).texts == [mail(1), mail(2)])
        #expect(!FileManager.default.fileExists(atPath: spied))
    }
}
