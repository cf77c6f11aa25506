import Testing

@testable import MailArchive

@Suite("A range as it is written")
struct RevisionRangeTests {
    typealias Revision = RevisionRange.Revision

    @Test(
        "is two names, or one",
        arguments: [
            ("a..b", Revision(name: "a"), Revision(name: "b"), false),
            ("a..", Revision(name: "a"), nil, false),
            ("..b", nil, Revision(name: "b"), false),
            ("..", nil, nil, false),
            ("v1.0", nil, Revision(name: "v1.0"), true),
            ("v1.0..v1.1", Revision(name: "v1.0"), Revision(name: "v1.1"), false),
            ("1:a..2:b", Revision(epoch: "1", name: "a"), Revision(epoch: "2", name: "b"), false),
            (":/word..HEAD~3", Revision(name: ":/word"), Revision(name: "HEAD~3"), false),
            ("0:17982ee4c", nil, Revision(epoch: "0", name: "17982ee4c"), true),
        ] as [(String, Revision?, Revision?, Bool)])
    func names(text: String, start: Revision?, end: Revision?, isSingle: Bool) throws {
        let range = try RevisionRange(parsing: text)
        #expect(range.start == start)
        #expect(range.end == end)
        #expect(range.isSingle == isSingle)
    }

    @Test(
        "that can be none is refused",
        arguments: ["", "a...b", "a..b..c", "--upload-pack=x..b", "a..-b", "^a", "a\n..b", "1:..b", "a\u{0}b", "-"])
    func refused(text: String) {
        #expect(throws: ArchiveError.self) { try RevisionRange(parsing: text) }
    }

    @Test(
        "calls a commit as the person did, but cuts a full id",
        arguments: [
            ("17982ee4c", "17982ee4c"), ("17982ee4cafe", "17982ee4cafe"), ("weekly-45", "weekly-45"),
            ("17982ee4c17982ee4c17982ee4c17982ee4c1798", "17982ee4c"),
        ])
    func labels(name: String, label: String) {
        #expect(Revision(name: name).label == label)
    }
}
