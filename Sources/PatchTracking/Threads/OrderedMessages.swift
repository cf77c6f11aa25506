/// Messages in the order of ``TrackedMessage/isBefore(_:_:)``, each id once: of several with one id the first.
///
/// Their numbers are sorted, not they themselves, which are too large to be moved often.
struct OrderedMessages: RandomAccessCollection {
    private let messages: [TrackedMessage]
    private let order: [Int]

    init(_ unsorted: [TrackedMessage]) {
        let order = unsorted.indices.map { (time: unsorted[$0].receivedAt, index: $0) }.sorted { left, right in
            left.time == right.time
                ? TrackedMessage.isCanonicallyBefore(unsorted[left.index], unsorted[right.index])
                : left.time < right.time
        }
        var seen = Set<String>(minimumCapacity: unsorted.count)
        self.order = order.compactMap { seen.insert(unsorted[$0.index].id).inserted ? $0.index : nil }
        messages = unsorted
    }

    var startIndex: Int { 0 }
    var endIndex: Int { order.count }

    subscript(number: Int) -> TrackedMessage {
        _read { yield messages[order[number]] }
    }
}

extension TrackedMessage {
    /// The same order as ``isBefore(_:_:)``; copies of one message that differ are ordered by the fields that threads are made of.
    static func isCanonicallyBefore(_ left: TrackedMessage, _ right: TrackedMessage) -> Bool {
        if left.receivedAt != right.receivedAt { return left.receivedAt < right.receivedAt }
        if left.id != right.id { return left.id < right.id }
        if left.ancestors != right.ancestors { return left.ancestors.lexicographicallyPrecedes(right.ancestors) }
        return left.title < right.title
    }
}
