/// Turns a linked graph into trees: takes out messages that were never received, as far as they hold nothing together.
struct ThreadTree {
    private let graph: ReplyGraph
    /// The node above each one, when unreceived messages below the top are taken out.
    private var parents: [Int?]
    private var children: [[Int]]

    init(_ graph: ReplyGraph) {
        self.graph = graph
        let count = graph.messages.count
        // For an unreceived message: what its answers hang on instead of it.
        var standIns = [Int?](repeating: nil, count: graph.ids.count)
        parents = [Int?](repeating: nil, count: graph.ids.count)
        children = [[Int]](repeating: [], count: graph.ids.count)
        for number in 0..<count {
            guard var above = graph.parents[number] else { continue }
            var path: [Int] = []
            while above >= count, standIns[above] == nil, let next = graph.parents[above] {
                path.append(above)
                above = next
            }
            if above >= count, let standIn = standIns[above] { above = standIn }
            for passed in path { standIns[passed] = above }
            parents[number] = above
            children[above].append(number)
        }
        for number in count..<graph.ids.count where children[number].count == 1 {
            parents[children[number][0]] = nil
            children[number] = []
        }
    }

    /// The thread of these received messages, which are all of one group, in order.
    mutating func thread(of members: [Int]) -> MessageThread {
        var tops: [Int] = []
        var isTop: Set<Int> = []
        for member in members {
            let above = parents[member]
            if let above, above < graph.messages.count { continue }
            if isTop.insert(above ?? member).inserted { tops.append(above ?? member) }
        }
        // Two walks down the same tree could start at different tops, so they are ordered by their first message.
        if tops.count > 1 { tops = orderedByFirstMessage(tops, members) }
        var nodes: [MessageThread.Node] = []
        nodes.reserveCapacity(members.count + 1)
        var open: [(number: Int, parent: Int?)] = tops.reversed().map { ($0, nil) }
        while let (number, parent) = open.popLast() {
            let index = nodes.count
            nodes.append(node(number, below: parent.map { ($0, nodes[$0]) }))
            if let parent { nodes[parent].children.append(index) }
            for child in children[number].reversed() { open.append((child, index)) }
        }
        return MessageThread(nodes: nodes)
    }

    private func orderedByFirstMessage(_ tops: [Int], _ members: [Int]) -> [Int] {
        var topOf: [Int: Int] = [:]
        for top in tops { topOf[top] = top }
        var ordered: [Int] = []
        var placed: Set<Int> = []
        for member in members {
            var path: [Int] = []
            var number = member
            while topOf[number] == nil, let above = parents[number] {
                path.append(number)
                number = above
            }
            let top = topOf[number] ?? number
            for passed in path { topOf[passed] = top }
            if placed.insert(top).inserted { ordered.append(top) }
        }
        return ordered
    }

    private func node(_ number: Int, below parent: (index: Int, node: MessageThread.Node)?) -> MessageThread.Node {
        let isMissing = number >= graph.messages.count
        var isSubjectChange = false
        if let above = parents[number], above < graph.messages.count, !isMissing {
            // Below a mail that was never received stands what answered that one, whose subject nobody knows.
            isSubjectChange =
                !graph.messages[number].isPosting && graph.messages[number].ancestors.last == graph.ids[above]
                && Title.isAnotherSubject(graph.messages[number].title, than: graph.messages[above].title)
        }
        return MessageThread.Node(
            messageID: graph.ids[number], isMissing: isMissing, parent: parent?.index, children: [],
            depth: parent.map { $0.node.depth + 1 } ?? 0, isSubjectChange: isSubjectChange)
    }
}
