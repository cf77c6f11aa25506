/// Grows groups of versions out of single series, the strongest evidence first.
///
/// What becomes of a series depends only on those that links tie it to, directly or through others.
struct VersionForest {
    private let nodes: [VersionNode]
    private var edges: [Edge] = []

    /// Two series that belong together, by index.
    private struct Edge {
        var older: Int
        var newer: Int
        var link: VersionLink
        var rank: Int
        /// Seconds between them.
        var distance: Int64
    }

    /// What a posting says to be: no two series of a change have the same, unless the evidence is strong.
    private struct Posting: Hashable {
        var version: Int
        var minor: Int?
        var isRFC: Bool
        var isResend: Bool

        init(_ node: VersionNode) {
            version = node.version
            minor = node.versionMinor
            isRFC = node.isRFC
            isResend = node.isResend
        }
    }

    /// Takes series in any order, and the links between them.
    init(_ nodes: [VersionNode], _ links: [VersionLink]) {
        self.nodes = nodes.sorted(by: VersionNode.isBefore)
        let places = Dictionary(self.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        edges = links.compactMap { link in
            guard let older = places[link.older], let newer = places[link.newer], let first = link.evidence.first else {
                return nil
            }
            let distance = abs(self.nodes[newer].firstReceivedAt - self.nodes[older].firstReceivedAt)
            return Edge(older: older, newer: newer, link: link, rank: first.rank, distance: distance)
        }
        edges.sort { ($0.rank, $0.distance, $0.older, $0.newer) < ($1.rank, $1.distance, $1.older, $1.newer) }
    }

    /// From this rank on evidence cannot put two postings of one version together.
    private static let weakest = 4

    /// The groups, oldest first.
    func groups() -> [VersionGroup] {
        var sets = DisjointSets(count: nodes.count)
        // A cover without parts takes no version: its author may have sent the series once more, as a whole.
        var postings = nodes.map { $0.hasParts ? Set([Posting($0)]) : [] }
        var isSpanning = [Bool](repeating: false, count: edges.count)
        for (index, edge) in edges.enumerated() {
            let (left, right) = (sets.find(edge.older), sets.find(edge.newer))
            guard left != right else { continue }
            if edge.rank >= Self.weakest, !postings[left].isDisjoint(with: postings[right]) { continue }
            sets.join(left, right)
            postings[sets.find(left)] = postings[left].union(postings[right])
            isSpanning[index] = true
        }
        return assembled(&sets, isSpanning)
    }

    private func assembled(_ sets: inout DisjointSets, _ isSpanning: [Bool]) -> [VersionGroup] {
        // The nearest older version of each series, where it is not an edge of the tree anyhow.
        var nearest: [Int: Int] = [:]
        for (index, edge) in edges.enumerated() where sets.find(edge.older) == sets.find(edge.newer) {
            if let known = nearest[edge.newer], edges[known].older >= edge.older { continue }
            nearest[edge.newer] = index
        }
        var shown: [Int: [Edge]] = [:]
        for (index, edge) in edges.enumerated() where isSpanning[index] || nearest[edge.newer] == index {
            shown[sets.find(edge.newer), default: []].append(edge)
        }
        var members: [Int: [Int]] = [:]
        for index in nodes.indices { members[sets.find(index), default: []].append(index) }
        return members.map { root, indices in
            let edges = (shown[root] ?? []).sorted { ($0.newer, $0.older) < ($1.newer, $1.older) }
            return (indices[0], VersionGroup(members: indices.map { nodes[$0].id }, links: edges.map(\.link)))
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
