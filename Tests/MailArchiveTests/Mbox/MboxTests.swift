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
        let strange = ["", "x", "1+1", "-1+5", "0+99999999", "5+-1"].map { MessageLocator(source: "all", location: $0) }
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

/// What programs write that call their files mboxes.
@Suite("An mbox of another dialect")
struct MboxDialectTests {
    let folder = TemporaryFolder()

    private func texts(_ text: String) async throws -> [String] {
        let path = try folder.write("\(text.hashValue).mbox", text)
        let archive = try await Archive(at: path)
        let reading = try await Reading(archive)
        // The same from every cursor, and by place.
        for cursor in reading.cursors { #expect(try await Reading(archive, after: cursor).entries.isEmpty) }
        let again = try await archive.bytes(of: reading.locators)
        #expect(again.map { $0.map { String(decoding: $0, as: UTF8.self) } } == reading.texts)
        return reading.texts
    }

    @Test(
        "is cut where its messages begin",
        arguments: [
            (
                "no empty line",
                "From a@b.example Thu Nov  6 12:00:00 2025\nA: 1\n\nx\nFrom a@b.example Thu Nov  6 12:00:00 2025\nA: 2\n\ny\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            (
                "From - of Mozilla",
                "From - Thu Nov 06 12:00:00 2025\nA: 1\n\nx\n\nFrom - Thu Nov 06 12:00:00 2025\nA: 2\n\ny\n\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            (
                "From nobody, undated", "From nobody\nA: 1\n\nx\n\nFrom nobody\nA: 2\n\ny\n\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            (
                "an address, undated", "From a@b.example\nA: 1\n\nx\n\nFrom a@b.example\nA: 2\n\ny\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            (
                "RFC dates",
                "From a@b.example Thu, 6 Nov 2025 12:00:00 +0000\nA: 1\n\nx\n\nFrom a@b.example Thu, 6 Nov 2025 12:00:00 +0000\nA: 2\n\ny\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            (
                "ISO dates",
                "From a@b.example 2025-11-06T12:00:00Z\nA: 1\n\nx\n\nFrom a@b.example 2025-11-06T12:00:00Z\nA: 2\n\ny\n",
                ["A: 1\n\nx\n", "A: 2\n\ny\n"]
            ),
            ("a byte order mark", "\u{FEFF}From a@b.example Thu Nov  6 12:00:00 2025\nA: 1\n\nx\n", ["A: 1\n\nx\n"]),
            ("empty lines before", "\n\r\n\nFrom a@b.example Thu Nov  6 12:00:00 2025\nA: 1\n\nx\n", ["A: 1\n\nx\n"]),
            (
                "prose with an undated From",
                "From - Thu Nov 06 12:00:00 2025\nA: 1\n\nx\n\nFrom nobody\n\nFrom a@b.example\nwords: and more\nFrom -\nA: b\n",
                ["A: 1\n\nx\n\nFrom nobody\n", "words: and more\nFrom -\nA: b\n"]
            ),
            (
                "a dated line within a text",
                "From a@b.example Thu Nov  6 12:00:00 2025\nA: 1\n\nx\nFrom a@b.example Thu Nov  6 12:00:00 2025\nwords\n",
                ["A: 1\n\nx\nFrom a@b.example Thu Nov  6 12:00:00 2025\nwords\n"]
            ),
        ] as [(String, String, [String])])
    func cut(_ name: String, _ file: String, _ expected: [String]) async throws {
        #expect(try await texts(file) == expected, "\(name)")
    }

    @Test("whose Content-Length is right is cut by it, and no line in it is a quote", arguments: ["\n", "\r\n"])
    func counted(end: String) async throws {
        func message(_ body: String, length: Int? = nil) -> String {
            let body = body.replacing("\n", with: end)
            return "From a@b.example Thu Nov  6 12:00:00 2025\nA: 1\nContent-Length: \(length ?? body.utf8.count)\n\n"
                .replacing("\n", with: end) + body + end
        }
        let bodies = [
            "one\n\nFrom b@c.example Thu Nov  6 12:00:00 2025\nB: 2\n\n>From us\n", "two\n>From them\n", "", "four\n",
        ]
        let stored = bodies.map { message($0) }
        let expected = stored.map {
            $0.replacing(">From them", with: "From them").split(separator: end, maxSplits: 1)[1]
        }
        #expect(try await texts(stored.joined()) == expected.map { String($0.dropLast()) })
        // A length that leads into the middle of something is none.
        for wrong in [0, 3, 20, 100_000, 1 << 50] {
            let wrongly = try await texts(message("one\n", length: wrong) + message("two\n", length: wrong))
            #expect(wrongly.count == 2, "\(wrong)")
        }
    }

    @Test("does not end a message at a patch that is attached to it")
    func attachedPatch() async throws {
        let patch =
            "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ann <ann@example.org>\n\nx\n"
        let mail = "A: 1\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n\(patch)\n--b--\n"
        let line = "From a@b.example Thu Nov  6 12:00:00 2025\n"
        #expect(try await texts("\(line)\(mail)\n\(line)A: 2\n\ny\n") == [mail, "A: 2\n\ny\n"])
        // In a file of patches each is a message.
        #expect(try await texts("\(patch)\n\(patch)\n").count == 2)
    }
}

@Suite("An archive of Mailman 2")
struct PipermailTests {
    let folder = TemporaryFolder()

