import HTTPTypes
import PatchIndex
import PatchTracking
import Synchronization
import Testing

@testable import WebUI

/// The index is asked for sets of messages: how many statements an answer takes does not depend on how many mails it shows.
@Suite("Statements") struct StatementTests {
    /// What was run.
    private final class Trace: Sendable {
        let statements = Mutex<[String]>([])

        /// Keeps a statement; that a question's transaction is begun and ended, and its schema looked at, does not count.
        func add(_ statement: String) {
            guard !["BEGIN", "COMMIT", "PRAGMA"].contains(where: { statement.hasPrefix($0) }) else { return }
            statements.withLock { $0.append(statement) }
        }

        func count() -> Int { statements.withLock { $0.count } }

        /// The statements since a count, those that ran most first.
        func most(since start: Int) -> String {
            let run = statements.withLock { Array($0[start...]) }
            let counts = Dictionary(grouping: run) { $0.prefix(60) }.mapValues(\.count)
            return counts.sorted { $0.value > $1.value }.prefix(12).map { "\($0.value) \($0.key)" }.joined(
                separator: "\n")
        }
    }

    /// A series of `count` patches in two versions with answers that give tags, and a notice: four mails a patch.
    private static func mails(_ count: Int) -> [String] {
        let people = ["Bram de Groot <bram@example.org>", "Nadia Okoye <nadia@example.net>", "Cy Ito <cy@example.org>"]
        var mails: [String] = []
        for version in 1...2 {
            let label = version == 1 ? "" : " v\(version)"
            let cover = "cover-v\(version)@example.org"
            mails.append(
                TestMails.mail(
                    cover, "[PATCH\(label) 0/\(count)] tide: count better",
                    answers: version == 1 ? nil : "cover-v1@example.org",
                    body: "See <cover-v1@example.org>.\n"))
            for part in 1...count {
                let id = "\(part)-v\(version)@example.org"
                mails.append(
                    TestMails.patch(
                        id, "[PATCH\(label) \(part)/\(count)] tide: count \(part)", to: cover,
                        line: "count(\(part * version));"))
                mails.append(
                    TestMails.mail(
                        "tag-\(id)", "Re: [PATCH\(label) \(part)/\(count)] tide: count \(part)", from: people[part % 3],
                        answers: id,
                        body: "> @@ -1,3 +1,3 @@\n\nReviewed-by: \(people[part % 3])\nSee <cover-v1@example.org>.\n"))
            }
            mails.append(
                TestMails.mail(
                    "notice-v\(version)@example.org", "Re: [PATCH\(label) 0/\(count)] tide: count better",
                    from: people[0],
                    answers: cover, body: "Applied, thanks.\n"))
        }
        return mails
    }

    @Test(
        "do not grow with the messages that are shown",
        arguments: [
            "/tide/cover-v1@example.org/", "/tide/cover-v1@example.org/t/", "/tide/series/cover-v2@example.org/",
            "/tide/cover-v2@example.org/am.mbox", "/tide/series/cover-v2@example.org/diff/", "/tide/digest/2026-01/",
        ])
    func counts(_ path: String) async throws {
        func statements(_ parts: Int) async throws -> (count: Int, most: String) {
            let trace = Trace()
            let site = try await TestSite(
                Self.mails(parts), cache: 0,
                tracing: { statement in
                    trace.add(statement)
                })
            let start = trace.count()
            #expect(try await site.get(path).status == .ok)
            return (trace.count() - start, trace.most(since: start))
        }
        let few = try await statements(5)
        // 2 x (1 cover letter + 49 patches + 49 answers + 1 notice)
        let many = try await statements(49)
        // Of a thread, and of two versions that are compared, a few mails are in memory at a time: what they mention is asked
        // for once each time.
        let pieces = path.hasSuffix("/t/") ? 200 / PageMaker.atOnce : 0
        #expect(many.count <= few.count + pieces, "\(few.count) and \(many.count):\n\(many.most)")
        #expect(many.count <= 60 + pieces, "\(many.count):\n\(many.most)")
    }

    @Test("are at most 25 for a thread of 200 mails and for all versions of a change")
    func most() async throws {
        let trace = Trace()
        let site = try await TestSite(Self.mails(49), tracing: { trace.add($0) })
        for isThread in [true, false] {
            let start = trace.count()
            if isThread {
                #expect(try await site.store.thread(of: "cover-v1@example.org")?.messages.count == 200)
            } else {
                #expect(try await site.store.change(of: "cover-v1@example.org")?.messages.count == 200)
            }
            #expect(trace.count() - start <= 25, "\(trace.most(since: start))")
        }
    }
}
