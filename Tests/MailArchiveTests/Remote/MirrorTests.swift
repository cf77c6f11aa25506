import TestKit
import Foundation
import Synchronization
import Testing

@testable import MailArchive

@Suite("A mirror")
struct MirrorTests {
    let folder = TemporaryFolder()

    private func texts(_ path: String, epoch: String) async throws -> [String] {
        try await Reading(Archive(at: path), source: epoch).texts
    }

    @Test("is cloned, and brought up to date with what is new alone", arguments: [true, false])
    func sync(hasManifest: Bool) async throws {
        let inbox = try await ServedInbox(folder, epochs: 2)
        if hasManifest { try await inbox.writeManifest() }
        let mirror = try ArchiveMirror(url: inbox.url + "/", at: folder("copy"))
        let first = try await mirror.sync()
        #expect(first.epochs.map(\.id) == ["0", "1"])
        #expect(first.epochs.map(\.outcome) == [.cloned, .cloned])
        #expect(try await texts(mirror.folder, epoch: "1") == [mail(10), mail(11), mail(12)])

        let second = try await mirror.sync()
        #expect(!second.hasNews)
        #expect(second.epochs.map(\.newTip) == first.epochs.map(\.newTip))

        try await inbox.add(13, to: 1)
        if hasManifest { try await inbox.writeManifest() }
        let third = try await mirror.sync()
        #expect(third.epochs.map(\.outcome) == [.unchanged, .fetched])
        #expect(third.epochs[1].oldTip == first.epochs[1].newTip)
        #expect(try await texts(mirror.folder, epoch: "1").last == mail(13))
        #expect(try await Archive(at: mirror.folder).sources().map(\.tip) == third.epochs.map(\.newTip))
    }

    @Test("asks for nothing but the manifest when there is no news")
    func noNews() async throws {
        let inbox = try await ServedInbox(folder, epochs: 3)
        try await inbox.writeManifest()
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"))
        _ = try await mirror.sync()
        inbox.server.forgetRequests()
        _ = try await mirror.sync()
        #expect(inbox.server.requests == ["/frob/manifest.js.gz"])
    }

    @Test("that was stopped goes on where it was")
    func resumed() async throws {
        let inbox = try await ServedInbox(folder, epochs: 2)
        try await inbox.writeManifest()
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"))
        inbox.server.refuse("/frob/git/1.git/info/refs", with: 503)
        let error = await archiveError { _ = try await mirror.sync() }
        guard case .refused(let url, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(url == "\(inbox.url)/git/1.git")
        #expect(reason.contains("503"))
        #expect(try await Archive(at: mirror.folder).sources().map(\.id) == ["0"])

        inbox.server.refuse("/frob/git/1.git/info/refs", with: nil)
        let result = try await mirror.sync()
        #expect(result.epochs.map(\.outcome) == [.unchanged, .cloned])
        #expect(try await texts(mirror.folder, epoch: "1") == [mail(10), mail(11), mail(12)])
    }

    @Test("follows a history that was rewritten")
    func rewritten() async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"))
        _ = try await mirror.sync()
        let commits = try await inbox.epochs[0].commits()
        try await inbox.epochs[0].commit([.add(mail(7))], from: commits[0])
        try await inbox.epochs[0].run(["update-server-info"])
        _ = try await mirror.sync()
        #expect(try await texts(mirror.folder, epoch: "0") == [mail(0), mail(7)])
    }

    @Test("of a server without epochs is one repository")
    func single() async throws {
        try folder.folder("served")
        let hashed = try await GitArchive(folder("served/v1"))
        try await hashed.commit([.write(["ab/\(String(repeating: "0", count: 38))": mail(1)])])
        try await hashed.run(["update-server-info"])
        let server = try FileServer(folder("served"))
        let mirror = try ArchiveMirror(url: "\(server.url)/v1", at: folder("copy"))
        #expect(try await mirror.sync().epochs.map(\.id) == ["all"])
        #expect(try await Archive(at: mirror.folder).kind == .publicInboxV1)
        #expect(try await Reading(Archive(at: mirror.folder)).texts == [mail(1)])
    }

    @Test("says which server refused, and why", arguments: [401, 403, 404, 500])
    func refused(status: Int) async throws {
        try folder.folder("served")
        let server = try FileServer(folder("served"))
        server.refuse("/frob/manifest.js.gz", with: status)
        let mirror = try ArchiveMirror(url: "\(server.url)/frob", at: folder("copy"))
        let error = await archiveError { _ = try await mirror.sync() }
        guard case .refused(let url, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(url.hasPrefix("\(server.url)/frob"))
        #expect(reason.contains(status == 404 ? "not found" : "\(status)"))
    }

    @Test("of a server with several archives needs one's name")
    func several() async throws {
        try folder.folder("served")
        let manifest = #"{"/a/git/0.git": {"fingerprint": "1"}, "/b/git/0.git": {}, "/b/git/1.git": {}}"#
        try folder.write("served/manifest.js.gz", gzip(Array(manifest.utf8)))
        let server = try FileServer(folder("served"))
        let mirror = try ArchiveMirror(url: server.url, at: folder("copy"))
        let error = await archiveError { _ = try await mirror.sync() }
        #expect(error == .refused(url: server.url, reason: "it serves 2 archives (/a, /b); name one"))
    }

    @Test(
        "of what is no web address is refused", arguments: ["ftp://a/b", "/tmp/a", "ext::sh", "--x", "", "http://a b/"])
    func addresses(url: String) {
        #expect(throws: ArchiveError.self) { try ArchiveMirror(url: url, at: folder("copy")) }
    }

    @Test("is written by one sync at a time")
    func locked() async throws {
        let lock = try SyncLock(folder("copy"))
        let mirror = try ArchiveMirror(url: "http://127.0.0.1:1/a", at: folder("copy"))
        let error = await archiveError { _ = try await mirror.sync() }
        #expect(
            error == .unwritable(path: lock.folder, reason: "another sync is at work here; wait for its end"))
        lock.release()
    }
}

@Suite("What git says while it fetches")
struct ProgressTests {
    @Test("is steps with numbers, and complaints")
    func lines() {
        let steps = Mutex<[String]>([])
        var lines = ProgressLines()
        let output =
            "remote: Counting objects:  50% (1/2)\rremote: Counting objects: 100% (2/2), done.\n"
            + "Receiving objects:  66% (6/9), 1.20 MiB | 3 MiB/s\rnote (7/9)\nfatal: unable to access: 403\n"
        for part in Array(output.utf8).split(maxSplits: 80, whereSeparator: { _ in false }) {
            lines.append(part) { step, done, total in steps.withLock { $0.append("\(step) \(done) \(total)") } }
        }
        lines.finish { _, _, _ in }
        #expect(steps.withLock { $0 } == ["Counting objects 1 2", "Counting objects 2 2", "Receiving objects 6 9"])
        #expect(lines.complaint == "unable to access: 403")
    }
}
