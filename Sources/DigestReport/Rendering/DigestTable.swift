/// A table of a digest: who, or what, has how many.
///
/// The number of each row is the length of the list `kind:label`.
struct DigestTable: Equatable {
    /// A row.
    struct Row: Equatable {
        /// Who or what.
        var label: String
        /// How many.
        var count: Int
        /// What more there is to say, such as `+12 -3`; empty for nothing.
        var note = ""
    }

    /// The heading: `Contributors`.
    var heading: String
    /// What is counted: `by patches and cover letters`.
    var measure: String
    /// What the rows are, for a sentence: `people`.
    var plural: String
    /// The heading of the column with the labels: `Who`.
    var column: String
    /// The table's name in lists: `author`.
    var kind: String
    /// The rows, most first.
    var rows: [Row]

    /// The heading of the column with the numbers.
    var counted: String { kind == "reviewer" ? "Tags" : "Patches" }

    /// The tables of a section that have rows, in the order in which they are shown.
    static func all(of section: DigestSection, in digest: Digest) -> [DigestTable] {
        let people = digest.people
        let tables: [DigestTable] =
            switch section {
            case .people:
                [
                    DigestTable("Contributors", postings, "people", "Who", "author", digest.authors),
                    DigestTable("Reviewers", "by review tags", "people", "Who", "reviewer", people.reviewers),
                    DigestTable("Domains", postings, "domains", "Domain", "domain", digest.domains),
                    DigestTable(
                        "Organisations", postings, "organisations", "Organisation", "organisation", people.organisations
                    ),
                ]
            case .files:
                [
                    DigestTable(
                        heading: "Files", measure: patches, plural: "files", column: "File", kind: "file",
                        rows: people.files.map {
                            Row(label: $0.path, count: $0.count, note: "+\($0.additions) -\($0.deletions)")
                        }),
                    DigestTable("Subsystems", patches, "subsystems", "Subsystem", "subsystem", people.subsystems),
                ]
            default: []
            }
        return tables.filter { !$0.rows.isEmpty }
    }

    private static let postings = "by patches and cover letters"
    private static let patches = "by patches that touch them"

    private init(
        _ heading: String, _ measure: String, _ plural: String, _ column: String, _ kind: String,
        _ tallies: [Digest.Tally]
    ) {
        self.init(
            heading: heading, measure: measure, plural: plural, column: column, kind: kind,
            rows: tallies.map { Row(label: $0.label, count: $0.count) })
    }

    private init(heading: String, measure: String, plural: String, column: String, kind: String, rows: [Row]) {
        self.heading = heading
        self.measure = measure
        self.plural = plural
        self.column = column
        self.kind = kind
        self.rows = rows
    }
}
