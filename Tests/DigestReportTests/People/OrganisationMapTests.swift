import MailFormat
import Testing

@testable import DigestReport

@Suite("Organisations")
struct OrganisationMapTests {
    static let file = """
        # gitdm's EmailMap
        example.com        Example Incorporated   # a remark
        lab.example.com\tExample Labs
        jane@example.org   Harbour Works < 2024-05-01
        jane@example.org   Buoy Company
        moved@example.org  First Firm<2020-1-5
        moved@example.org  Second Firm < 2022-01-01
        EXAMPLE.NET        Mixed Case
        quay.example       (Unknown)
        uni.example        unknown
        lonely
        broken.example     Firm < tomorrow
        broken.example     Firm < 2024-13-01
        < 2024-01-01
        example.com        Example Two
        """

    struct Case: CustomTestStringConvertible {
        var address: String
        var day: String
        var affiliation: OrganisationMap.Affiliation
        var testDescription: String { "\(address) on \(day)" }

        init(_ address: String, _ day: String, _ affiliation: OrganisationMap.Affiliation) {
            (self.address, self.day, self.affiliation) = (address, day, affiliation)
        }

        init(_ address: String, _ affiliation: OrganisationMap.Affiliation) {
            self.init(address, "2025-06-01", affiliation)
        }
    }

    static let cases = [
        Case("a@example.com", .organisation("Example Two")),
        Case("A@Deep.Sub.EXAMPLE.com", .organisation("Example Two")),
        Case("a@lab.example.com", .organisation("Example Labs")),
        Case("a@x.lab.example.com", .organisation("Example Labs")),
        Case("a@notexample.com", .unlisted(domain: "notexample.com")),
        Case("a@com", .unlisted(domain: "com")),
        Case("jane@example.org", "2024-04-30", .organisation("Harbour Works")),
        Case("Jane@Example.org", "2024-05-01", .organisation("Buoy Company")),
        Case("other@example.org", .unlisted(domain: "example.org")),
        Case("moved@example.org", "2020-01-04", .organisation("First Firm")),
        Case("moved@example.org", "2020-01-05", .organisation("Second Firm")),
        Case("moved@example.org", "2022-01-01", .unlisted(domain: "example.org")),
        Case("a@example.net", .organisation("Mixed Case")),
        Case("a@quay.example", .unknown), Case("a@cs.uni.example", .unknown),
        Case("broken@broken.example", .unlisted(domain: "broken.example")),
        Case("nobody", .unknown), Case("", .unknown),
        // The map that is built in stands behind the reader's.
        Case("a@linux.intel.com", .organisation("Intel")), Case("a@gmail.com", .unknown),
        Case("a@kernel.org", .unknown), Case("a@csail.mit.edu", .organisation("MIT")),
        Case("a@alum.mit.edu", .unknown),
    ]

    @Test("are found by address and domain, at a time", arguments: cases)
    func affiliation(_ test: Case) throws {
        let map = OrganisationMap(parsing: Array(Self.file.utf8)).before(.standard)
        let time = try #require(MailDate(parsing: test.day.utf8)).secondsSince1970
        let mailbox = Mailbox(name: "", address: test.address)
        #expect(map.affiliation(of: mailbox, at: time) == test.affiliation)
        if case .organisation(let name) = test.affiliation {
            #expect(map.organisation(of: mailbox, at: time) == name)
        } else {
            #expect(map.organisation(of: mailbox, at: time) == nil)
        }
    }

    @Test("the reader's file comes before the map that is built in")
    func order() {
        let own = OrganisationMap(parsing: Array("ibm.com Blue\ngmail.com Mail Firm\n".utf8)).before(.standard)
        #expect(own.organisation(of: Mailbox(name: "", address: "a@linux.ibm.com"), at: 0) == "Blue")
        #expect(own.organisation(of: Mailbox(name: "", address: "a@gmail.com"), at: 0) == "Mail Firm")
    }

    @Test("tell which lines cannot be understood")
    func warnings() {
        #expect(OrganisationMap(parsing: Array(Self.file.utf8)).warnings.map(\.line) == [11, 12, 13, 14, 15])
    }

    @Test("read what is hostile")
    func hostile() {
        let many = (0..<100_000).map { "d\($0).example Firm \($0) < 20\(10 + $0 % 90)-01-01" }.joined(separator: "\n")
        let map = OrganisationMap(parsing: Array(many.utf8))
        #expect(map.warnings.isEmpty)
        #expect(map.organisation(of: Mailbox(name: "", address: "a@x.d77.example"), at: 0) == "Firm 77")
        let dots = Mailbox(name: "", address: "a@" + String(repeating: "a.", count: 500_000) + "example.com")
        #expect(OrganisationMap.standard.affiliation(of: dots, at: 0) == .unknown)
        _ = OrganisationMap(parsing: (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) })
        #expect(OrganisationMap(parsing: Array("\0a b\n\u{1B}[2J x\n".utf8)).warnings.isEmpty)
    }

    @Test("the map that is built in lists each domain once, in lower case")
    func standard() {
        let lines = [StandardOrganisations.companies, StandardOrganisations.furtherCompanies]
            .flatMap { $0.split(separator: "\n") }
        var domains = StandardOrganisations.hidden.split(whereSeparator: \.isWhitespace).map(String.init)
        for line in lines {
            let halves = line.split(separator: ":")
            #expect(halves.count == 2, "\(line)")
            domains += halves.last?.split(separator: " ").map(String.init) ?? []
        }
        let twice = Dictionary(grouping: domains) { $0 }.filter { $1.count > 1 }.keys.sorted()
        #expect(twice == [])
        #expect(domains.filter { $0 != $0.lowercased() || !$0.contains(".") } == [])
        #expect(Set(lines.map { $0.prefix { $0 != ":" } }).count == lines.count)
        #expect(domains.count > 450)
    }

    @Test("tells whether it is the same at all times")
    func timeless() {
        #expect(OrganisationMap.standard.isTimeless)
        #expect(!OrganisationMap(parsing: Array(Self.file.utf8)).isTimeless)
        #expect(OrganisationMap(parsing: Array("example.com Example\n".utf8)).before(.standard).isTimeless)
    }
}
