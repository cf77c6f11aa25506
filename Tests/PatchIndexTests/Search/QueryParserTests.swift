@testable import PatchIndex
import Testing

@Suite("A query")
struct QueryParserTests {
    /// 2026-01-31 12:00:00 UTC.
    private static let now: Int64 = 1_769_860_800

    /// The tree as text: `(and a (or s:b c))`.
    private static func shape(_ node: SearchNode) -> String {
        switch node {
        case .every(let nodes): "(and \(nodes.map(shape).joined(separator: " ")))"
        case .either(let nodes): "(or \(nodes.map(shape).joined(separator: " ")))"
        case .oneOf(let left, let right): "(xor \(shape(left)) \(shape(right)))"
        case .not(let node): "(not \(shape(node)))"
        case .near(let terms, let distance): "(near \(distance) \(terms.map(shape).joined(separator: " ")))"
        case .term(let term): shape(term)
        }
    }

    private static func shape(_ term: SearchTerm) -> String {
        let prefix = term.field == .any ? "" : term.field.rawValue + ":"
        switch term.value {
        case .words(let words, let isPrefix):
            let text = words.joined(separator: "_") + (isPrefix ? "*" : "")
            return prefix + text
        case .numbers(let from, let to):
            return prefix + (from.map(String.init) ?? "") + ".." + (to.map(String.init) ?? "")
        case .text(let text): return "\(prefix)=\(text)"
        }
    }

    @Test(
        "is read as its operators say",
        arguments: [
            ("tide", "tide"), ("Tide WATER", "(and tide water)"), ("a1 OR b1 c1", "(or a1 (and b1 c1))"),
            ("a1 AND b1 OR c1", "(or (and a1 b1) c1)"), ("a1 XOR b1 OR c1", "(or (xor a1 b1) c1)"),
            ("a1 NOT b1", "(and a1 (not b1))"), ("a1 AND NOT b1", "(and a1 (not b1))"), ("NOT a1", "(not a1)"),
            ("+a1 -b1", "(and a1 (not b1))"), ("-(a1 OR b1) c1", "(and (not (or a1 b1)) c1)"),
            ("a1 and b1", "(and a1 and b1)"), ("a1 NEAR b1", "(near 10 a1 b1)"),
            ("s:a1 NEAR/3 s:b1 c1", "(and (near 3 s:a1 s:b1) c1)"), ("s:(a1 OR b1)", "(or s:a1 s:b1)"),
            ("((a1))", "a1"),
        ])
    func operators(_ text: String, _ expected: String) throws {
        #expect(try Self.shape(SearchQuery(parsing: text, now: Self.now).root) == expected)
    }

    @Test(
        "has words, phrases, beginnings and values",
        arguments: [
            ("\"high Tide\"", "high_tide"), ("s:\"high tide\"", "s:high_tide"), ("kvm_load_x", "kvm_load_x"),
            ("arch/x86/kvm/mmu.c", "arch_x86_kvm_mmu_c"), ("dfn:fs/*", "dfn:fs*"), ("tid*", "tid*"),
            ("net: x1", "(and net x1)"), ("http://example.org/x", "http_example_org_x"), ("S:Été", "s:ete"),
            ("don't", "don_t"), ("is:PATCH", "is:=patch"), ("state:under-review", "state:=under-review"),
            ("state:UnderReview", "state:=under-review"), ("version:3", "version:3..4"),
            ("version:2..4", "version:2..5"), ("version:v2..", "version:2.."), ("version:..3", "version:..4"),
            ("dfpre:0aB1", "dfpre:=0ab1"), ("tag:Reviewed-by:Ana", "tag:=reviewed-by:ana"),
            ("tag:acked-by:\"Ana Lírio\"", "tag:=acked-by:ana lírio"),
            ("mid:<x@y>", "mid:=x@y"), ("f:Ana@Example.org", "f:=ana@example.org"),
            ("x@y.org", "(or x_y_org mid:=x@y.org)"), ("is:patch is:cover", "(or is:=patch is:=cover)"),
            ("is:patch AND is:cover", "(and is:=patch is:=cover)"), ("tag:tag:x", "tag:=tag:x"),
            ("series:\"low tide\"", "series:=low tide"),
        ])
    func values(_ text: String, _ expected: String) throws {
        #expect(try Self.shape(SearchQuery(parsing: text, now: Self.now).root) == expected)
    }

    @Test(
        "takes dates as git does",
        arguments: [
            ("d:20260131", "d:1769817600..1769904000"), ("d:2026-01-31", "d:1769817600..1769904000"),
            ("d:20260101..20260131", "d:1767225600..1769904000"), ("d:20260131..", "d:1769817600.."),
            ("d:..2026-01-31", "d:..1769904000"), ("d:2024", "d:1704067200..1735689600"),
            ("d:202402", "d:1706745600..1709251200"), ("dt:20260131120000..", "dt:1769860800.."),
            ("d:2.weeks.ago..", "d:1768651200.."), ("rt:yesterday", "rt:1769774400..1769860800"),
            ("rt:1769860800..", "rt:1769860800.."), ("d:last.month..yesterday", "d:1767268800..1769774401"),
        ])
    func dates(_ text: String, _ expected: String) throws {
        #expect(try Self.shape(SearchQuery(parsing: text, now: Self.now).root) == expected)
    }

    @Test(
        "that is wrong is explained with the place",
        arguments: [
            ("", "", 0..<0), ("a1 (b1", "(", 3..<4), ("a1 b1)", ")", 5..<6), ("\"open", "\"", 0..<1),
            ("a1 AND", "AND", 3..<6), ("OR a1", "OR", 0..<2), ("a1 OR OR b1", "OR", 6..<8), ("()", ")", 1..<2),
            ("x1 d:20260231", "d:20260231", 3..<13), ("is:nothing", "is:nothing", 0..<10), ("s: x1", "s:", 0..<2),
            ("a1 NEAR", "NEAR", 3..<7), ("NEAR a1", "NEAR", 0..<4), ("s:a1 NEAR f:b1", "f:", 10..<12),
            ("dfpre:xyz", "dfpre:xyz", 0..<9), ("version:new", "version:new", 0..<11), ("x1 --- y1", "--", 5..<6),
            ("version:..", "version:..", 0..<10), ("d:..", "d:..", 0..<4),
        ])
    func errors(_ text: String, _ what: String, _ range: Range<Int>) {
        #expect { try SearchQuery(parsing: text, now: Self.now) } throws: { error in
            (error as? SearchError)?.range == range
        }
    }

    @Test("shows the mark under the place")
    func mark() {
        let error = SearchError(reason: "no", query: "tide (", range: 5..<6)
        #expect(error.marked == "tide (\n     ^")
    }

    @Test("with brackets without end is refused, not followed")
    func depth() {
        let text = String(repeating: "(", count: 5000) + "a1"
        #expect(throws: SearchError.self) { try SearchQuery(parsing: text, now: Self.now) }
        let signs = String(repeating: "-", count: 50_000) + "a1"
        #expect(throws: SearchError.self) { try SearchQuery(parsing: signs, now: Self.now) }
    }
}
