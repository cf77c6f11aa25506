import Foundation
import MailFormat
import PatchFormat
import PatchTracking
import Testing

@testable import DigestReport

/// Patches whose text git would take for a header: what `git am` records is what is told.
@Suite("Attack: headers in the text of a patch")
struct AttackMailboxTests {
    private static let diff =
        "---\n a.c | 2 +-\n\ndiff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-old\n+new\n-- \n2.40\n"
    /// With what a text can begin.
    private static let firsts = [
        "", "From: Bob Known <bob@b.example>\n\n", "From: Bob Known <bob@b.example>\n \n",
        "Subject: [PATCH] b: other\n\n",
        "Date: Mon, 1 Jan 2001 00:00:00 +0000\n\n", "[PATCH] b: other\n\n", "\n\n", "a text\n\n",
        "From: Bob Known <bob@b.example>\nSubject: b: other\n\n\n",
        ">From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\n",
        "From:\n Bob Known <bob@b.example>\n\n",
    ]
    /// What follows, as a header or not.
    private static let seconds = [
        "From: Evil <evil@evil.example>\n", "FROM: Evil <evil@evil.example>\n", "From:\n Evil <evil@evil.example>\n",
        "From:\tEvil <evil@evil.example>\n", "From: Evil\n <evil@evil.example>\n", "Subject: another subject\n",
        "Date: Tue, 2 Jan 2001 00:00:00 +0000\n", "[PATCH] evil\n", "[PATCH v2 3/4] evil\n",
        ">From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\nFrom: Evil <evil@evil.example>\n",
        "Content-Type: text/plain; charset=utf-16\n", "Content-Transfer-Encoding: base64\n",
        "From: Evil <evil@evil.example>\nSubject: another subject\nDate: Tue, 2 Jan 2001 00:00:00 +0000\n",
        "Link: https://x.example\n", "\u{1}From: Evil <evil@evil.example>\n",
    ]

    /// What git records of a mail: author, address, subject and date, a line each.
    private static func recorded(_ mail: [UInt8], in folder: URL) throws -> [String] {
        let file = folder.appending(path: "mail")
        try Data(mail).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "git", "mailinfo", folder.appending(path: "msg").path, folder.appending(path: "patch").path,
        ]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = folder.appending(path: "info")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test("are no header for git am", arguments: firsts)
    func headers(first: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidings-mailbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for second in Self.seconds {
            for rest in ["\nmsg\n", "msg\n", "\nFrom: Third <third@t.example>\n\nmsg\n", ""] {
                let text = first + second + rest
                let message = Message(
                    parsing: Array(
                        ("From: Ann Author <ann@a.example>\nDate: Thu, 01 Jan 2026 00:00:00 +0000\nMessage-ID: <m@x>\n"
                            + "Subject: [PATCH] a: fix\n\n" + text + Self.diff).utf8))
                let mail = PatchMail(message)
                let tracked = TrackedMessage(
                    id: "m@x", mail: mail, sender: message.sender, receivedAt: 1_767_225_600, sentAt: nil,
                    ancestors: [], patchID: nil)
                let series = Series(total: 1, parts: [Part(number: 1, message: tracked)], threadID: "m@x")
                let mailbox = SeriesMailbox(series, tags: ReviewTags(of: series, answers: [])) { _ in (message, mail) }
                let written = try #require(mailbox.parts.first, "\(text)")
                // git am reads a mail behind the line of the mbox.
                let info = try Self.recorded(
                    Array(written.bytes.drop { $0 != 10 }.dropFirst()), in: folder)
                let author = try #require(mail.author)
                #expect(info.contains("Author: \(author.name)"), "\(text): \(info)")
                #expect(info.contains("Email: \(author.address)"), "\(text): \(info)")
                #expect(info.contains("Subject: \(written.title)"), "\(text): \(info)")
                let date = (mail.authorDate ?? message.date)?.rfc5322() ?? ""
                #expect(info.contains("Date: \(date)"), "\(text): \(info)")
            }
        }
    }
}
