import Foundation
import HTTPTypes
import Testing

@testable import WebUI

@Suite("A mailbox from the server")
struct MailboxTests {
    @Test("of one mail has it as it was sent, as an mbox")
    func raw() async throws {
        let mail = TestMails.mail("from@example.org", "From here", body: "From now on\n>From then on\n from\nFrom\n")
        let page = try await TestSite([mail]).get("/tide/from@example.org/raw")
        let lines = page.text.components(separatedBy: "\n")
        #expect(lines.first == "From mboxrd@z Thu Jan  1 00:00:00 1970")
        #expect(lines.contains(">From now on") && lines.contains(">>From then on") && lines.contains("From"))
        #expect(page.text.hasSuffix("\n\n"))
    }

    @Test("of a thread has each of its mails")
    func thread() async throws {
        let page = try await TestSite().get("/tide/review@example.org/t.mbox.gz")
        #expect(page.type == "application/gzip")
        #expect(page.headers[.contentEncoding] == nil)
        #expect(page.headers[.contentDisposition] == "attachment; filename=\"review@example.org.mbox.gz\"")
        #expect(page.bytes.starts(with: [0x1F, 0x8B]))
    }

    @Test("of a series has its parts and the tags that were given")
    func series() async throws {
        let site = try await TestSite()
        let newest = try await site.get("/tide/cover-v2@example.org/am.mbox").text
        #expect(newest.contains("+count(0);"))
        #expect(newest.contains("Reviewed-by: Bram de Groot <bram@example.org>"))
        #expect(newest.components(separatedBy: "\nFrom: ").count == 3)
        let older = try await site.get("/tide/cover-v2@example.org/am.mbox?v=1").text
        #expect(older.contains("+count(1);"))
    }

    @Test("of a search is given to those who ask with POST")
    func search() async throws {
        let site = try await TestSite()
        let page = try await site.ask(.post, "/all/?q=m:one-v1@example.org&x=m&t=1")
        #expect(page.status == .ok)
        #expect(page.type == "application/gzip")
        #expect(try await site.ask(.post, "/all/?q=m:nope@example.org&x=m").status == .notFound)
    }
}
