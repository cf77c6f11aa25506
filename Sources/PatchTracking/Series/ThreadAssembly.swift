import PatchFormat

/// Puts the postings of one thread together.
struct ThreadAssembly {
    /// What was found, by the first mail's position in the thread.
    private(set) var clusters: [PartCluster] = []

    /// Puts the postings of the thread together.
    init(_ thread: MessageThread, _ found: ThreadPostings) {
        let posted = thread.nodes.indices.compactMap { node in found.postings[node].map { (node: node, message: $0) } }
        guard !posted.isEmpty else { return }
        collect(thread, posted)
        guard clusters.count > 1 else { return }
        joinBelow()
        joinSiblings()
        joinAcrossKeys()
    }

    // MARK: By position in the thread

    /// Puts each part into the cluster of the nearest mail above it that has the same key and a lower number.
    private mutating func collect(_ thread: MessageThread, _ posted: [(node: Int, message: TrackedMessage)]) {
        let ends = thread.subtreeEnds()
        // Reading order keeps what is above a node on top of these stacks.
        var openByKey: [PostingKey: [(node: Int, number: Int, cluster: Int)]] = [:]
        var open: [(node: Int, cluster: Int)] = []
        for (index, message) in posted {
            let key = PostingKey(message)
            while let last = open.last, ends[last.node] <= index { open.removeLast() }
            while let last = openByKey[key]?.last, ends[last.node] <= index { openByKey[key]!.removeLast() }
            var single = PartCluster(message, threadID: thread.id)
            let number = single.mails[0].number
            let cluster: Int
            if !single.isLone, !single.isInserted, let above = openByKey[key]?.last, above.number < number,
                !clusters[above.cluster].isLone,
                !clusters[above.cluster].isInserted
            {
                cluster = above.cluster
                clusters[cluster].add(message)
            } else {
                cluster = clusters.count
                single.above = open.last?.cluster
                clusters.append(single)
            }
            openByKey[key, default: []].append((index, number, cluster))
            open.append((index, cluster))
        }
        for index in clusters.indices { clusters[index].sort() }
    }

    // MARK: By vacant numbers

    /// How many clusters above one are looked at.
    private static let reach = 8

    /// Joins parts with what is above them in the thread and lacks their numbers, whoever sent them.
    private mutating func joinBelow() {
        var target = Array(clusters.indices)
        func settled(_ index: Int) -> Int {
            var index = index
            while target[index] != index { index = target[index] }
            return index
        }
        for index in clusters.indices where !clusters[index].isLone && !clusters[index].isInserted {
            var above = clusters[index].above.map(settled)
            for _ in 0..<Self.reach {
                guard let host = above, host != index else { break }
                if clusters[host].hasVacancy(for: clusters[index]) {
                    clusters[host].join(clusters[index])
                    target[index] = host
                    break
                }
                above = clusters[host].above.map(settled)
            }
        }
        compact(target)
    }

    // MARK: By key and time

    /// How far apart, in seconds, two parts of one posting can be that do not stand in a row in the thread.
    private static let longestGap: Int64 = 3 * 86_400

    /// Joins parts that all answer something else: a cover that was never received, the older version, a report.
    private mutating func joinSiblings() {
        var byKey: [PostingKey: [Int]] = [:]
        for index in clusters.indices where !clusters[index].isLone && !clusters[index].isInserted {
            byKey[PostingKey(clusters[index].first), default: []].append(index)
        }
        var target = Array(clusters.indices)
        for indices in byKey.values where indices.count > 1 {
            var kept: [Int] = []
            for index in indices.sorted(by: { TrackedMessage.isBefore(clusters[$0].first, clusters[$1].first) }) {
                let host = kept.suffix(8).first { clusters[$0].takesSibling(clusters[index], within: Self.longestGap) }
                if let host {
                    clusters[host].join(clusters[index])
                    target[index] = host
                } else {
                    kept.append(index)
                }
            }
        }
        compact(target)
    }

    // MARK: Across keys

    /// What a cluster and those that may be the same posting under other tags have in common.
    private struct PeerKey: Hashable {
        var sender: String
        var version: Int
        var total: Int?

