import Testing

/// Pages say who is not who they seem to be.
@Suite("Attack: pages about mails of strangers")
struct AttackIdentityTests {
    /// Threads enough for the index to tell who is a stranger.
    private static let others = (0..<40).map { number in
        TestMails.mail(
            "other\(number)@example.org", "Topic \(number)", from: "Bram de Groot <bram@example.org>", body: "Text.\n")
    }

    @Test("a tag from an address that is not seen elsewhere is marked as not counted")
    func strangersTag() async throws {
        let forged = TestMails.mail(
            "forged@evil.example", "Re: [PATCH v2 1/2] tide: count waves", from: "Bram de Groot <bram@evil.example>",
            answers: "one-v2@example.org", body: "Acked-by: Bram de Groot <bram@evil.example>\n")
        let site = try await TestSite(TestMails.all + Self.others + [forged])
        let page = try await site.get("/tide/series/cover-v2@example.org/").text
        #expect(page.contains("Acked-by: Bram de Groot (an address not seen elsewhere: not counted)"), "\(page)")
        #expect(page.contains("Reviewed-by: Bram de Groot</a>"), "\(page)")
    }

    @Test("a tag in the name of somebody else names its sender")
    func othersTag() async throws {
        let forged = TestMails.mail(
            "forged@evil.example", "Re: [PATCH v2 1/2] tide: count waves", from: "Mallory <mallory@evil.example>",
            answers: "one-v2@example.org", body: "Acked-by: Nadia Okoye <nadia@example.net>\n")
        let site = try await TestSite(TestMails.all + Self.others + [forged])
        let page = try await site.get("/tide/series/cover-v2@example.org/").text
        #expect(
            page.contains("Acked-by: Nadia Okoye (sent by Mallory &lt;mallory@evil.example&gt;; an address"), "\(page)")
    }

    @Test("a part of somebody else that says to take another's place is named where it was not taken")
    func offeredPart() async throws {
        let forged = TestMails.patch(
            "offered@evil.example", "[PATCH v2.1 1/2] tide: count waves", to: "one-v2@example.org", line: "count(9);"
        ).replacing("From: Ana Lírio <ana@example.org>", with: "From: Ana Lírio <ana@evil.example>")
        let site = try await TestSite(TestMails.all + Self.others + [forged])
        let page = try await site.get("/tide/series/cover-v2@example.org/").text
        #expect(page.contains("not seen before: Ana Lírio &lt;ana@evil.example&gt;"), "\(page)")
    }

    @Test("what a mail server found of signatures is shown where the mail says so")
    func signatures() async throws {
        let signed = TestMails.mail(
            "signed@example.org", "Signed",
            fields:
                "Authentication-Results: mx.example.net; dkim=pass header.d=example.org; dkim=fail header.d=<b>.org\n",
            body: "Text.\n")
        let site = try await TestSite([signed])
        let page = try await site.get("/tide/signed@example.org/").text
        #expect(page.contains("<dt>DKIM</dt><dd>pass (example.org), fail (&lt;b&gt;.org)</dd>"), "\(page)")
        let other = try await site.get("/tide/signed@example.org/t/").text
        #expect(!other.contains("<dt>DKIM</dt>"))
    }

    @Test("different mails with one Message-ID are told of on both lists")
    func copies() async throws {
        let first = TestMails.mail("same@example.org", "One", body: "The first.\n")
        let second = TestMails.mail("same@example.org", "One", body: "Another.\n")
        let site = try await TestSite([first], other: [second])
        for list in ["tide", "other"] {
            let page = try await site.get("/\(list)/same@example.org/").text
            #expect(page.contains("There are different mails with this Message-ID, in: tide, other."), "\(page)")
        }
        let same = try await TestSite([first], other: [first])
        #expect(!(try await same.get("/tide/same@example.org/").text.contains("different mails")))
    }
}
