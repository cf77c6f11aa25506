import TestKit
import Foundation
import Testing

/// `tidings sync` against a server of files on this machine.
@Suite("sync")
struct SyncTests {
    /// A list whose archive is an epoch behind a server.
    private struct Served {
        let list: PostedList
        let server: FileServer
        private let epoch: String

        /// Where the archive comes to.
        var copy: String { list.program.folder.appending(path: "copy").path }

        init() throws {
            list = try AmTests.list()
            let folder = list.program.folder.appending(path: "served")
            epoch = folder.appending(path: "tide-devel/git/0.git").path
            try list.git("clone", "--quiet", "--mirror", list.archive.path, epoch)
            try list.git("--git-dir=\(epoch)", "update-server-info")
            server = try FileServer(folder.path)
        }

        /// Has the server get the mails that the list got since.
        func deliver() throws {
            try list.git("--git-dir=\(epoch)", "fetch", "--quiet", list.archive.path, "+refs/heads/*:refs/heads/*")
            try list.git("--git-dir=\(epoch)", "update-server-info")
        }

        /// Syncs into an index of its own.
        func sync() throws -> Program.Run {
            try list.program.run(
                "sync", "\(server.url)/tide-devel", "--to", copy, "--index",
                list.program.folder.appending(path: "synced.sqlite").path)
        }
    }

    @Test("everything first, then only what is new, then nothing")
    func grows() throws {
        let served = try Served()
        let first = try served.sync()
        #expect(first.status == 0, "\(first.complaint)")
        #expect(first.output == "tide-devel: 5 new messages, 5 in 1 epoch\n")

        try served.list.post([
            served.list.answer(
                "Thanks!", to: "tide-v1-0@example.org", subject: "[PATCH v1 0/3] tide: count better",
                from: "Ann Example <ann@example.com>", id: "thanks@example.com")
        ])
        try served.deliver()
        #expect(try served.sync().output == "tide-devel: 1 new message, 6 in 1 epoch\n")
        #expect(try served.sync().output == "tide-devel: 0 new messages, 6 in 1 epoch\n")

        let index = served.list.program.folder.appending(path: "synced.sqlite").path
        let thread = try served.list.program.run("thread", "thanks@example.com", "--index", index)
        #expect(thread.output == (try served.list.program.run("thread", "thanks@example.com")).output)
    }

    @Test("a server that refuses is named, with its reason, and what is here stays")
    func refused() throws {
        let served = try Served()
        let unknown = try served.list.program.run("sync", "\(served.server.url)/nothing", "--to", served.copy)
        #expect(unknown.status == 3)
        #expect(unknown.output.isEmpty)
        #expect(unknown.complaint.contains("127.0.0.1"), "\(unknown.complaint)")
    }

    @Test("lists of the configuration are synced by name, and without a name all of them")
    func configured() throws {
        let served = try Served()
        let folder = served.list.program.folder.appending(path: ".config/tidings")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = "[list \"tides\"]\n\turl = \(served.server.url)/tide-devel\n\tpath = \(served.copy)\n"
        try Data(text.utf8).write(to: folder.appending(path: "config"))
        let named = try served.list.program.run("sync", "tides")
        #expect(named.output == "tides: 5 new messages, 5 in 1 epoch\n", "\(named.complaint)")
        #expect(try served.list.program.run("sync").output == "tides: 0 new messages, 5 in 1 epoch\n")
        #expect(try served.list.program.run("sync", "others").status == 2)
    }
}
