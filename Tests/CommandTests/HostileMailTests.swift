import Foundation
import Testing

/// docs/design.md, invariant 6, on a whole archive of hostile mail: nothing from a mail reaches a reader unescaped.
@Suite("Hostile mail")
struct HostileMailTests {
    private static let formats = ["text", "classic", "markdown", "json", "html", "atom", "mail"]

    /// A word that every hostile mail has, so that tests know what they look at.
    private static let mark = "barnacle"

    /// What mails try: each is put into subject, name, body and file names.
    private static let attacks = [
        "\u{1B}[2J\u{1B}]0;owned\u{7}", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "\u{202E}gnp.exe\u{2066}", "\u{9B}31m", "]]><!--", "{{{body}}} {{#series}}", "javascript:alert(1)", "\0",
        "=?utf-8?q?=0D=0ABcc:_victim@example.org=0D=0A=0D=0Aowned?=",
    ]

    private static func mails() -> [String] {
        let diff =
            "---\n a<script>.c | 1 +\n 1 file changed, 1 insertion(+)\n\ndiff --git a/a<script>.c b/a<script>.c\n"
            + "--- a/a<script>.c\n+++ b/a<script>.c\n@@ -1 +1,2 @@\n one\n+two\n-- \n2.0\n"
        var mails = attacks.enumerated().map { number, attack in
            """
            Message-ID: <attack-\(number)"><script>@example.org>
            From: "\(attack.replacing("\"", with: "")) \(mark)" <attacker-\(number)@example.org>
            Subject: [PATCH v2 \(attack.replacing("]", with: ""))] \(mark): \(attack)

            \(mark) \(attack)
            v2: \(attack)
            Reviewed-by: \(attack) <r@example.org>
            \(diff)
            """
        }
        // Talk, so that sections without patches get their share.
        mails += attacks.enumerated().flatMap { number, attack in
            (0..<2).map { answer in
                """
                Message-ID: <talk-\(number)-\(answer)@example.org>
                In-Reply-To: <talk-\(number)-0@example.org>
                From: \(mark) <talker@example.org>
                Subject: \(mark) [BUG] \(attack)

                words
                """
            }
        }
        let long = String(repeating: "long ", count: 200_000)
        mails.append(
            "Message-ID: <long@example.org>\nFrom: \(mark) <a@example.org>\nSubject: [PATCH] \(long)\n\nwords\n\(diff)")
        let crowd = (0..<100_000).map { "r\($0)@example.org" }.joined(separator: ",\n ")
        mails.append(
            "Message-ID: <crowd@example.org>\nFrom: \(mark) <a@example.org>\nTo: \(crowd)\nSubject: [PATCH] \(mark) crowd\n\n\(diff)"
        )
        return mails
    }

    /// The program, and an mbox of the mails; made once and only read from then on.
    nonisolated(unsafe) private static let archive = Result {
        let program = try Program()
        let mbox = program.folder.appending(path: "hostile.mbox")
        let separated = mails().enumerated().map { number, mail in
            "From attacker@example.org Thu Jan  1 00:\(10 + number):00 2026\n\(mail)\n\n"
        }
        try Data(separated.joined().utf8).write(to: mbox)
        return (program, mbox.path)
    }

    private func run(_ options: [String]) throws -> Program.Run {
        let (program, mbox) = try Self.archive.get()
        return try program.run(["digest", mbox] + options)
    }

    private func digest(_ format: String, _ options: String...) throws -> String {
        let sender = format == "mail" ? ["--mail-from", "a@example.org"] : []
        let run = try run(["--format", format] + sender + options)
        #expect(run.status == 0, "\(run.complaint)")
        return run.output
    }

    @Test("moves no cursor and turns no text", arguments: formats)
    func controls(_ format: String) throws {
        let text = try digest(format)
        #expect(text.contains(Self.mark))
        let harmful: [ClosedRange<UInt32>] = [
            0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069,
        ]
        #expect(!text.unicodeScalars.contains { scalar in harmful.contains { $0.contains(scalar.value) } })
    }

    @Test("is cut where a line would have no end", arguments: formats.filter { $0 != "json" })
    func length(_ format: String) throws {
        #expect(try digest(format, "--only", "new,messages").utf8.count < 4_000_000)
    }

    @Test("becomes no markup in HTML", arguments: ["<script", "<img", "]]><", "href=\"javascript:"])
    func html(_ markup: String) throws {
        #expect(try !digest("html").contains(markup))
    }

    @Test("with a hundred thousand recipients is found by them")
    func recipients() throws {
        let run = try run(["--to", "r99999@", "--list", "messages"])
        #expect(run.output.hasPrefix("crowd@example.org\t"))
        #expect(run.output.split(separator: "\n").count == 1)
    }

    @Test("puts nothing into the header of a mail")
    func header() throws {
        let lines = try digest("mail").split(separator: "\n", omittingEmptySubsequences: false)
        let names = lines.prefix { !$0.isEmpty }.filter { $0.first != " " }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "MIME-Version",
                "Content-Type", "Auto-Submitted", "Precedence", "User-Agent",
            ])
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
        // Two parts, each with its boundary before it, and the last one behind.
        #expect(lines.filter { $0.hasPrefix("--=_tidings_") }.count == 3)
    }

    @Test("reads no markup in Markdown")
    func markdown() throws {
        let text = try digest("markdown")
        // Outside of blocks of code, each `<` is escaped.
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isCode.toggle()
            } else if !isCode {
                #expect(!line.contains(/(^|[^\\])<[a-z]/), "\(line.prefix(200))")
            }
        }
    }
}
