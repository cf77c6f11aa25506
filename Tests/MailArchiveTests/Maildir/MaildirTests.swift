import Foundation
import Testing

@testable import MailArchive

@Suite("A Maildir")
struct MaildirTests {
    let folder = TemporaryFolder()

    private func archive() async throws -> Archive {
        for name in ["cur", "new", "tmp"] { try folder.folder("box/\(name)") }
        try folder.write("box/cur/1762430400.a.host:2,S", mail(1), time: 1_762_430_400)
        try folder.write("box/new/1762430460.b.host", mail(2), time: 1_762_430_460)
        try folder.write("box/cur/1762430500.c.host:2,", mail(3), time: 1_762_430_500)
        try folder.write("box/tmp/1762430501.d.host", mail(9), time: 1_762_430_501)
        try folder.write("box/cur/.hidden", mail(9), time: 1_762_430_501)
        return try await Archive(at: folder("box"))
    }

    @Test("gives its messages by time, from both folders")
    func order() async throws {
        let reading = try await Reading(archive())
        #expect(reading.texts == [mail(1), mail(2), mail(3)])
        #expect(reading.sequences == [1, 2, 3])
        #expect(reading.entries.map(\.receivedAt) == [1_762_430_400, 1_762_430_460, 1_762_430_500])
        #expect(reading.locators.map(\.location) == ["1762430400.a.host", "1762430460.b.host", "1762430500.c.host"])
        #expect(reading.expected == 3)
    }

    @Test("that was copied says when its messages were received by their last Received field")
    func copied() async throws {
        for name in ["cur", "new"] { try folder.folder("box/\(name)") }
        let received =
            "Received: from a by b; Thu, 6 Nov 2025 13:00:05 +0100\nReceived: from c by a;\n Thu, 6 Nov 2025 11:00:00 +0000\n"
        try folder.write("box/cur/1:2,", received + mail(1), time: 1_790_000_000)
        try folder.write("box/cur/2:2,", "Received: from nowhere, at some time\n" + mail(2), time: 1_790_000_000)
        try folder.write("box/cur/3:2,", mail(3) + received, time: 1_790_000_000)
        let reading = try await Reading(Archive(at: folder("box")))
        #expect(reading.entries.map(\.receivedAt) == [1_762_430_405, 1_790_000_000, 1_790_000_000])
    }

    @Test("is read on when mail came, also when flags changed")
    func growth() async throws {
        let archive = try await archive()
        let tip = try await archive.sources()[0].tip
        let cursor = try await Reading(archive).cursors.last
        try FileManager.default.moveItem(
            atPath: folder("box/new/1762430460.b.host"), toPath: folder("box/cur/1762430460.b.host:2,RS"))
        #expect(try await Reading(archive, after: cursor).entries.isEmpty)
        try folder.write("box/new/1762430600.e.host", mail(4), time: 1_762_430_600)
        let rest = try await Reading(archive, after: cursor)
        #expect(rest.texts == [mail(4)])
        #expect(rest.sequences == [4])
        #expect(try await archive.sources()[0].tip != tip)
    }

    @Test("is read again when a message went, or came with an older time")
    func rewritten() async throws {
        let archive = try await archive()
        let cursor = try await Reading(archive).cursors.last
        try folder.write("box/new/1762430300.e.host", mail(4), time: 1_762_430_300)
        let older = await archiveError { _ = try await Reading(archive, after: cursor) }
        #expect(older == .rewritten(path: folder("box"), source: "all"))
        for name in ["new/1762430300.e.host", "cur/1762430500.c.host:2,"] {
            try FileManager.default.removeItem(atPath: folder("box/\(name)"))
        }
        let gone = await archiveError { _ = try await Reading(archive, after: cursor) }
        #expect(gone == .rewritten(path: folder("box"), source: "all"))
    }

    @Test("gives bytes by name, wherever the file is now")
    func bytes() async throws {
        let archive = try await archive()
        let locators = try await Reading(archive).locators
        try FileManager.default.moveItem(
            atPath: folder("box/new/1762430460.b.host"), toPath: folder("box/cur/1762430460.b.host:2,S"))
        let strange = MessageLocator(source: "all", location: "../tmp/1762430501.d.host")
        let found = try await archive.bytes(of: [locators[1], strange, locators[0]])
        #expect(found.map { $0.map { String(decoding: $0, as: UTF8.self) } } == [mail(2), nil, mail(1)])
    }

    @Test("is listed once for all look-ups, until it changes")
    func lookups() throws {
        for name in ["cur", "new"] { try folder.folder("box/\(name)") }
        for number in 1...4 { try folder.write("box/cur/\(number).host:2,S", mail(number)) }
        // Long ago, so that no change can be missed within the same tick of the clock.
        func age(by seconds: Int) throws {
            for name in ["cur", "new"] {
                let date = Date(timeIntervalSince1970: TimeInterval(1_762_430_400 - seconds))
                try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder("box/\(name)"))
            }
        }
        try age(by: 100)
        let maildir = Maildir(path: folder("box"))
        func text(_ name: String) -> String? {
            maildir.messages(named: [name])[0].map { String(decoding: $0, as: UTF8.self) }
        }
        for number in 1...4 { #expect(text("\(number).host") == mail(number)) }
        #expect(text("nobody.host") == nil)
        #expect(maildir.listing.count == 1)
        try FileManager.default.moveItem(
            atPath: folder("box/cur/1.host:2,S"), toPath: folder("box/cur/1.host:2,RS"))
        try folder.write("box/new/5.host", mail(5))
        try age(by: 50)
        #expect(text("1.host") == mail(1))
        #expect(text("5.host") == mail(5))
        #expect(maildir.listing.count == 2)
    }

    @Test("finds a message that came within the same tick as the listing")
    func racy() throws {
        for name in ["cur", "new"] { try folder.folder("box/\(name)") }
        let maildir = Maildir(path: folder("box"))
        #expect(maildir.messages(named: ["1.host"]) == [nil])
        let before = try FileManager.default.attributesOfItem(atPath: folder("box/new"))[.modificationDate] as? Date
        try folder.write("box/new/1.host", mail(1))
        try FileManager.default.setAttributes(
            [.modificationDate: before ?? Date()], ofItemAtPath: folder("box/new"))
        #expect(maildir.messages(named: ["1.host"]) == [Array(mail(1).utf8)])
    }

    @Test("without messages has no tip")
    func empty() async throws {
        try folder.folder("box/cur")
        try folder.folder("box/new")
        let archive = try await Archive(at: folder("box"))
        #expect(try await archive.sources() == [ArchiveSource(id: "all", tip: nil)])
        #expect(try await Reading(archive).entries.isEmpty)
    }
}