    private let file = """
        From ana at reef.example.com  Mon Mar  2 08:00:00 2026
        From: ana at reef.example.com (Ana Reis)
        Date: Mon, 02 Mar 2026 08:00:00 +0000
        Subject: [PATCH] reef: look at this
        Message-ID: <q1@reef.example.com>

        Look at reef.example.com for more, or at <b> and <look at this>.

        Signed-off-by: Ana Reis <ana at reef.example.com>

        From bo at lind.example.net  Mon Mar  2 09:00:00 2026
        From: bo at lind.example.net
        Subject: [PATCH] reef: look at this
        In-Reply-To: <q1@reef.example.com>
        Message-ID: <q2@lind.example.net>

        Reviewed-by: Bo Lind <bo at lind.example.net>

        """

    @Test("is known as one, and shows its addresses", arguments: ["2026-March.txt", "2026-March.txt.gz"])
    func addresses(name: String) async throws {
        let bytes = Array(file.utf8)
        let archive = try await Archive(at: folder.write(name, name.hasSuffix("gz") ? gzip(bytes) : bytes))
        #expect(archive.kind == .pipermail)
        #expect(archive.name == "2026-March")
        let reading = try await Reading(archive)
        #expect(reading.texts.count == 2)
        #expect(reading.texts[0].hasPrefix("From: ana@reef.example.com (Ana Reis)\n"))
        #expect(
            reading.texts[0].hasSuffix(
                "Look at reef.example.com for more, or at <b> and <look at this>.\n\n"
                    + "Signed-off-by: Ana Reis <ana@reef.example.com>\n"))
        #expect(reading.texts[1].contains("From: bo@lind.example.net\n"))
        #expect(reading.texts[1].contains("Reviewed-by: Bo Lind <bo@lind.example.net>"))
        let again = try await archive.bytes(of: reading.locators)
        #expect(again.map { $0.map { String(decoding: $0, as: UTF8.self) } } == reading.texts)
    }

    @Test("is not what an mbox with whole addresses is")
    func mbox() async throws {
        let archive = try await Archive(
            at: folder.write(
                "a.mbox",
                "From a@b.example Thu Nov  6 12:00:00 2025\nFrom: A at home <a@b.example>\n\n<a at b.example>\n"))
        #expect(archive.kind == .mbox)
        #expect(try await Reading(archive).texts[0].contains("<a at b.example>"))
    }
}
