import Testing

@testable import MailArchive

@Suite("The dates of a range")
struct DateBoundsTests {
    @Test(
        "are read as git reads them",
        arguments: [
            ("2025-11-01 12:00:00 +0000", 1_761_998_400), ("2025-11-01T12:00:00Z", 1_761_998_400),
            ("@1761998400 +0000", 1_761_998_400), ("Sat, 1 Nov 2025 13:00:00 +0100", 1_761_998_400),
        ] as [(String, Int64)])
    func absolute(text: String, seconds: Int64) async throws {
        #expect(try await DateBounds(since: text, until: nil).since == seconds)
        #expect(try await DateBounds(since: nil, until: text).until == seconds)
    }

    @Test("mean whole days where a day alone is written")
    func days() async throws {
        let bounds = try await DateBounds(since: "2025-11-01", until: "2025-11-01")
        #expect(try #require(bounds.until) - (try #require(bounds.since)) == 86_399)
        let again = try await DateBounds(since: "2025-11-01", until: "2025-11-01")
        #expect(bounds == again)
    }

    @Test("may be relative", arguments: ["2 weeks ago", "yesterday", "last monday", "now", "3.days"])
    func relative(text: String) async throws {
        #expect(try #require(await DateBounds(since: text, until: nil).since) > 1_700_000_000)
    }

    @Test(
        "that are none are refused", arguments: ["", "junk", "never", "all", "false", "--help", "\u{0}", "lorem ipsum"])
    func junk(text: String) async throws {
        let error = await archiveError { _ = try await DateBounds(since: text, until: nil) }
        #expect(error == .invalidDate(text))
    }
}
