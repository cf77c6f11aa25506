/// Who answers whom, with every message as a number: received ones first, in the order of ``TrackedMessage/isBefore(_:_:)``,
/// then those that are only named.
struct ReplyGraph {
    /// The received messages, each id once.
    let messages: OrderedMessages
    /// Message-IDs by number.
    private(set) var ids: [String]
    /// The number of the message above, once linked.
    private(set) var parents: [Int?]
    /// Whether the message itself says so, rather than the References of another.
    private var isOwnWord: [Bool]
    private var groups: DisjointSets

    init(_ unsorted: [TrackedMessage]) {
        messages = OrderedMessages(unsorted)
        ids = messages.indices.map { [messages] in messages[$0].id }
        parents = []
        isOwnWord = []
        groups = DisjointSets(count: messages.count)
    }

    /// Finds the parent of each message and the messages that hang together.
    mutating func link() {
        var numbers: [String: Int] = [:]
        numbers.reserveCapacity(messages.count * 2)
        for number in messages.indices { numbers[ids[number]] = number }
        var inferred: [Int: Int] = [:]
        var claimed = [Int?](repeating: nil, count: messages.count)
        for number in messages.indices {
            var previous: Int?
            for id in messages[number].ancestors where id != ids[number] {
                let ancestor = numbers[id] ?? add(id, to: &numbers)
                groups.join(number, ancestor)
                if let previous, previous != ancestor, inferred[ancestor] == nil { inferred[ancestor] = previous }
                previous = ancestor
            }
            claimed[number] = previous
        }
        claimed += [Int?](repeating: nil, count: ids.count - messages.count)
        isOwnWord = claimed.map { $0 != nil }
        parents = claimed.enumerated().map { $0.element ?? inferred[$0.offset] }
        cutLoops()
    }

    private mutating func add(_ id: String, to numbers: inout [String: Int]) -> Int {
        let number = groups.add()
        ids.append(id)
        numbers[id] = number
        return number
    }

    /// Cuts each loop at one link: where only others say so, else above the message that was received first.
    private mutating func cutLoops() {
        // 0 for unseen, else the walk that saw it: meeting one's own walk is a loop.
        var seenBy = [Int](repeating: 0, count: ids.count)
        for start in ids.indices where seenBy[start] == 0 {
            var number = start
            while seenBy[number] == 0, let parent = parents[number] {
                seenBy[number] = start + 1
                number = parent
            }
            guard seenBy[number] == start + 1 else {
                if seenBy[number] == 0 { seenBy[number] = start + 1 }
                continue
            }
            var loop = [number]
            while let next = parents[loop[loop.count - 1]], next != number { loop.append(next) }
            let cut = loop.filter { !isOwnWord[$0] }.min() ?? loop.min()!
            parents[cut] = nil
        }
    }

    /// The threads, by the time of their first message; after `link()`.
    mutating func threads() -> [MessageThread] {
        var members: [Int: [Int]] = [:]
        var order: [Int] = []
        for number in messages.indices {
            let group = groups.find(number)
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(number)
        }
        var tree = ThreadTree(self)
        return order.map { tree.thread(of: members[$0]!) }
    }
}
