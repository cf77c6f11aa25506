import PatchFormat

/// Puts the postings of one thread together.
struct ThreadAssembly {
    /// What was found, by the first mail's place in the thread.
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

    // MARK: By place in the thread

    /// Puts each part into the cluster of the nearest mail above it that has the same key and a lower number.
    private mutating func collect(_ thread: MessageThread, _ posted: [(node: Int, message: TrackedMessage)]) {
        let ends = thread.subtreeEnds()
        // Reading order keeps what stands above a node on top of these stacks.
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
        for index in clusters.indices { clusters[index].mails.sort { TrackedMessage.isBefore($0.message, $1.message) } }
    }

    // MARK: By vacant numbers

    /// How many clusters above one are looked at.
    private static let reach = 8

    /// Joins parts with what stands above them in the thread and lacks their numbers, whoever sent them.
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

    /// Joins what has different tags and yet is one posting: replaced and re-sent parts, late additions, miscounted covers.
    private mutating func joinAcrossKeys() {
        var target = Array(clusters.indices)
        let order = clusters.indices.sorted { TrackedMessage.isBefore(clusters[$0].first, clusters[$1].first) }
        var bySender: [String: [Int]] = [:]
        for index in order { bySender[PostingKey.person(clusters[index].first.sender), default: []].append(index) }
        for index in order where clusters[index].isInserted {
            var above = clusters[index].above.map { target[$0] }
            for _ in 0..<Self.reach {
                guard let host = above, host != index, !clusters[host].takesInserted(clusters[index]) else { break }
                above = clusters[host].above.map { target[$0] }
            }
            let peers = bySender[PostingKey.person(clusters[index].first.sender)]!
            guard let host = above ?? peers.last(where: { clusters[$0].takesInserted(clusters[index]) }) else {
                continue
            }
            clusters[host].inserted.append(clusters[index].first)
            target[index] = host
        }
        for index in order where !clusters[index].isLone && !clusters[index].isInserted {
            let cluster = clusters[index]
            let peers = bySender[PostingKey.person(cluster.first.sender)]!.filter {
                $0 != index && target[$0] == $0 && !clusters[$0].isLone && !clusters[$0].isInserted
            }
            guard !peers.isEmpty else { continue }
            if let host = peers.last(where: { clusters[$0].isReplaced(by: cluster) }) {
                clusters[host].replacements += cluster.mails
                target[index] = host
            } else if let host = peers.last(where: { clusters[$0].isResent(by: cluster) }) {
                clusters[host].resent += cluster.mails
                target[index] = host
            } else if let host = peers.last(where: { clusters[$0].repeatsCover(of: cluster) }) {
                clusters[host].join(cluster)
                target[index] = host
            } else if let above = cluster.above.map({ target[$0] }), peers.contains(above),
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
        var places: [Int: Int] = [:]
        for index in clusters.indices where target[index] == index { places[index] = places.count }
        func place(_ index: Int) -> Int {
            var index = index
            while target[index] != index { index = target[index] }
            return places[index]!
        }
        clusters = clusters.indices.filter { target[$0] == $0 }.map { index in
            var cluster = clusters[index]
            cluster.above = cluster.above.map(place)
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
