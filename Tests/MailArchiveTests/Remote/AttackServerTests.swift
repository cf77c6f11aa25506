import TestKit
import Foundation
import Testing

@testable import MailArchive

/// What a server may do to a sync: nothing beyond the limits, and nothing outside the folder.
@Suite("Attack by a server")
struct AttackServerTests {
    let folder = TemporaryFolder()

    private func refusal(_ server: HostileServer, _ limits: SyncLimits = SyncLimits()) async throws -> String {
        let mirror = try ArchiveMirror(url: "\(server.url)/list", at: folder("copy"), limits: limits)
        let error = await archiveError { _ = try await mirror.sync() }
        guard case .refused(_, let reason) = error else { return "\(String(describing: error))" }
        return reason
    }

    /// All that lies in the folder, as text.
    private func contents() -> String {
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return files.map { file in
            file + "\n" + String(decoding: FileManager.default.contents(atPath: folder(file)) ?? Data(), as: UTF8.self)
        }.joined(separator: "\n")
    }

    @Test("that sends a list of epochs without end is left")
    func endlessManifest() async throws {
        let server = try HostileServer { _ in .endless([UInt8](repeating: 7, count: 1 << 16)) }
        #expect(try await refusal(server) == "it has more than 1 MiB")
        #expect(server.requests == 1)
    }

    @Test("that sends a list of epochs that grows without end when it is decompressed is left")
    func bomb() async throws {
        let bomb = gzip([UInt8](repeating: 32, count: 17 << 20))
        let server = try HostileServer { $0.hasSuffix("manifest.js.gz") ? .bytes(bomb) : .nothing }
        #expect(try await refusal(server) == "it has more than 4 MiB")
    }

    @Test("that has more epochs than an archive can have is left")
    func manyEpochs() async throws {
        let entries = (0..<2000).map { "\"/list/git/\($0).git\":{}" }.joined(separator: ",")
        let manifest = gzip(Array("{\(entries)}".utf8))
        let server = try HostileServer { $0.hasSuffix("manifest.js.gz") ? .bytes(manifest) : .nothing }
        #expect(try await refusal(server).hasPrefix("it says that it has 2000 epochs"))
        #expect(server.requests == 1)
    }

    @Test("that takes more time for all epochs than a list may is left")
    func slowList() async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        var limits = SyncLimits()
        limits.listTime = 0
        let error = await archiveError {
            _ = try await ArchiveMirror(url: inbox.url, at: folder("copy"), limits: limits).sync()
        }
        guard case .refused(_, "its epochs took more than 0 seconds; the next sync goes on")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("that sends more in all epochs than a list may is left, and the next sync goes on")
    func largeList() async throws {
        let inbox = try await ServedInbox(folder, epochs: 2)
        var limits = SyncLimits()
        limits.listSize = 0
        let error = await archiveError {
            _ = try await ArchiveMirror(url: inbox.url, at: folder("copy"), limits: limits).sync()
        }
        guard case .refused(_, "its epochs sent more than 0 MiB; the next sync goes on")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let result = try await ArchiveMirror(url: inbox.url, at: folder("copy"), limits: limits).sync()
        #expect(result.epochs.map(\.outcome) == [.unchanged, .cloned])
    }

    @Test("that has a repository at every address is not asked for ever")
    func everyAddress() async throws {
        let server = try HostileServer { path in
            if path.hasSuffix("/info/refs") {
                return .bytes(Array("\(String(repeating: "1", count: 40))\trefs/heads/master\n".utf8))
            }
            return path.hasSuffix("/HEAD") ? .bytes(Array("ref: refs/heads/master\n".utf8)) : .nothing
        }
        #expect(try await refusal(server).hasPrefix("it says that it has any number of epochs"))
        #expect(server.requests < 20)
    }

    @Test("that says nothing is left after a time")
    func silent() async throws {
        let server = try HostileServer { _ in .silence }
        var limits = SyncLimits()
        limits.questionTime = 1
        #expect(try await refusal(server, limits).contains("timed out"))
        // The same where git asks.
        let questions = try HostileServer { $0.hasSuffix("manifest.js.gz") ? .nothing : .silence }
        #expect(try await refusal(questions, limits) == "it took more than 1 seconds")
    }

    @Test("that sends refs without end is left")
    func endlessRefs() async throws {
        let line = "\(String(repeating: "1", count: 40))\trefs/heads/\(String(repeating: "a", count: 2000))\n"
        let server = try HostileServer {
            $0.hasSuffix("manifest.js.gz") ? .nothing : .endless(Array(String(repeating: line, count: 100).utf8))
        }
        var limits = SyncLimits()
        limits.memory = 64 << 20
        let reason = try await refusal(server, limits)
        #expect(!reason.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder("copy/git")))
    }

