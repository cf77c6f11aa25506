/// Grows changes out of single series, the strongest evidence first.
struct VersionForest {
    private let profiles: [SeriesProfile]
    private var edges: [Edge] = []

    /// Two series that belong together, by index.
    private struct Edge {
        var older: Int
        var newer: Int
        var evidence: [VersionEvidence]
        /// Seconds between them.
        var distance: Int64
    }

    /// What a posting says to be: no two series of a change have the same, unless the evidence is strong.
    private struct Posting: Hashable {
        var version: Int
        var minor: Int?
        var isRFC: Bool
        var isResend: Bool

        init(_ series: Series) {
            version = series.version
            minor = series.versionMinor
            isRFC = series.isRFC
            isResend = series.isResend
        }
    }

    /// Starts with series that have nothing to do with each other, in order.
    init(_ profiles: [SeriesProfile]) {
        self.profiles = profiles
    }

    /// Remembers a pair if anything says that they are versions of one work.
    mutating func consider(_ left: Int, _ right: Int) {
        let (older, newer) = VersionOrder.ordered(profiles[left], profiles[right])
        guard let evidence = SeriesLikeness(older: older, newer: newer)?.evidence, !evidence.isEmpty else { return }
        let isSwapped = older.id != profiles[left].id
        edges.append(
            Edge(
                older: isSwapped ? right : left, newer: isSwapped ? left : right, evidence: evidence,
                distance: abs(newer.firstReceivedAt - older.firstReceivedAt)))
    }

    /// The changes, oldest first.
    mutating func changes() -> [Change] {
        edges.sort {
            ($0.evidence[0].rank, $0.distance, $0.older, $0.newer) < (
                $1.evidence[0].rank, $1.distance, $1.older, $1.newer
            )
        }
        var groups = DisjointSets(count: profiles.count)
        // A cover without parts takes no version: its author may have sent the series once more, as a whole.
        var postings = profiles.map { $0.series.parts.isEmpty ? [] : Set([Posting($0.series)]) }
        var spanning = [Bool](repeating: false, count: edges.count)
        for (index, edge) in edges.enumerated() {
            let (left, right) = (groups.find(edge.older), groups.find(edge.newer))
            guard left != right else { continue }
            if edge.evidence[0].rank >= Self.weakest, !postings[left].isDisjoint(with: postings[right]) { continue }
            groups.join(left, right)
            postings[groups.find(left)] = postings[left].union(postings[right])
            spanning[index] = true
        }
        return assembled(&groups, spanning)
    }

    /// From this rank on evidence cannot put two postings of one version together.
    private static let weakest = 4

    private func assembled(_ groups: inout DisjointSets, _ spanning: [Bool]) -> [Change] {
        // The nearest older version of each series, where it is not an edge of the tree anyhow.
        var nearest: [Int: Int] = [:]
        for (index, edge) in edges.enumerated() where groups.find(edge.older) == groups.find(edge.newer) {
            guard let known = nearest[edge.newer] else {
                nearest[edge.newer] = index
                continue
            }
            if edges[known].older < edge.older { nearest[edge.newer] = index }
        }
        var links: [Int: [(Int, Int, VersionLink)]] = [:]
        for (index, edge) in edges.enumerated() where spanning[index] || nearest[edge.newer] == index {
            let link = VersionLink(
                older: profiles[edge.older].id, newer: profiles[edge.newer].id, evidence: edge.evidence)
            links[groups.find(edge.newer), default: []].append((edge.newer, edge.older, link))
        }
        var members: [Int: [Int]] = [:]
        for index in profiles.indices { members[groups.find(index), default: []].append(index) }
        return members.values.sorted { $0[0] < $1[0] }.map { indices in
            let found = (links[groups.find(indices[0])] ?? []).sorted { ($0.0, $0.1) < ($1.0, $1.1) }
            return Change(series: indices.map { profiles[$0].series }, links: found.map(\.2))
        }
    }
}
