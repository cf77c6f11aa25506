/// The next word of each segment, the smallest first.
struct WordHeap {
    private var nodes: [(word: [UInt8], index: Int)] = []

    /// The smallest word.
    var first: [UInt8]? { nodes.first?.word }

    /// Adds the next word of a segment.
    mutating func insert(_ word: [UInt8], _ index: Int) {
        nodes.append((word, index))
        var child = nodes.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isBefore(child, parent) else { return }
            nodes.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the smallest word away; returns its segment.
    mutating func removeFirst() -> Int? {
        guard let found = nodes.first?.index else { return nil }
        nodes.swapAt(0, nodes.count - 1)
        nodes.removeLast()
        var parent = 0
        while true {
            var smallest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < nodes.count && isBefore(child, smallest) {
                smallest = child
            }
            if smallest == parent { return found }
            nodes.swapAt(parent, smallest)
            parent = smallest
        }
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        if nodes[left].word == nodes[right].word { return nodes[left].index < nodes[right].index }
        return nodes[left].word.lexicographicallyPrecedes(nodes[right].word)
    }
}
