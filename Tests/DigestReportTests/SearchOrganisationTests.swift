import PatchIndex
import Testing

@testable import DigestReport

/// `org:` with names of organisations.
@Suite("Organisations in queries")
struct SearchOrganisationTests {
    private static let map = OrganisationMap(
        parsing: Array(
            """
            harbour.example      Harbour & Sons
            pier.example         Harbour & Sons
            old.example          Harbour & Sons < 2020-01-01
            quay.example         Quay
            ana@quay.example     Harbour & Sons
            """.utf8))

    private func domains(_ node: SearchNode) -> [String] {
        switch node {
        case .every(let nodes), .either(let nodes): nodes.flatMap(domains)
        case .oneOf(let left, let right): domains(left) + domains(right)
        case .not(let node): domains(node)
        case .near: []
        case .term(let term): if case .text(let text) = term.value { [text] } else { [] }
        }
    }

    @Test(
        "mean their domains, too",
        arguments: [
            ("org:harboursons", ["harboursons", "harbour.example", "pier.example"]),
            ("org:\"Harbour & Sons\"", ["harbour & sons", "harbour.example", "pier.example"]),
            ("NOT org:quay", ["quay", "quay.example"]), ("org:quay.example", ["quay.example"]),
            ("org:nobody", ["nobody"]),
            ("(org:quay XOR is:patch) OR is:reply", ["quay", "quay.example", "patch", "reply"]),
        ])
    func names(_ query: String, _ expected: [String]) throws {
        let asked = try SearchQuery(parsing: query, now: 0)
        #expect(domains(asked.knowing(Self.map).root) == expected)
        #expect(asked.knowing(OrganisationMap()) == asked)
    }
}
