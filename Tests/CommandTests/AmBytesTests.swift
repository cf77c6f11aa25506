import Foundation
import Testing

/// `tidings am` and files that are not UTF-8 with LF line ends: what git am makes of the mail is what the author had.
@Suite("am of odd bytes")
struct AmBytesTests {
    /// A mail of git's own, its body in base64 as mailers send what is not plain text.
    private static func encoded(_ patch: Data, id: String) throws -> String {
        let end = try #require(patch.range(of: Data("\n\n".utf8)))
        let header = String(decoding: patch[..<end.lowerBound], as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("From ") && !$0.hasPrefix("Content-") && !$0.hasPrefix("MIME-") }
            .joined(separator: "\n")
        let body = patch[end.upperBound...].base64EncodedString(options: [
            .lineLength76Characters, .endLineWithLineFeed,
        ])
        return """
            Message-ID: <\(id)>
            \(header)
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            \(body)

            """
    }

    /// A mail to which the patch is attached, in base64.
    private static func attached(_ patch: Data, id: String) throws -> String {
        let end = try #require(patch.range(of: Data("\n\n".utf8)))
        let subject = try #require(
            String(decoding: patch[..<end.lowerBound], as: UTF8.self).split(separator: "\n")
                .first { $0.hasPrefix("Subject: ") })
        let body = patch.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return """
            Message-ID: <\(id)>
            From: Zoë Müller <zoe@example.org>
            \(subject)
            Date: Thu, 1 Jan 2026 12:00:00 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="odd"

            --odd
            Content-Type: text/plain

            A patch is attached.
            --odd
            Content-Type: text/x-patch; charset=iso-8859-1; name="odd.patch"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            \(body)
            --odd--

            """
    }

    @Test(
        "makes the same tree",
        arguments: [
            ("carriage returns in some lines", Data("one\r\ntwo\nthree\r\n".utf8)),
            ("carriage returns in all lines", Data("one\r\ntwo\r\n".utf8)),
            ("Latin-1", Data([0x63, 0x61, 0x66, 0xE9, 0x0A])),
            ("a line that begins with From", Data("From here on\nFrom git@z Thu Jan  1 00:00:00 1970\n".utf8)),
        ], [false, true])
    func bytes(_ file: (String, Data), isAttached: Bool) throws {
        let (name, content) = file
        let list = try PostedList()
        try content.write(to: list.tree.appending(path: "odd"))
        try list.commit("odd: \(name)\n\nA file that is not like others.", [:])
        let file = list.program.folder.appending(path: "odd.patch")
        try list.git("-C", list.tree.path, "format-patch", "--quiet", "-1", "--output", file.path)
        let patch = try Data(contentsOf: file)
        try list.post([
            isAttached
                ? Self.attached(patch, id: "odd-1@example.org") : Self.encoded(patch, id: "odd-1@example.org")
        ])

        let mbox = list.program.folder.appending(path: "odd.mbx")
        let run = try list.program.run("am", "odd-1@example.org", "--output", mbox.path)
        #expect(run.status == 0, "\(run.complaint)")
        let clone = try list.apply(mbox)
        #expect(try Data(contentsOf: clone.appending(path: "odd")) == content)
    }

    @Test(
        "passes a broken diff on whole, and says so",
        arguments: [
            ("@@ -1,3 +1,4 @@ int tide(void)", "@@ -1,3 +1,4 @@ int\n tide(void)"), ("@@ -1,3 +1,4 @@", "@@ -1,3 +1,4"),
            ("@@ -1,3 +1,4 @@", "@@ -1,2 +1,3 @@"), (" reeds\n mud", " reeds"),
        ])
    func broken(_ whole: String, _ broken: String) throws {
        let mail = CaseMail.patch("odd", "[PATCH] pond: count frogs", line: "frogs = 1")
        let text = mail.text.replacing("@@ -1,3 +1,4 @@", with: "@@ -1,3 +1,4 @@ int tide(void)").replacing(
            whole == "@@ -1,3 +1,4 @@" ? "@@ -1,3 +1,4 @@ int tide(void)" : whole, with: broken)
        let list = try PostedList()
        try list.post([text])
        let run = try list.program.run("am", CaseMail.name("odd"))
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.complaint.contains("    damaged: "))
        for line in text[(text.range(of: "+++ b/pond.txt")?.upperBound ?? text.endIndex)...].split(separator: "\n")
        where !line.hasPrefix("--") && !line.hasPrefix("2.47") {
            #expect(run.output.contains("\n\(line)\n"), "\(line)")
        }
    }

    @Test("doubles no link")
    func link() throws {
        let mail = CaseMail.patch("odd", "[PATCH] pond: count frogs", line: "frogs = 1")
        let text = mail.text.replacing(
            "Signed-off-by", with: "Link: https://patch.msgid.link/odd@pond.example.com\nSigned-off-by")
        let list = try PostedList()
        try list.post([text])
        let run = try list.program.run("am", CaseMail.name("odd"), "--link")
        #expect(run.output.components(separatedBy: "Link: ").count == 2)
    }
}
