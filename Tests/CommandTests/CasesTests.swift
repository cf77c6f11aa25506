import Foundation
import Testing

/// Small archives of invented mail that stand for kinds of mail which real lists carry, run end to end: what is one posting, and
/// what `series`, `am` and the digest make of it.
@Suite("Cases")
struct CasesTests {
    /// A list with the mails of one case.
    private func list(_ mails: [String]) throws -> PostedList {
        let list = try PostedList()
        try list.post(mails)
        return list
    }

    /// What `tidings series` prints about the series with a message.
    private func series(_ id: String, in list: PostedList, _ options: String...) throws -> String {
        let run = try list.program.run(["series", CaseMail.name(id), "--no-pager"] + options)
        #expect(run.status == 0, "\(run.complaint)")
        return run.output
    }

    /// The lines of `tidings am --dry-run` about the series with a message.
    private func am(_ id: String, in list: PostedList, _ options: String...) throws -> [String] {
        let run = try list.program.run(["am", CaseMail.name(id), "--dry-run"] + options)
        #expect(run.status == 0, "\(run.complaint)")
        return run.output.split(separator: "\n").map(String.init)
    }

    /// The subjects and the added lines in the mbox of a series.
    private func mbox(_ id: String, in list: PostedList, _ options: String...) throws -> [String] {
        let run = try list.program.run(["am", CaseMail.name(id)] + options)
        #expect(run.status == 0, "\(run.complaint)")
        return run.output.split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("Subject: ") || $0.hasPrefix("+") && !$0.hasPrefix("+++")
        }
    }

    @Test(
        "a reply that brings the original along unquoted is a reply",
        arguments: [
            "-----Original Message-----\nFrom: Ivy Reed <ivy@pond.example.com>\nSent: Monday, March 2, 2026 9:00 AM\nTo: pond@lists.example.org\nSubject: [PATCH] pond: count frogs\n",
            "________________________________\nVon: Ivy Reed <ivy@pond.example.com>\nGesendet: Montag, 2. März 2026 09:00\nAn: pond@lists.example.org\nBetreff: [PATCH] pond: count frogs\n",
            "*From:* Ivy Reed <ivy@pond.example.com>\n*Sent:* Monday, March 2, 2026 9:00 AM\n*To:* pond@lists.example.org\n*Subject:* [PATCH] pond: count frogs\n",
            "",
        ])
    func outlookReply(_ header: String) throws {
        let original = CaseMail.patch("frogs", "[PATCH] pond: count frogs", line: "frogs = 1")
        let list = try list([
            original.text,
            CaseMail(
                "reply", "RE: [PATCH] pond: count frogs", from: CaseMail.olaf, to: "frogs",
                "Looks good to me.\n\nReviewed-by: Olaf Berg <olaf@hill.example.net>\n\n\(header)\n\(original.body)"
            ).text,
        ])
        let page = try series("frogs", in: list)
        #expect(page.contains("v1  1 part  2026-01-01  Reviewed"))
        #expect(page.contains("Ivy Reed <ivy@pond.example.com>\n"))
        #expect(!page.contains("v2"))
        #expect(try am("frogs", in: list).contains("    + Reviewed-by: Olaf Berg <olaf@hill.example.net>"))
        #expect(try list.program.run("search", "k:patch").output.contains("RE:") == false)
    }

    @Test("one part sent anew is a version with the others carried over")
    func onePartAnew() throws {
        let list = try list([
            CaseMail("a0", "[PATCH 0/3] pond: count", "Three.\n").text,
            CaseMail.patch("a1", "[PATCH 1/3] pond: count frogs", to: "a0", line: "frogs = 1").text,
            CaseMail.patch("a2", "[PATCH 2/3] pond: count newts", to: "a0", line: "newts = 1").text,
            CaseMail.patch("a3", "[PATCH 3/3] pond: count fish", to: "a0", line: "fish = 1").text,
            CaseMail.patch("b2", "[PATCH v2 2/3] pond: count newts", to: "a2", line: "newts = 2").text,
            CaseMail(
                "r", "Re: [PATCH v2 2/3] pond: count newts", from: CaseMail.olaf, to: "b2",
                "Reviewed-by: Olaf Berg <olaf@hill.example.net>\n"
            ).text,
        ])
        let page = try series("b2", in: list)
        #expect(page.hasPrefix("pond: count\n"))
        #expect(page.contains("v2  3 parts, 1, 3 carried over from v1  2026-01-01  Under Review"))
        #expect(page.contains("since v1: 2 equal, 1 changed"))
        #expect(!page.contains("dropped"))
        #expect(
            try am("a0", in: list) == [
                "pond: count, v2, by Ivy Reed <ivy@pond.example.com>",
                "  [1/3] pond: count frogs (carried over from v1)", "  [2/3] pond: count newts",
                "    + Reviewed-by: Olaf Berg <olaf@hill.example.net>",
                "  [3/3] pond: count fish (carried over from v1)", "3 patches",
            ])
        #expect(
            try mbox("a0", in: list) == [
                "Subject: [PATCH 1/3] pond: count frogs", "+frogs = 1", "Subject: [PATCH v2 2/3] pond: count newts",
                "+newts = 2", "Subject: [PATCH 3/3] pond: count fish", "+fish = 1",
            ])
    }

    @Test(
        "a cover by another name belongs to its parts",
        arguments: ["ivy <ivy@pond.example.com>", "Ivy Réed <ivy@pond.example.com>"])
    func coverByOtherName(_ sender: String) throws {
        let list = try list([
            CaseMail("a0", "[PATCH v2 0/2] pond: count", from: sender, "Two.\n").text,
            CaseMail.patch("a1", "[PATCH v2 1/2] pond: count frogs", to: "a0", line: "frogs = 1").text,
            CaseMail.patch("a2", "[PATCH v2 2/2] pond: count newts", to: "a0", line: "newts = 1").text,
            CaseMail(
                "r", "Re: [PATCH v2 0/2] pond: count", from: CaseMail.olaf, to: "a0",
                "For all:\n\nReviewed-by: Olaf Berg <olaf@hill.example.net>\n"
            ).text,
        ])
        #expect(try series("a1", in: list).contains("v2  2 parts  2026-01-01  Reviewed"))
        let added = try am("a2", in: list).filter { $0.contains("+ Reviewed-by: Olaf Berg") }
        #expect(added.count == 2)
    }

    @Test("replies that keep the subject without Re: are replies")
    func replyWithoutRe() throws {
        let list = try list([
            CaseMail("a0", "[PATCH v2 0/2] pond: count", "Two.\n\n pond.txt | 2 ++\n 1 file changed, 2 insertions(+)\n")
                .text,
            CaseMail.patch("a1", "[PATCH v2 1/2] pond: count frogs", to: "a0", line: "frogs = 1").text,
            CaseMail.patch("a2", "[PATCH v2 2/2] pond: count newts", to: "a0", line: "newts = 1").text,
            CaseMail(
                "r0", "[PATCH v2 0/2] pond: count", from: CaseMail.olaf, to: "a0",
                "On Monday Ivy wrote:\n> Two.\n\nFine.\n\nReviewed-by: Olaf Berg <olaf@hill.example.net>\n"
            ).text,
            CaseMail(
                "r2", "[PATCH v2 2/2] pond: count newts", from: CaseMail.olaf, to: "a2",
                "This one not.\n\n> @@ -1,3 +1,3 @@\n\nNacked-by: Olaf Berg <olaf@hill.example.net>\n"
            ).text,
            CaseMail("ping", "[PATCH v2 0/2] pond: count", to: "a0", "Ping. Any news?\n").text,
        ])
        let page = try series("ping", in: list)
        #expect(page.components(separatedBy: "2 parts").count == 2)
        #expect(page.contains("Reviewed-by: Olaf Berg <olaf@hill.example.net> (all parts)"))
        #expect(page.contains("Nacked-by: Olaf Berg <olaf@hill.example.net>"))
        let lists = try list.program.run("list")
        #expect(lists.output.contains("6"))
    }

    @Test("a new diff under Re: by the author is a version")
    func revisedPatchAsReply() throws {
        let list = try list([
            CaseMail.patch("a", "[PATCH] pond: count frogs", line: "frogs = 1").text,
            CaseMail("r", "Re: [PATCH] pond: count frogs", from: CaseMail.olaf, to: "a", "Please count two.\n").text,
            CaseMail.patch("b", "Re: [PATCH] pond: count frogs", to: "r", line: "frogs = 2").text,
        ])
        #expect(try mbox("b", in: list) == ["Subject: [PATCH] pond: count frogs", "+frogs = 2"])
    }

    @Test("several patches attached to one mail are several parts", arguments: [true, false])
    func severalAttachedPatches(_ isNumbered: Bool) throws {
        let names = ["frogs", "newts", "fish"]
        var body = "--frog\nContent-Type: text/plain\n\nHello,\n\nthree patches are attached.\n"
        for (index, name) in names.enumerated() {
            let tag = isNumbered ? "[PATCH \(index + 1)/3]" : "[PATCH]"
            let file =
                "From 1234567890123456789012345678901234567890 Mon Sep 17 00:00:00 2001\nFrom: Ivy Reed <ivy@pond.example.com>\nDate: Mon, 2 Mar 2026 08:00:00 +0000\nSubject: \(tag) pond: count \(name)\n\n"
                + CaseMail.patch(name, "", line: "\(name) = 1").body
            let encoded = Data(file.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
            body +=
                "--frog\nContent-Type: text/x-patch; name=\"000\(index + 1).patch\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n\(encoded)\n"
        }
        var mail = CaseMail("m", "[PATCH] pond: three fixes", body + "--frog--\n")
        mail.contentType = "multipart/mixed; boundary=\"frog\""
        let reply = CaseMail(
            "r", "Re: [PATCH] pond: three fixes", from: CaseMail.olaf, to: "m",
            "Acked-by: Olaf Berg <olaf@hill.example.net>\n")
        let list = try list([mail.text, reply.text])
        let page = try series("m", in: list)
        #expect(page.hasPrefix("pond: three fixes\n"))
        #expect(page.contains("v1  3 parts  2026-01-01  Reviewed"))
        #expect(
            try mbox("m", in: list)
                == names.enumerated().flatMap { index, name in
                    ["Subject: [PATCH \(index + 1)/3] pond: count \(name)", "+\(name) = 1"]
                })
    }

    @Test("a cover that was sent three times is one series")
    func coverSentThreeTimes() throws {
        let list = try list([
            CaseMail("c0", "[PATCH v2 0/2] pond: count", "Two.\n").text,
            CaseMail("c1", "[PATCH v2 0/2] pond: count", "Two.\n").text,
            CaseMail("c2", "[PATCH v2 0/2] pond: count", "Two.\n").text,
            CaseMail.patch("p1", "[PATCH v2 1/2] pond: count frogs", to: "c2", line: "frogs = 1").text,
            CaseMail.patch("p2", "[PATCH v2 2/2] pond: count newts", to: "c2", line: "newts = 1").text,
        ])
        for id in ["c0", "c1", "p2"] {
            let page = try series(id, in: list)
            #expect(page.contains("v2  2 parts, cover letter sent 3 times  2026-01-01  New"))
            #expect(!page.contains("0 of 2"))
        }
        #expect(try am("pond: count", in: list).last == "2 patches")
    }

    @Test("a part put between two others stands there")
    func insertedPart() throws {
        let list = try list([
            CaseMail("a0", "[PATCH 0/3] pond: count", "Three.\n").text,
            CaseMail.patch("a1", "[PATCH 1/3] pond: count frogs", to: "a0", line: "frogs = 1").text,
            CaseMail.patch("a2", "[PATCH 2/3] pond: count newts", to: "a0", line: "newts = 1").text,
            CaseMail.patch("a3", "[PATCH 3/3] pond: count fish", to: "a0", line: "fish = 1").text,
            CaseMail.patch("i", "[PATCH 2.5/3] pond: count snails", to: "a2", line: "snails = 1").text,
        ])
        let page = try series("i", in: list)
        #expect(page.contains("v1  4 parts"))
        #expect(page.contains("2.5   pond: count snails"))
        #expect(
            try mbox("a0", in: list).filter { $0.hasPrefix("Subject") } == [
                "Subject: [PATCH 1/3] pond: count frogs", "Subject: [PATCH 2/3] pond: count newts",
                "Subject: [PATCH 2.5/3] pond: count snails", "Subject: [PATCH 3/3] pond: count fish",
            ])
    }

    @Test("Fixes and Cc in a reply are what they say, not a person's tags")
    func fixesTagInReply() throws {
        let list = try list([
            CaseMail.patch("a", "[PATCH] pond: count frogs", line: "frogs = 1").text,
            CaseMail(
                "r", "Re: [PATCH] pond: count frogs", from: CaseMail.olaf, to: "a",
                "Fixes: 0123456789ab (\"pond: lose frogs\")\nCc: stable@vger.example.org # 6.1+\nAcked-by: Olaf Berg <olaf@hill.example.net>\n"
            ).text,
        ])
        let page = try series("a", in: list)
        #expect(page.contains("Fixes: 0123456789ab (\"pond: lose frogs\")\n"))
        #expect(page.contains("Cc: stable@vger.example.org # 6.1+\n"))
        #expect(!page.contains("Fixes: Olaf"))
        #expect(
            try am("a", in: list).filter { $0.hasPrefix("    ") } == [
                "    + Fixes: 0123456789ab (\"pond: lose frogs\")", "    + Cc: stable@vger.example.org # 6.1+",
                "    + Acked-by: Olaf Berg <olaf@hill.example.net>",
            ])
    }
}

