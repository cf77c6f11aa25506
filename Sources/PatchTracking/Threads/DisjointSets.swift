/// Groups that grow together: the classic union-find, with numbers from 0.
struct DisjointSets {
    private var parents: [Int]
    private var sizes: [Int]

    init(count: Int) {
        parents = Array(0..<count)
        sizes = [Int](repeating: 1, count: count)
    }

    /// Adds a number in a group of its own.
    mutating func add() -> Int {
        parents.append(parents.count)
        sizes.append(1)
        return parents.count - 1
    }

    /// The number that stands for the group; which one depends on the order of joining.
    mutating func find(_ number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    /// Makes one group of two; false if they were one.
    @discardableResult
    mutating func join(_ left: Int, _ right: Int) -> Bool {
        var (left, right) = (find(left), find(right))
        guard left != right else { return false }
        if sizes[left] < sizes[right] { swap(&left, &right) }
        parents[right] = left
        sizes[left] += sizes[right]
        return true
    }
}
