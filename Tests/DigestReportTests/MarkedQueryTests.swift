import DigestReport
import PatchIndex
import Testing

@Suite("The mark under a wrong query")
struct MarkedQueryTests {
    @Test(
        "stands under the place, however narrow the terminal and wide the letters are",
        arguments: [
            ("tide AND (", 80, "tide AND (", "         ^"), ("d:someday", 80, "d:someday", "^^^^^^^^^"),
            ("潮位 d:someday", 80, "潮位 d:someday", "     ^^^^^^^^^"),
            ("one two three four d:someday five six", 20, "…four d:someday fiv…", "      ^^^^^^^^^"),
            ("one two three four five six d:someday", 20, "…five six d:someday", "          ^^^^^^^^^"),
            ("d:someday one two three four five six", 20, "d:someday one two …", "^^^^^^^^^"),
            ("a d:someday-or-other-when-there-is-time b", 20, "…d:someday-or-other…", " ^^^^^^^^^^^^^^^^^^"),
        ])
    func place(query: String, width: Int, shown: String, mark: String) throws {
        let error = try #require(throws: SearchError.self) { try SearchQuery(parsing: query, now: 0) }
        let marked = MarkedQuery(error, width: width)
        #expect(marked.query == shown)
        #expect(marked.mark == mark)
    }

    @Test("is of a query without control characters")
    func controls() throws {
        let error = try #require(throws: SearchError.self) { try SearchQuery(parsing: "\u{1B}[31m d:someday", now: 0) }
        let marked = MarkedQuery(error, width: 80)
        #expect(!marked.query.contains("\u{1B}"))
        let place = try #require(marked.query.firstRange(of: "d:someday"))
        #expect(marked.query[..<place.lowerBound].count == marked.mark.prefix { $0 == " " }.count)
    }
}
