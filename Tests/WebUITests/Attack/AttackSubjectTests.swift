import HTTPTypes
import Testing

@testable import WebUI

@Suite("Attack: subjects and names without end")
struct AttackSubjectTests {
    private static let long = String(repeating: "tide<b>\u{1B}[2J ", count: 10_000)

    @Test(
        "pages, feeds and JSON show the beginning",
        arguments: [
            "/tide/", "/tide/?q=is:patch", "/tide/long@example.org/", "/tide/long@example.org/t/", "/tide/new.atom",
            "/tide/series/", "/tide/series/long@example.org/", "/tide/digest/2026-01/", "/tide/people/?period=all",
            "/tide/people/ana@example.org/?period=all", "/api/v1/lists/tide/threads", "/api/v1/search?q=is:patch",
            "/tide/digest/2026-01/messages/?of=messages",
        ])
    func pages(_ path: String) async throws {
        let site = try await TestSite([
            TestMails.mail(
                "long@example.org", "[PATCH] \(Self.long)", from: "\"\(Self.long)\" <ana@example.org>",
                body: "Short.\n---\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n")
        ])
        let answer = try await site.get(path)
        #expect(answer.status == .ok)
        #expect(answer.bytes.count < 100_000, "\(answer.bytes.count)")
        #expect(!answer.text.contains("\u{1B}"))
    }
}