    @Test("that sends more of an epoch than is allowed is left")
    func largeEpoch() async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        var state: UInt64 = 1
        let noise = (0..<200_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state, radix: 36)
        }.joined(separator: "\n")
        try await inbox.epochs[0].commit([.add(mail(9, body: noise))], time: 1_762_450_000)
        try await inbox.epochs[0].run(["update-server-info"])
        try await inbox.writeManifest()
        var limits = SyncLimits()
        limits.epochSize = 1 << 18
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"), limits: limits)
        #expect(await archiveError { _ = try await mirror.sync() } != nil)
        #expect(!FileManager.default.fileExists(atPath: folder("copy/git/0.git")))
    }

    @Test("can be left at any time")
    func stopped() async throws {
        let server = try HostileServer { _ in .silence }
        let mirror = try ArchiveMirror(url: "\(server.url)/list", at: folder("copy"))
        let task = Task { try await mirror.sync() }
        while server.requests == 0 { await Task.yield() }
        task.cancel()
        let result = await task.result
        #expect(throws: ArchiveError.stopped(url: "\(server.url)/list")) { try result.get() }
    }

    @Test(
        "at another address is another list, also where an older mirror remembers it in its configuration",
        arguments: [true, false])
    func anotherAddress(isOlder: Bool) async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        let mirror = try ArchiveMirror(url: inbox.url, at: folder("copy"))
        _ = try await mirror.sync()
        if isOlder { try FileManager.default.removeItem(atPath: folder("copy/tidings-url")) }
        try folder.folder("served/other/git")
        let other = try await GitArchive(folder("served/other/git/0.git"), mails: 70...71)
        try await other.run(["update-server-info"])
        let stranger = try ArchiveMirror(url: "\(inbox.server.url)/other", at: folder("copy"))
        let error = await archiveError { _ = try await stranger.sync() }
        #expect(error == .anotherArchive(folder: folder("copy"), known: inbox.url, url: stranger.address.url))
        #expect(error?.description.contains("--name NAME") == true)
        #expect(try await Reading(Archive(at: folder("copy")), source: "0").texts == [mail(0), mail(1), mail(2)])

        _ = try await stranger.sync(hasMoved: true)
        #expect(try await Reading(Archive(at: folder("copy")), source: "0").texts == [mail(70), mail(71)])
        #expect(try await !stranger.sync().hasNews)
    }

    @Test("gets the password of an address, which stands in no file and no message", arguments: [true, false])
    func password(hasManifest: Bool) async throws {
        let inbox = try await ServedInbox(folder, epochs: 1)
        if hasManifest { try await inbox.writeManifest() }
        inbox.server.demand(user: "ann", password: "secret word/1")
        func url(_ user: String) -> String { inbox.url.replacing("http://", with: "http://\(user)@") }
        let mirror = try ArchiveMirror(url: url("ann:secret%20word%2F1"), at: folder("copy"))
        #expect(mirror.address.url == inbox.url)
        #expect(try await mirror.sync().hasNews)
        #expect(!contents().contains("secret"))

        for wrong in ["ann:secret9", "ann", "secret8:x"] {
            let mirror = try ArchiveMirror(url: url(wrong), at: folder("copy"))
            let error = await archiveError { _ = try await mirror.sync() }
            #expect(error != nil && error?.description.contains("secret") == false, "\(String(describing: error))")
        }
    }

    @Test(
        "gets no address that could be something else",
        arguments: [
            "http://", "http:///x", "http://-x/", "http://a/?x", "http://a/#x", "http://a/<x>", "file:///etc",
            "http://u:secret@/x", "ext::secret",
        ])
    func addresses(url: String) {
        do {
            _ = try RemoteAddress(url)
            Issue.record("it was taken")
        } catch {
            #expect(!url.contains("@") || !error.description.contains("secret"))
        }
    }

    @Test("is known in other writings of its address")
    func identity() throws {
        let known = try RemoteAddress("https://Lists.Example.org/reef/").identity
        #expect(try RemoteAddress("http://ann:x@lists.example.org/reef").identity == known)
        #expect(try RemoteAddress("https://lists.example.org/Reef").identity != known)
        #expect(MirrorOrigin.archive(of: "https://a.example/reef/0") == "https://a.example/reef")
        #expect(MirrorOrigin.archive(of: "https://a.example/reef/git/11.git") == "https://a.example/reef")
        #expect(MirrorOrigin.archive(of: "https://a.example/reef") == "https://a.example/reef")
    }
}
