import TestKit
import HTTPTypes
import MailFormat
import Testing

@testable import WebUI

@Suite("Parts of a mail")
struct PartTests {
    /// A text, a patch, a mail within the mail that has two parts, a picture, and names that strangers choose.
    private static let mail = """
        From: Ana <ana@example.org>
        Subject: Files
        Message-ID: <files.1@example.org>
        Date: Mon, 05 Jan 2026 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        See the files.
        --b
        Content-Type: text/x-patch; charset=iso-8859-1
        Content-Disposition: attachment; filename="0001-fix.patch"
        Content-Transfer-Encoding: base64

        K2Z177u/Cg==
        --b
        Content-Type: message/rfc822

        From: Bo <bo@example.org>
        Subject: Within
        Content-Type: multipart/mixed; boundary=c

        --c

        Inner text.
        --c
        Content-Type: image/png; name="a picture.png"
        Content-Transfer-Encoding: base64

        iVBORw==
        --c--
        --b
        Content-Type: text/html; charset="utf-8\\r\\nX: 1"
        Content-Disposition: attachment; filename="<b>\u{202E}.html"

        <script>alert(1)</script>
        --b
        Content-Type: application/x-sh; name="..\\..\\.bashrc"

        echo
        --b--

        """

    @Test("are numbered as public-inbox does")
    func places() {
        let parts = MailPart.all(of: Message(parsing: Array(Self.mail.utf8)).root)
        #expect(parts.map(\.position) == ["1", "2", "3", "3.1.1", "3.1.2", "4", "5"])
        #expect(
            MailPart.files(of: Message(parsing: Array(Self.mail.utf8)).root).map(\.address) == [
                "2-0001-fix.patch", "3-a.bin", "3.1.2-a.bin", "4-a.bin", "5-a.bin",
            ])
        let plain = MailPart.all(of: Message(parsing: Array("Subject: a\n\nb\n".utf8)).root)
        #expect(plain.map(\.position) == ["1"])
        let hollow = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--b\nContent-Type: a/b\n\nx\n--b--\n"
        #expect(MailPart.all(of: Message(parsing: Array(hollow.utf8)).root).map(\.address) == ["1-a.bin"])
        let within = "Content-Type: message/rfc822\n\nSubject: a\n\nb\n"
        #expect(MailPart.all(of: Message(parsing: Array(within.utf8)).root).map(\.position) == ["1"])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var path: String
        var type: String
        var disposition: String
        var text: String
        var testDescription: String { path }

        init(_ path: String, _ type: String, _ disposition: String, _ text: String) {
            (self.path, self.type, self.disposition, self.text) = (path, type, disposition, text)
        }
    }

    static let cases = [
        Case("1-a.txt", "text/plain; charset=utf-8", "inline; filename=\"part-1\"", "See the files."),
        Case("2-0001-fix.patch", "text/plain; charset=iso-8859-1", "inline; filename=\"0001-fix.patch\"", "+fu"),
        Case("2-another-name.txt", "text/plain; charset=iso-8859-1", "inline; filename=\"0001-fix.patch\"", "+fu"),
        Case("3-a.bin", "application/octet-stream", "attachment; filename=\"part-3\"", "From: Bo"),
        Case("3.1.1-a.txt", "text/plain; charset=utf-8", "inline; filename=\"part-3.1.1\"", "Inner text."),
        Case("3.1.2-a.bin", "application/octet-stream", "attachment; filename=\"a_picture.png\"", ""),
        Case("4-a.bin", "text/plain; charset=utf-8", "inline; filename=\"_b__.html\"", "<script>"),
        Case("5-a.bin", "application/octet-stream", "attachment; filename=\"_.....bashrc\"", "echo"),
    ]

    @Test("are given as plain text or as files, never as pages", arguments: cases)
    func served(_ example: Case) async throws {
        let answer = try await TestSite([Self.mail]).get("/tide/files.1@example.org/" + example.path)
        #expect(answer.status == .ok)
        #expect(answer.type == example.type)
        #expect(answer.headers[.contentDisposition] == example.disposition)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.text.hasPrefix(example.text))
    }

    @Test("are linked to from the pages of the mail")
    func links() async throws {
        let site = try await TestSite([Self.mail])
        for path in ["/tide/files.1@example.org/", "/tide/files.1@example.org/T/"] {
            let page = try await site.get(path).text
            #expect(
                page.contains(
                    "<a href=\"/tide/files.1@example.org/2-0001-fix.patch\" rel=\"nofollow\">0001-fix.patch</a>"))
            #expect(page.contains("<a href=\"/tide/files.1@example.org/3-a.bin\" rel=\"nofollow\">part 3</a>"))
            #expect(page.contains("/4-a.bin\" rel=\"nofollow\">&lt;b&gt;\u{FFFD}.html</a>"))
            for link in page.matches(of: #/href="([^"]*/[0-9.]+-[^"/]*)"/#) {
                #expect(try await site.get(String(link.output.1)).status == .ok)
            }
        }
        let message = try await site.get("/api/v1/messages/files.1@example.org").text
        let paths = message.replacing("\\/", with: "/").matches(of: #/"path"\s*:\s*"([^"]*)"/#).map {
            String($0.output.1)
        }
        #expect(paths.contains("/all/files.1@example.org/3.1.2-a.bin"))
    }

    @Test(
        "that are not there are not found", arguments: ["6-a.txt", "0-a.txt", "3.1-a.txt", "1.1-a.txt", "3.1.3-a.txt"])
    func missing(_ path: String) async throws {
        #expect(try await TestSite([Self.mail]).get("/tide/files.1@example.org/" + path).status == .notFound)
    }

    @Test("of any mail have places, each once, and addresses that are taken", arguments: 0..<32)
    func total(seed: UInt64) {
        var random = SeededGenerator(seed)
        let words = [
            "\n", "--b\n", "--b--\n", "--c\n", "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: message/rfc822\n",
            "Content-Type: multipart/mixed; boundary=c\n",
            "Content-Disposition: attachment; filename=\"a/../b\u{1}\"\n",
            "Content-Type: a/b; name=2-x\n", "x\n",
        ]
        let text = (0..<200).map { _ in words[Int(random.next() % UInt64(words.count))] }.joined()
        let parts = MailPart.all(of: Message(parsing: Array(text.utf8)).root)
        #expect(!parts.isEmpty)
        #expect(Set(parts.map(\.position)).count == parts.count)
        for part in parts {
            #expect(MailPart.position(in: part.address) == part.position)
            #expect(!part.filename.contains("/") && !part.filename.isEmpty)
        }
    }
}
