internal import Foundation
internal import GRDB
internal import PatchTracking

/// The series of the index and the links between them, as a graph that is read piece by piece.
struct VersionGraph {
    private let state: Statement
    private let pair: Statement
    private let removal: Statement
    private let ties: Statement
    private let node: Statement
    private let link: Statement

    init(_ database: Database) throws {
        ties = try database.makeStatement(
            sql: "SELECT older FROM version_link WHERE newer = ?1 UNION SELECT newer FROM version_link WHERE older = ?1"
        )
        node = try database.makeStatement(
            sql: """
                SELECT identity.text, series.version, version_minor, is_rfc, is_resend, series.received, EXISTS (
                    SELECT 1 FROM series_member AS part WHERE part.series = series.id AND (
                        number > 0 OR EXISTS (SELECT 1 FROM attached_patch WHERE attached_patch.message = part.message))),
                    person.address, message.title
                FROM series JOIN message ON message.id = head JOIN identity ON identity.id = message.identity
                LEFT JOIN person ON person.id = message.sender
                WHERE series.id = ?
                """)
        state = try database.makeStatement(
            sql: """
                SELECT identity.text AS name, fingerprint, keys FROM series JOIN message ON message.id = head
                JOIN identity ON identity.id = message.identity WHERE series.id = ?
                """)
        pair = try database.makeStatement(
            sql: "SELECT newer, older FROM version_link WHERE newer = ?1 OR older = ?1")
        removal = try database.makeStatement(sql: "DELETE FROM version_link WHERE newer = ? AND older = ?")
        link = try database.makeStatement(sql: "SELECT * FROM version_link WHERE newer = ? ORDER BY older, place")
    }

    /// What is remembered of a series to know it again.
    struct SeriesTrace {
        var name: Series.ID
        var fingerprint: LinkKeySum
        var keys: [Int64]
    }

    /// What is remembered of the series in these rows.
    func traces(of series: Set<Int64>) throws -> [(row: Int64, trace: SeriesTrace)] {
        try series.sorted().compactMap { id in
            try Row.fetchOne(state, arguments: [id]).map { row in
                let keys: Data = row["keys"] ?? Data()
                return (
                    id,
                    SeriesTrace(
                        name: row["name"], fingerprint: LinkKeySum(value: UInt64(bitPattern: row["fingerprint"])),
                        keys: SeriesWriter.keys(in: [UInt8](keys)))
                )
            }
        }
    }

    /// Takes out the links that tie a series to one of `others`.
    func removeLinks(of series: Int64, to others: (Int64) throws -> Bool) throws {
        for row in try Row.fetchAll(pair, arguments: [series]) {
            let (newer, older): (Int64, Int64) = (row[0], row[1])
            if try others(newer == series ? older : newer) { try removal.execute(arguments: [newer, older]) }
        }
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
                    firstReceivedAt: row[5], senderAddress: row[7] ?? "", title: row[8])
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
                    found.append(
                        VersionLink(
                            older: olderName, newer: newerName, evidence: [evidence],
                            strength: VersionLink.Strength(rawValue: row["strength"]) ?? .ofAnotherAuthor))
                }
            }
        }
        return found
    }

    private static func evidence(_ row: Row) -> VersionEvidence? {
        VersionEvidenceColumns(
            evidence: row["evidence"], source: row["source"], target: row["target"], amount: row["amount"],
            whole: row["whole"]
        ).value
    }
}
