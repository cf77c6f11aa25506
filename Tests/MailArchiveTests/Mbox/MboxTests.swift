import Testing

@testable import MailArchive

@Suite("An mbox")
struct MboxTests {
    let folder = TemporaryFolder()
    private let line = "From ann@example.org Thu Nov  6 12:00:00 2025\n"

    /// An mbox of mails as they are, each behind a line and before an empty one.
    private func mbox(_ mails: [String]) -> String { mails.map { "\(line)\($0)\n" }.joined() }

    @Test(
        "is cut where a message begins, and its quotes are undone",
        arguments: [
            ("A: 1\n\nx\n", "A: 1\n\nx\n"),
            ("A: 1\n\n>From x\n>>From y\n> From z\n>Fromage\n", "A: 1\n\nFrom x\n>From y\n> From z\n>Fromage\n"),
            ("A: 1\n\nx\n\nFrom now on\n", "A: 1\n\nx\n\nFrom now on\n"),
            (
                "A: 1\n\nx\nFrom ann@example.org Thu Nov  6 12:00:00 2025\n",
                "A: 1\n\nx\nFrom ann@example.org Thu Nov  6 12:00:00 2025\n"
            ),
            ("A: 1\n\n\n\n\n", "A: 1\n\n\n\n\n"),
            ("", ""),
        ])
    func cases(stored: String, message: String) async throws {
        let path = try folder.write("a.mbox", mbox([stored, mail(2)]))
        let reading = try await Reading(Archive(at: path))
        #expect(reading.texts == [message, mail(2)])
        #expect(reading.sequences == [1, 2])
        #expect(reading.entries[0].receivedAt == 1_762_430_400)
    }

    @Test("with CRLF keeps its line ends")
    func crlf() async throws {
        let text = mbox(["A: 1\n\nx\n", "A: 2\n\ny\n"]).replacing("\n", with: "\r\n")
        let path = try folder.write("a.mbox", text)
        #expect(try await Reading(Archive(at: path)).texts == ["A: 1\r\n\r\nx\r\n", "A: 2\r\n\r\ny\r\n"])
    }

    @Test("without an empty line at the end is whole")
    func noEmptyLine() async throws {
        let path = try folder.write("a.mbox", line + "A: 1\n\nx")
        #expect(try await Reading(Archive(at: path)).texts == ["A: 1\n\nx"])
    }

    @Test("whose lines name no real time goes by the mails' dates")
    func constantTime() async throws {
        let path = try folder.write("a.mbox", "From mboxrd@z Thu Jan  1 00:00:00 1970\n\(mail(1))\n")
        #expect(try await Reading(Archive(at: path)).entries.first?.receivedAt == 1_762_430_400)
    }

    @Test("of many and large messages is read whole, plain and compressed")
    func large() async throws {
        let mails = (1...1100).map { mail($0, body: String(repeating: "count \($0)\n", count: $0 % 30)) }
        let huge = mail(0, body: String(repeating: "From far away\n\n", count: 30_000))
        let bytes = Array(mbox(mails + [huge] + mails).utf8)
        let plain = try folder.write("a.mbox", bytes)
        // Two members behind each other, as `cat a.gz b.gz` makes.
        let packed = try folder.write("b.mbox.gz", gzip(Array(bytes[..<70_000])) + gzip(Array(bytes[70_000...])))
        let reading = try await Reading(Archive(at: plain))
        let other = try await Archive(at: packed)

        #expect(reading.texts == mails + [huge] + mails)
        #expect(other.name == "b")
        #expect(try await Reading(other) == reading)
        for cursor in reading.cursors {
            let rest = try await Reading(other, after: cursor)
            #expect(rest.entries[...] == reading.entries.suffix(rest.entries.count))
        }
    }

    @Test("that grows is read on behind the cursor; one that changed is not")
    func growth() async throws {
        let path = try folder.write("a.mbox", mbox([mail(1), mail(2)]))
        let archive = try await Archive(at: path)
        let first = try await Reading(archive)
        let tip = try await archive.sources()[0].tip
        #expect(try await Reading(archive, after: first.cursors.last).entries.isEmpty)
        try folder.write("a.mbox", mbox([mail(1), mail(2), mail(3)]))
        #expect(try await archive.sources()[0].tip != tip)
        let rest = try await Reading(archive, after: first.cursors.last)
        #expect(rest.texts == [mail(3)])
        #expect(rest.sequences == [3])
        for changed in [[mail(2)], [mail(1)], [mail(1), mail(3), mail(2)], [mail(1), "x" + mail(2)], []] {
            try folder.write("a.mbox", mbox(changed))
            let error = await archiveError { _ = try await Reading(archive, after: first.cursors.last) }
            #expect(error == .rewritten(path: path, source: "all"), "\(changed.count)")
        }
    }

    @Test("that is compressed and ends early gives its whole messages, then says so")
    func truncated() async throws {
        let mails = (1...5000).map { mail($0, body: "\($0 &* 7_919 % 10_007)") }
        let packed = gzip(Array(mbox(mails).utf8))
        let path = try folder.write("a.mbox.gz", Array(packed[..<(packed.count / 2)]))
        let archive = try await Archive(at: path)
        var texts: [String] = []
        let error = await archiveError {
            try await archive.read(ArchiveSource(id: "all", tip: nil), after: nil) { batch in
                for case .added(let bytes) in batch.changes.map(\.kind) {
                    texts.append(String(decoding: bytes, as: UTF8.self))
                }
            }
        }
        #expect(error == .unreadable(path: path, reason: "the compressed file ends early; fetch it again"))
        #expect(texts.count > 1000)
        #expect(texts[...] == mails.prefix(texts.count))
    }

    @Test("gives the bytes of its messages in the order asked for", arguments: ["a.mbox", "a.mbox.gz"])
    func bytes(name: String) async throws {
        let mails = (1...50).map { mail($0) }
        let text = Array(mbox(mails).utf8)
        let archive = try await Archive(at: folder.write(name, name.hasSuffix("gz") ? gzip(text) : text))
        let locators = try await Reading(archive).locators
        let strange = ["", "x", "1+1", "-1+5", "0+99999999", "5+-1"].map { MessageLocator(source: "all", place: $0) }
        let found = try await archive.bytes(of: [locators[40]] + strange + [locators[3], locators[40]])
        let texts = found.map { $0.map { String(decoding: $0, as: UTF8.self) } }
        #expect(texts == [mails[40]] + strange.map { _ in nil } + [mails[3], mails[40]])
    }

    @Test("takes dates and no commits")
    func ranges() async throws {
        let path = try folder.write("a.mbox", mbox([mail(1)]))
        let archive = try await Archive(at: path)
        let error = await archiveError { _ = try await archive.resolve(RangeExpression(revisions: "a..b")) }
        #expect(error == .invalidRange("a..b", reason: "mbox has no commits; choose by --since and --until"))
        let range = try await archive.resolve(RangeExpression(since: "@1762430400 +0000"))
        #expect(range.spans == nil)
        #expect(range.since == 1_762_430_400)
        #expect(range.startLabel == "@1762430400 +0000")
    }
}
