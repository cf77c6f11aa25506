/// Which part of one version is which of another, by index.
struct PartPairs {
    /// For each new part its old one.
    private(set) var oldOfNew: [Int?]
    /// For each old part its new one.
    private(set) var newOfOld: [Int?]
    /// For each new part whether it is at another position among the pairs.
    private(set) var isMoved: [Bool]

    /// With more pairs than this left over only exact matches count.
    private static let mostComparisons = 250_000

    init(_ old: [Part], _ new: [Part]) {
        oldOfNew = [Int?](repeating: nil, count: new.count)
        newOfOld = [Int?](repeating: nil, count: old.count)
        isMoved = [Bool](repeating: false, count: new.count)
        let (oldTitles, newTitles) = (old.map { Title($0.title) }, new.map { Title($0.title) })
        pair(old.map(\.message.patchID), new.map(\.message.patchID))
        pair(oldTitles.map { $0.words.isEmpty ? nil : $0.words }, newTitles.map { $0.words.isEmpty ? nil : $0.words })
        pairLike(old, oldTitles, new, newTitles)
        markMoved()
    }

    private mutating func set(_ old: Int, _ new: Int) {
        oldOfNew[new] = old
        newOfOld[old] = new
    }

    /// Pairs what is equal, in order where several are.
    private mutating func pair<Key: Hashable>(_ old: [Key?], _ new: [Key?]) {
        var waiting: [Key: [Int]] = [:]
        for index in old.indices.reversed() where newOfOld[index] == nil {
            if let key = old[index] { waiting[key, default: []].append(index) }
        }
        for index in new.indices where oldOfNew[index] == nil {
            guard let key = new[index], let partner = waiting[key]?.popLast() else { continue }
            set(partner, index)
        }
    }

    /// Pairs what is alike: titles nearly the same, or somewhat alike and the same files; the most alike first.
    private mutating func pairLike(_ old: [Part], _ oldTitles: [Title], _ new: [Part], _ newTitles: [Title]) {
        let (olds, news) = (old.indices.filter { newOfOld[$0] == nil }, new.indices.filter { oldOfNew[$0] == nil })
        guard olds.count * news.count <= Self.mostComparisons else { return }
        var found: [(likeness: Int, old: Int, new: Int)] = []
        for left in olds {
            let files = Set(old[left].message.files)
            for right in news {
                let likeness = oldTitles[left].likeness(to: newTitles[right])
                let others = Set(new[right].message.files)
                let isAlike =
                    files == others && !files.isEmpty
                    ? likeness >= 40
                    : likeness >= Title.nearlySame && (files.isEmpty || !files.isDisjoint(with: others))
                if isAlike { found.append((likeness, left, right)) }
            }
        }
        for pair in found.sorted(by: { (-$0.likeness, $0.old, $0.new) < (-$1.likeness, $1.old, $1.new) })
        where newOfOld[pair.old] == nil && oldOfNew[pair.new] == nil {
            set(pair.old, pair.new)
        }
    }

    /// Marks the fewest pairs without which the others are in order: all outside a longest rising run of old numbers.
    private mutating func markMoved() {
        let pairs = oldOfNew.indices.compactMap { new in oldOfNew[new].map { (new: new, old: $0) } }
        var tails: [Int] = []
        var before = [Int?](repeating: nil, count: pairs.count)
        for index in pairs.indices {
            var (low, high) = (0, tails.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[tails[middle]].old < pairs[index].old { low = middle + 1 } else { high = middle }
            }
            before[index] = low > 0 ? tails[low - 1] : nil
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        for pair in pairs { isMoved[pair.new] = true }
        var inOrder = tails.last
        while let index = inOrder {
            isMoved[pairs[index].new] = false
            inOrder = before[index]
        }
    }
}
