import Foundation
import Testing

@testable import MailArchive

/// An archive of which some objects are missing or damaged.
@Suite("Attack by damaged objects")
struct AttackDamageTests {
    let folder = TemporaryFolder()

    /// What can happen to an object's file.
    enum Damage: CaseIterable {
        /// It is not there.
        case removed
        /// Its content does not fit its checksum.
        case flipped
        /// It ends early.
        case cut
        /// It is no object at all.
        case replaced
    }

    private func damage(_ repository: GitArchive, _ blob: String, _ damage: Damage) throws {
        let path = "\(repository.path)/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        switch damage {
        case .removed: return try FileManager.default.removeItem(atPath: path)
        case .flipped: bytes[bytes.count / 2] ^= 0x55
        case .cut: bytes = bytes.prefix(bytes.count / 2)
        case .replaced: bytes = Data("no object".utf8)
        }
        try bytes.write(to: URL(filePath: path))
    }

    /// Text that does not compress, so that damage in the middle is damage of the content.
    private func body(_ number: Int) -> String {
        var state = UInt64(number + 1)
        return (0..<400).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state, radix: 36)
        }.joined(separator: "\n")
    }

    private func repository(_ damaged: [Int], _ damage: Damage, count: Int) async throws -> GitArchive {
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit((1...count).map { .add(mail($0, body: body($0))) })
        let commits = try await repository.commits()
        let blobs = try await repository.run(["rev-parse"] + damaged.map { "\(commits[$0 - 1]):m" })
        _ = try LooseObjects(repository)
        for blob in blobs.split(separator: "\n") { try self.damage(repository, String(blob), damage) }
        return repository
    }

    @Test("costs these messages alone", arguments: Damage.allCases, [[2], [1], [6], [1, 2, 5, 6]])
    func costs(_ damage: Damage, _ damaged: [Int]) async throws {
        let repository = try await repository(damaged, damage, count: 6)
        let archive = try await Archive(at: repository.path)
        var (sequences, unreadable, cursor): ([Int], [String], String?) = ([], [], nil)
        try await archive.read(try await archive.sources()[0], after: nil) { batch in
            sequences += batch.changes.map(\.sequence)
            unreadable += batch.unreadable
            cursor = batch.cursor
        }
        #expect(sequences == (1...6).filter { !damaged.contains($0) })
        #expect(Set(unreadable).count == damaged.count && unreadable.count == damaged.count, "\(unreadable)")
        #expect(cursor == "6 \(try await repository.commits()[5])")

        let blobs = try await repository.run(["log", "--reverse", "--format=", "--raw", "--no-abbrev"])
            .split(separator: "\n").map { MessageLocator(source: "all", location: String($0.split(separator: " ")[3])) }
        let open = OpenArchives()
        for found in [
            try await archive.bytes(of: blobs), try await open.bytes(of: blobs, at: repository.path),
            try await open.bytes(of: blobs, at: repository.path),
        ] {
            #expect(found.map { $0 == nil } == (1...6).map { damaged.contains($0) })
        }
    }

    @Test("does not reach other batches of a long history")
    func long() async throws {
        let repository = try await repository([5, 1030, 2050, 2051], .flipped, count: 2060)
        let archive = try await Archive(at: repository.path)
        var (sequences, unreadable): ([Int], Int) = ([], 0)
        try await archive.read(try await archive.sources()[0], after: nil) { batch in
            sequences += batch.changes.map(\.sequence)
            unreadable += batch.unreadable.count
        }
        #expect(sequences == (1...2060).filter { ![5, 1030, 2050, 2051].contains($0) })
        #expect(unreadable == 4)
    }
}

@Suite("Attack by a mail that is too large", .serialized)
struct AttackSizeTests {
    let folder = TemporaryFolder()

    /// Less than what counts for users, for speed; the mails of all other tests are smaller than that.
    init() { MailSize.setLimit(16 << 20) }

    /// A mail with more text than is read, in long lines, since a debug build is slow at many.
    private var huge: String {
        let line = String(repeating: "All work and no play. ", count: 200) + "\n"
        return """
            From: Ann Example <ann@example.org>
            Subject: [PATCH] frob: a large one
            Content-Type: multipart/mixed;
             boundary=x
            Message-ID: <huge@example.org>

            """ + "\n" + String(repeating: line, count: MailSize.limit / line.utf8.count + 1)
    }

    private func check(_ texts: [String], _ oversized: Int, others: [String]) {
        #expect(texts.count == 3)
        #expect(oversized == 1)
        #expect(texts.filter { $0.utf8.count > 1000 }.isEmpty)
        let large = texts.first { $0.contains("huge@") } ?? ""
        #expect(large.hasPrefix("From: Ann Example <ann@example.org>\nSubject: [PATCH] frob: a large one\nMessage-ID:"))
        #expect(large.contains("tidings.maxmail") && !large.contains("boundary"))
        #expect(texts.filter { !$0.contains("huge@") } == others)
    }

    private func read(_ path: String) async throws {
        let archive = try await Archive(at: path)
        var (texts, oversized, locators): ([String], Int, [MessageLocator]) = ([], 0, [])
        try await archive.read(try await archive.sources()[0], after: nil) { batch in
            for case .added(let bytes) in batch.changes.map(\.kind) {
                texts.append(String(decoding: bytes, as: UTF8.self))
            }
            oversized += batch.oversized
            locators += batch.changes.map(\.locator)
        }
        check(texts, oversized, others: [mail(1), mail(2)])
        let again = try await archive.bytes(of: locators).map { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(again == texts)
    }

    @Test("is known by its header and says so, in an mbox", arguments: ["a.mbox", "a.mbox.gz"])
    func mbox(name: String) async throws {
        let line = "From ann@example.org Thu Nov  6 12:00:00 2025\n"
        let bytes = Array([mail(1), huge, mail(2)].map { "\(line)\($0)\n" }.joined().utf8)
        try await read(folder.write(name, name.hasSuffix("gz") ? gzip(bytes) : bytes))
    }

    @Test("takes none of the small ones before it with it, whatever lengths they claim")
    func claimedLengths() async throws {
        let line = "From ann@example.org Thu Nov  6 12:00:00 2025\n"
        let claim = "Content-Length: \(MailSize.limit - 1000)\n"
        let mails = [claim + mail(1), claim + mail(2), huge, claim + mail(3)]
        let path = try folder.write("a.mbox", mails.map { "\(line)\($0)\n" }.joined())
        let reading = try await Reading(Archive(at: path))
        #expect(reading.texts.count == 4)
        #expect([0, 1, 3].allSatisfy { reading.texts[$0] == mails[$0] })
    }

    @Test("is known by its header and says so, in a Maildir")
    func maildir() async throws {
        for name in ["cur", "new"] { try folder.folder("box/\(name)") }
        for (number, text) in [mail(1), huge, mail(2)].enumerated() {
            try folder.write("box/cur/\(number)", text, time: 1_762_430_400 + number)
        }
        try await read(folder("box"))
    }

    @Test("is known by its header and says so, in a repository")
    func repository() async throws {
        let repository = try await GitArchive(folder("a.git"))
        try await repository.commit([.add(mail(1)), .add(huge), .add(mail(2))])
        try await read(repository.path)
    }
}