        init(_ cluster: PartCluster) {
            sender = PostingKey.person(cluster.first.sender)
            version = cluster.subject.version
            total = cluster.subject.total
        }
    }

    /// How many clusters of one sender, version and total before and behind one are compared with it.
    ///
    /// Comparing each with each would take quadratic time.
    private static let mostPeers = 64

    /// Joins what has different tags and yet is one posting: replaced and re-sent parts, late additions, miscounted covers.
    private mutating func joinAcrossKeys() {
        var target = Array(clusters.indices)
        let order = clusters.indices.sorted { TrackedMessage.isBefore(clusters[$0].first, clusters[$1].first) }
        var byKey: [PeerKey: [Int]] = [:]
        // The key of each cluster, and where it is among those of that key.
        var keys: [Int: (key: PeerKey, position: Int)] = [:]
        for index in order {
            let key = PeerKey(clusters[index])
            keys[index] = (key, byKey[key]?.count ?? 0)
            byKey[key, default: []].append(index)
        }
        func peers(of index: Int) -> ArraySlice<Int> {
            guard let (key, position) = keys[index], let all = byKey[key] else { return [] }
            return all[max(0, position - Self.mostPeers)..<min(all.count, position + Self.mostPeers)]
        }
        for index in order where clusters[index].isInserted {
            var above = clusters[index].above.map { target[$0] }
            for _ in 0..<Self.reach {
                guard let host = above, host != index, !clusters[host].takesInserted(clusters[index]) else { break }
                above = clusters[host].above.map { target[$0] }
            }
            guard let host = above ?? peers(of: index).last(where: { clusters[$0].takesInserted(clusters[index]) })
            else { continue }
            clusters[host].inserted.append(clusters[index].first)
            target[index] = host
        }
        for index in order where !clusters[index].isLone && !clusters[index].isInserted {
            if Task.isCancelled { break }
            let cluster = clusters[index]
            func isPeer(_ other: Int) -> Bool {
                other != index && target[other] == other && !clusters[other].isLone && !clusters[other].isInserted
            }
            let peers = peers(of: index).filter(isPeer)
            if let host = peers.last(where: { clusters[$0].isReplaced(by: cluster) }) {
                clusters[host].replacements += cluster.mails
                target[index] = host
            } else if let host = peers.last(where: { clusters[$0].isResent(by: cluster) }) {
                clusters[host].resent += cluster.mails
                target[index] = host
            } else if let host = peers.last(where: { clusters[$0].repeatsCover(of: cluster) }) {
                clusters[host].join(cluster)
                target[index] = host
            } else if let above = cluster.above.map({ target[$0] }), isPeer(above),
                keys[above]?.key.sender == keys[index]?.key.sender,
                clusters[above].grows(by: cluster) || clusters[above].covers(cluster)
            {
                clusters[above].grownTotal = cluster.total ?? clusters[above].total
                clusters[above].join(cluster)
                target[index] = above
            }
        }
        compact(target)
    }

    /// Drops the clusters that went into others.
    private mutating func compact(_ target: [Int]) {
        var target = target
        var newIndexes: [Int: Int] = [:]
        for index in clusters.indices where target[index] == index { newIndexes[index] = newIndexes.count }
        func newIndex(_ index: Int) -> Int {
            var root = index
            while target[root] != root { root = target[root] }
            // So that no chain is walked twice.
            var index = index
            while target[index] != root { (index, target[index]) = (target[index], root) }
            return newIndexes[root]!
        }
        clusters = clusters.indices.filter { target[$0] == $0 }.map { index in
            var cluster = clusters[index]
            cluster.above = cluster.above.map(newIndex)
            return cluster
        }
    }
}

extension MessageThread {
    /// For each node, the index behind its last descendant.
    func subtreeEnds() -> [Int] {
        var ends = Array(1...nodes.count)
        for index in nodes.indices.reversed() {
            if let parent = nodes[index].parent { ends[parent] = max(ends[parent], ends[index]) }
        }
        return ends
    }
}
