import MailFormat
import PatchFormat
import PatchTracking
import Testing

@testable import DigestReport

/// Which review tags the next version carries.
@Suite("Tags kept and lost")
struct TagCarryingTests {
    private func series(_ version: Int, _ parts: [(title: String, trailers: [String])]) -> Series {
        Series(
            version: version, total: parts.count,
            parts: parts.enumerated().map { index, part in
                let text = "[PATCH v\(version) \(index + 1)/\(parts.count)] \(part.title)"
                let trailers = part.trailers.map {
                    Trailer(key: String($0.prefix { $0 != ":" }), value: String($0.drop { $0 != ":" }.dropFirst(2)))
                }
                return Part(
                    number: index + 1,
                    message: TrackedMessage(
                        id: "v\(version)-\(index)@x", kind: .patch, subject: PatchSubject(parsing: text),
                        receivedAt: Int64(version), files: ["\(part.title).c"], trailers: trailers, hasDiff: true))
            }, threadID: "v\(version)-0@x")
    }

    private func answer(_ tag: String, to part: Int) -> Answer {
        let parts = tag.split(separator: ": ", maxSplits: 1).map(String.init)
        let message = TrackedMessage(
            id: "r\(part)-\(parts[1])@x", kind: .reply, subject: PatchSubject(parsing: "Re: x"), receivedAt: 2,
            givenTags: [Trailer(key: parts[0], value: parts[1])])
        return Answer(message: message, series: "v1-0@x", target: .part(part))
    }

    @Test("are told by what the parts carry")
    func carrying() {
        let older = series(
            1, [("a", ["Reviewed-by: Ana <ana@x.org>"]), ("b", []), ("gone", ["Acked-by: Eve <eve@x.org>"])])
        let newer = series(
            2,
            [
                ("a", ["Reviewed-by: Ana <ana@new.org>", "Signed-off-by: Me <me@x.org>"]),
                ("b", ["Tested-by: Bo <bo@x.org>"]),
            ])
        let answers = [
            answer("Tested-by: Bo <bo@x.org>", to: 2), answer("Reviewed-by: Cy <cy@x.org>", to: 2),
            answer("Reported-by: Dan <dan@x.org>", to: 1),
        ]
        let tags = TagCarrying(from: older, to: newer, tags: ReviewTags(of: older, answers: answers))
        // The part of Eve's tag was dropped, and a report is no verdict.
        #expect(tags.kept == ["Reviewed-by: Ana <ana@x.org>", "Tested-by: Bo <bo@x.org>"])
        #expect(tags.lost == ["Reviewed-by: Cy <cy@x.org>"])
    }

    @Test("are lost when one of several parts lost them")
    func partly() {
        let tag = "Acked-by: Ana <ana@x.org>"
        let tags = TagCarrying(
            from: series(1, [("a", [tag]), ("b", [tag])]), to: series(2, [("a", [tag]), ("b", [])]),
            tags: ReviewTags(of: series(1, [("a", [])]), answers: []))
        #expect(tags.kept.isEmpty && tags.lost == [tag])
    }
}
