/// Who answers whom, with every message as a number: received ones first, in the order of ``TrackedMessage/isBefore(_:_:)``,
/// then those that are only named.
struct ReplyGraph {
    /// The received messages, each id once.
    let messages: [TrackedMessage]
    /// Message-IDs by number.
    private(set) var ids: [String]
    /// The number of the message above, once linked.
    private(set) var parents: [Int?]
    /// Whether the message itself says so, rather than the References of another.
    private var isOwnWord: [Bool]
    private var groups: DisjointSets

    init(_ unsorted: [TrackedMessage]) {
        messages = TrackedMessage.eachOnce(unsorted)
        ids = messages.map(\.id)
        parents = []
        isOwnWord = []
        groups = DisjointSets(count: messages.count)
    }

    /// Finds the parent of each message and the messages that hang together.
    mutating func link() {
        var numbers: [String: Int] = [:]
        numbers.reserveCapacity(messages.count * 2)
        for (number, message) in messages.enumerated() { numbers[message.id] = number }
        var inferred: [Int: Int] = [:]
        var claimed = [Int?](repeating: nil, count: messages.count)
        for (number, message) in messages.enumerated() {
            var previous: Int?
            for id in message.ancestors where id != message.id {
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

    /// Cuts each loop at one place: where only others say so, else above the message that was received first.
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

extension TrackedMessage {
    /// The messages in order, each id once: of several with one id the first.
    static func eachOnce(_ messages: [TrackedMessage]) -> [TrackedMessage] {
        // Numbers are sorted, not messages, which are too large to be moved often.
        let order = messages.indices.map { (time: messages[$0].receivedAt, index: $0) }.sorted { left, right in
            left.time == right.time
                ? isCanonicallyBefore(messages[left.index], messages[right.index]) : left.time < right.time
        }
        var seen = Set<String>(minimumCapacity: messages.count)
        return order.compactMap { seen.insert(messages[$0.index].id).inserted ? messages[$0.index] : nil }
    }

    /// The messages by id: of several with one id the first.
    static func byID(_ messages: [TrackedMessage]) -> [TrackedMessage.ID: Int] {
        var found: [TrackedMessage.ID: Int] = [:]
        found.reserveCapacity(messages.count)
        for index in messages.indices {
            let id = messages[index].id
            if let known = found[id], !isCanonicallyBefore(messages[index], messages[known]) { continue }
            found[id] = index
        }
        return found
    }

    /// As ``isBefore(_:_:)``; copies of one message that differ are told apart by what threads are made of.
    private static func isCanonicallyBefore(_ left: TrackedMessage, _ right: TrackedMessage) -> Bool {
        if left.receivedAt != right.receivedAt { return left.receivedAt < right.receivedAt }
        if left.id != right.id { return left.id < right.id }
        if left.ancestors != right.ancestors { return left.ancestors.lexicographicallyPrecedes(right.ancestors) }
        return left.title < right.title
    }
}
