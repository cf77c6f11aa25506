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
        /// Seconds between them.
        var distance: Int64
    }

    /// What a series says to be: no two series of a change have the same, unless the evidence is strong.
    private struct VersionName: Hashable {
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
        let indices = Dictionary(self.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        edges = links.compactMap { link in
            guard let older = indices[link.older], let newer = indices[link.newer] else { return nil }
            let distance = abs(self.nodes[newer].firstReceivedAt - self.nodes[older].firstReceivedAt)
            return Edge(older: older, newer: newer, link: link, distance: distance)
        }
        edges.sort {
            ($0.link.strength, $0.distance, $0.older, $0.newer) < ($1.link.strength, $1.distance, $1.older, $1.newer)
        }
    }

    /// The groups, oldest first.
    func groups() -> [VersionGroup] {
        var sets = DisjointSets(count: nodes.count)
        // A cover without parts takes no version: its author may have sent the series once more, as a whole.
        var names = nodes.map { $0.hasParts ? Set([VersionName($0)]) : [] }
        var hasPredecessor = [Bool](repeating: false, count: nodes.count)
        var isSpanning = [Bool](repeating: false, count: edges.count)
        for (index, edge) in edges.enumerated() {
            if Task.isCancelled { break }
            let (left, right) = (sets.find(edge.older), sets.find(edge.newer))
            if left == right {
                hasPredecessor[edge.newer] = true
                continue
            }
            let (small, large) = names[left].count < names[right].count ? (left, right) : (right, left)
            guard
                canJoin(edge, hasPredecessor[edge.newer], common: { names[small].filter(names[large].contains) })
            else { continue }
            sets.join(left, right)
            // The smaller set goes into the larger one, so that a thousand versions cost no more than they are.
            var joined: Set<VersionName> = []
            swap(&joined, &names[large])
            joined.formUnion(names[small])
            names[small] = []
            names[sets.find(left)] = joined
            hasPredecessor[edge.newer] = true
            isSpanning[index] = true
        }
        return assembled(&sets, isSpanning)
    }

    /// Whether a link can put two groups together that have series of one version in common.
    private func canJoin(_ edge: Edge, _ hasPredecessor: Bool, common: () -> Set<VersionName>) -> Bool {
        switch edge.link.strength {
        case .sameChangeID, .nextVersion, .named, .answered: true
        case .samePatches: VersionOrder.isNext(nodes[edge.newer], nodes[edge.older]) || common().isEmpty
        // What repeats a version has it in common with what it repeats.
        case .repeated: common().isSubset(of: [VersionName(nodes[edge.older])])
        case .sameTitle, .alike: common().isEmpty
        case .nextTitle: !hasPredecessor && (edge.link.hasFilesInCommon || common().isEmpty)
        case .ofAnotherAuthor: !hasPredecessor && common().isEmpty
        }
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
            let versions = VersionOrder.inOrder(indices.map { nodes[$0] })
            return (indices[0], VersionGroup(members: versions.map(\.id), links: edges.map(\.link)))
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension VersionLink {
    /// Whether both change a file of one name.
    fileprivate var hasFilesInCommon: Bool {
        evidence.contains { if case .titleAndFiles(_, let files) = $0 { files > 0 } else { false } }
    }
}
