import PatchTracking
@testable import PatchIndex
import Testing

/// Notices for the -mm tree answer nothing, but link to the patch that they are about.
@Suite("Notices that name the mail they are about")
struct NamedParentTests {
    private static func notice(_ id: String, _ words: String, links: String) -> [UInt8] {
        TestMail.bytes(
            id, "+ pump-go.patch added", from: "Maintainer <m@example.org>",
            body: """
                The patch titled
                     Subject: pump: go
                \(words)

                ------------------------------------------------------
                From: Ana Lírio <ana@example.org>
                Subject: pump: go

                Link: https://lkml.kernel.org/r/\(links)
                Signed-off-by: Ana Lírio <ana@example.org>
                ---

                """)
    }

    @Test("stand in the thread of the patch, set its state, and take it back")
    func states() async throws {
        let patch = TestMail.patch("p@example.org", "[PATCH] pump: go", file: "pump.c", line: "go")
        let added = Self.notice(
            "n1@example.org", "has been added to the -mm mm-unstable branch.  Its filename is", links: "p@example.org")
        let removed = Self.notice(
            "n2@example.org",
            "has been removed from the -mm tree.  Its filename was\n\nThis patch was dropped because it is obsolete",
            links: "p@example.org")
        for (mails, expected) in [([patch, added], SeriesState.accepted), ([added, patch, removed], .underReview)] {
            let index = try TestIndex()
            let archive = try await index.archive()
            try await index.write(mails[...], to: archive)
            try await index.store.settle()
            let tracked = try #require(try await index.store.change(of: "p@example.org"))
            let series = try #require(tracked.change.series.first)
            let status = SeriesStatus(of: series, in: tracked.change, answers: tracked.answers(to: series))
            #expect(status.state == expected)
            #expect(tracked.messages["n1@example.org"] != nil)
        }
    }
}
