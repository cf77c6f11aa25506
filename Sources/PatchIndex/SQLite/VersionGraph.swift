internal import GRDB
internal import PatchTracking

/// The series of the index and the links between them, as a graph that is read piece by piece.
struct VersionGraph {
    private let holders: Statement
    private let ties: Statement
    private let node: Statement
    private let link: Statement

    init(_ database: Database) throws {
        holders = try database.makeStatement(sql: "SELECT series FROM link_key WHERE key = ?")
        ties = try database.makeStatement(
            sql: "SELECT older FROM version_link WHERE newer = ?1 UNION SELECT newer FROM version_link WHERE older = ?1"
        )
        node = try database.makeStatement(
            sql: """
                SELECT identity.text, series.version, version_minor, is_rfc, is_resend, series.received, EXISTS (
                    SELECT 1 FROM series_member AS part WHERE part.series = series.id AND (
                        number > 0 OR EXISTS (SELECT 1 FROM attached_patch WHERE attached_patch.message = part.message)))
                FROM series JOIN message ON message.id = head JOIN identity ON identity.id = message.identity
                WHERE series.id = ?
                """)
        link = try database.makeStatement(sql: "SELECT * FROM version_link WHERE newer = ? ORDER BY older, place")
    }

    /// Series that share a key with one of `series`.
    func holders(of series: [SeriesProfile]) throws -> Set<Int64> {
        var found: Set<Int64> = []
        for key in Set(series.flatMap(\.keys)) {
            found.formUnion(try Int64.fetchAll(holders, arguments: [Int64(bitPattern: key.value)]))
        }
        return found
    }

    /// Series that a link ties to one of `series`.
    func neighbours(of series: Set<Int64>) throws -> Set<Int64> {
        var found: Set<Int64> = []
        for series in series { found.formUnion(try Int64.fetchAll(ties, arguments: [series])) }
        return found
    }

    /// `series`, and everything that links tie to them, directly or through others.
    func component(of series: Set<Int64>) throws -> Set<Int64> {
        var found = series
        var open = Array(series)
        while let next = open.popLast() {
            for other in try Int64.fetchAll(ties, arguments: [next]) where found.insert(other).inserted {
                open.append(other)
            }
        }
        return found
    }

    /// The series in these rows, as grouping wants them.
    func nodes(_ series: Set<Int64>) throws -> [(row: Int64, node: VersionNode)] {
        try series.compactMap { id in
            try Row.fetchOne(node, arguments: [id]).map { row in
                let node = VersionNode(
                    id: row[0], version: row[1], versionMinor: row[2], isRFC: row[3], isResend: row[4],
                    hasParts: row[6],
                    firstReceivedAt: row[5])
                return (id, node)
            }
        }
    }

    /// The links between series in these rows.
    func links(among series: Set<Int64>) throws -> [VersionLink] {
        var names: [Int64: Series.ID] = [:]
        for (row, node) in try nodes(series) { names[row] = node.id }
        var found: [VersionLink] = []
        for newer in series.sorted() {
            for row in try Row.fetchAll(link, arguments: [newer]) {
                guard let newerName = names[newer], let olderName = names[row["older"]],
                    let evidence = Self.evidence(row)
                else { continue }
                if let last = found.indices.last, found[last].newer == newerName, found[last].older == olderName {
                    found[last].evidence.append(evidence)
                } else {
                    found.append(VersionLink(older: olderName, newer: newerName, evidence: [evidence]))
                }
            }
        }
        return found
    }

    private static func evidence(_ row: Row) -> VersionEvidence? {
        EvidenceColumns(
            evidence: row["evidence"], source: row["source"], target: row["target"], amount: row["amount"],
            whole: row["whole"]
        ).value
    }
}
