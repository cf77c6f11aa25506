import Foundation
import HTTPTypes
import MailArchive
import Synchronization
import Testing

@testable import PatchIndex
@testable import WebUI

/// Readers ask while an index run writes.
@Suite("Pages, while the index is written to,")
struct WritingTests {
    private static let answers = (0..<20).map { "answer-\($0)@example.org" }
    private static let mails =
        TestMails.all
        + answers.map { id in
            TestMails.mail(
                id, "Re: How high is the tide?", from: "Bram de Groot <bram@example.org>",
                answers: "question@example.org", body: "As high as \(id).\n")
        }

    /// Takes answers away and gives them back, a transaction each time, as a run over a list with deletions does.
    private static func write(_ rounds: Int, to site: TestSite) async throws {
        let archive = try #require(try await site.store.archives().first)
        let deliveries = try await site.store.deliveries(of: answers)
        var sequence = 1000
        for round in 0..<rounds {
            for isRemoval in [true, false] {
                let changes = try answers.prefix(1 + round % answers.count).map { id in
                    sequence += 1
                    let mail = try #require(mails.first { $0.contains("<\(id)>") })
                    return FactBatch.Change(
                        sequence: sequence, entry: nil, locator: try #require(deliveries[id]?.first).locator.location,
                        received: 1_767_610_000 + Int64(sequence),
                        kind: isRemoval ? .removed(messageID: id) : .added(MessageFacts(parsing: Array(mail.utf8))))
                }
                let source = try #require(deliveries[answers[0]]?.first).locator.source
                try await site.store.write(
                    FactBatch(source: source, changes: changes, cursor: "\(sequence)", tip: nil), to: archive)
                try await site.store.settle()
            }
        }
    }

    @Test(
        "show one moment of it: as many rows as they count, and the same bytes when asked again",
        arguments: [
            ("/tide/?q=f:bram", "<li class=\"row\">"), ("/tide/question@example.org/T/", "As high as answer-"),
            ("/tide/question@example.org/t/", "As high as answer-"),
        ])
    func pages(path: String, row: String) async throws {
        // Nothing is kept, so that each page is made.
        let site = try await TestSite(Self.mails, cache: 0)
        let counts = try await withThrowingTaskGroup(of: Void.self) { group in
            let end = Signal()
            group.addTask {
                defer { end.give() }
                try await Self.write(40, to: site)
            }
            var counts: Set<Int> = []
            repeat {
                let before = try await site.store.revision()
                let pages = try await [site.get(path), site.get(path)]
                if try await site.store.revision() == before { #expect(pages[0].bytes == pages[1].bytes) }
                for page in pages {
                    #expect(page.status == .ok)
                    let said = try #require(page.text.firstMatch(of: #/(\d+) messages?/#)?.output.1)
                    // The question itself has other words than its answers.
                    let shown = page.text.components(separatedBy: row).count - (path.contains("?q=") ? 1 : 0)
                    #expect(said == "\(shown)")
                    counts.insert(shown)
                }
            } while !end.isGiven
            try await group.waitForAll()
            return counts
        }
        // Something was written between them.
        #expect(counts.count > 1)
    }

    /// That something is over.
    private final class Signal: Sendable {
        private let state = Mutex(false)

        var isGiven: Bool { state.withLock { $0 } }
        func give() { state.withLock { $0 = true } }
    }
}
