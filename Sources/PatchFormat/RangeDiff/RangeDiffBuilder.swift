/// Makes the entries of a range-diff.
struct RangeDiffBuilder {
    private let old: [CommitText]
    private let new: [CommitText]
    private let oldOfNew: [Int?]
    private let newOfOld: [Int?]
    private let moved: Set<Int>

    init(old: [RangeDiff.Commit], new: [RangeDiff.Commit], creationFactor: Int) {
        self.old = old.map(CommitText.init)
        self.new = new.map(CommitText.init)
        oldOfNew = Pairing(old: self.old, new: self.new, creationFactor: creationFactor).oldOfNew
        var newOfOld = [Int?](repeating: nil, count: old.count)
        for (index, oldIndex) in oldOfNew.enumerated() {
            if let oldIndex { newOfOld[oldIndex] = index }
        }
        self.newOfOld = newOfOld
        moved = Self.moved(oldOfNew)
    }

    /// The entries in git's order: parts of the new version in theirs, dropped ones as soon as all before them were shown.
    func entries() -> [RangeDiff.Entry] {
        var entries: [RangeDiff.Entry] = []
        var isShown = [Bool](repeating: false, count: old.count)
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            while i < old.count, isShown[i] { i += 1 }
            if i < old.count, newOfOld[i] == nil {
                entries.append(RangeDiff.Entry(kind: .dropped, old: i))
                i += 1
                continue
            }
            while j < new.count, oldOfNew[j] == nil {
                entries.append(RangeDiff.Entry(kind: .added, new: j))
                j += 1
            }
            if j < new.count, let oldIndex = oldOfNew[j] {
                entries.append(pair(oldIndex, j))
                isShown[oldIndex] = true
                j += 1
            }
        }
        return entries
    }

    private func pair(_ oldIndex: Int, _ newIndex: Int) -> RangeDiff.Entry {
        let (before, after) = (old[oldIndex], new[newIndex])
        var entry = RangeDiff.Entry(kind: .equal, old: oldIndex, new: newIndex, isMoved: moved.contains(newIndex))
        guard before.lines != after.lines, !Task.isCancelled else { return entry }
        entry.kind = .changed
        entry.hunks = Self.hunks(before.lines[...], after.lines[...])
        entry.messageHunks = Self.hunks(before.lines[..<before.diffStart], after.lines[..<after.diffStart])
        entry.diffHunks = Self.hunks(before.lines[before.diffStart...], after.lines[after.diffStart...])
        return entry
    }

    private static func hunks(_ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>) -> [Hunk] {
        var table = LineTable()
        let oldNumbers = table.numbers(of: old)
        let changes = LineDiff(old: oldNumbers, new: table.numbers(of: new)).changes
        return HunkBuilder(old: old, new: new).hunks(changes)
    }

    /// Parts of the new version that left their position: all pairs but those of the longest run that kept its order.
    private static func moved(_ oldOfNew: [Int?]) -> Set<Int> {
        // Patience sorting: for each length of a run, the pair that ends it lowest.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: oldOfNew.count)
        for (index, oldIndex) in oldOfNew.enumerated() {
            guard let oldIndex else { continue }
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if oldOfNew[ends[middle]]! < oldIndex { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1] : nil
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var moved = Set(oldOfNew.indices.filter { oldOfNew[$0] != nil })
        var index = ends.last
        while let current = index {
            moved.remove(current)
            index = previous[current]
        }
        return moved
    }
}