/// One invented mail of a case.
struct CaseMail {
    static let ivy = "Ivy Reed <ivy@pond.example.com>"
    static let olaf = "Olaf Berg <olaf@hill.example.net>"

    var id: String
    var subject: String
    var sender: String
    var parent: String?
    var contentType = "text/plain; charset=utf-8"
    var body: String

    init(_ id: String, _ subject: String, from sender: String = ivy, to parent: String? = nil, _ body: String) {
        (self.id, self.subject, self.sender, self.parent, self.body) = (id, subject, sender, parent, body)
    }

    /// A patch that adds one line to a file.
    static func patch(
        _ id: String, _ subject: String, from sender: String = ivy, to parent: String? = nil, line: String
    ) -> CaseMail {
        CaseMail(
            id, subject, from: sender, to: parent,
            """
            The pond has more than that.

            Signed-off-by: Ivy Reed <ivy@pond.example.com>
            ---
             pond.txt | 1 +
             1 file changed, 1 insertion(+)

            diff --git a/pond.txt b/pond.txt
            index 1111111..2222222 100644
            --- a/pond.txt
            +++ b/pond.txt
            @@ -1,3 +1,4 @@
             water
            +\(line)
             reeds
             mud
            --\u{20}
            2.47.0

            """)
    }

    /// The Message-ID of the mail called `id`; a title stays what it is.
    static func name(_ id: String) -> String { id.contains(" ") ? id : "\(id)@pond.example.com" }

    /// The mail as it comes.
    var text: String {
        let answers =
            parent.map { "In-Reply-To: <\(Self.name($0))>\nReferences: <\(Self.name($0))>\n" } ?? ""
        return
            "From: \(sender)\nTo: pond@lists.example.org\nSubject: \(subject)\nDate: Thu, 1 Jan 2026 10:00:00 +0000\n"
            + "Message-ID: <\(Self.name(id))>\n\(answers)MIME-Version: 1.0\nContent-Type: \(contentType)\nContent-Transfer-Encoding: 8bit\n\n\(body)"
    }
}
