/// The difference of two sequences of lines, which stand as numbers: equal lines, equal numbers.
///
/// Myers' algorithm (1986) in linear space. Like git's xdiff it stops looking for the very shortest answer where that would
/// cost too much: time stays within lines times the square root of lines.
struct LineDiff {
    /// For each old line, whether the new side lacks it.
    private(set) var removed: [Bool]
    /// For each new line, whether the old side lacks it.
    private(set) var added: [Bool]

    /// Compares two sequences; the numbers are small, such as those that `LineTable` gives.
    init(old: [Int32], new: [Int32]) {
        removed = [Bool](repeating: false, count: old.count)
        added = [Bool](repeating: false, count: new.count)
        var (start, oldEnd, newEnd) = (0, old.count, new.count)
        while start < oldEnd, start < newEnd, old[start] == new[start] { start += 1 }
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        // A line that only one side has is no part of any common sequence: it is decided before the search.
        let oldLines = Set(old[start..<oldEnd])
        let newLines = Set(new[start..<newEnd])
        let oldIndexes = (start..<oldEnd).filter { newLines.contains(old[$0]) }
        let newIndexes = (start..<newEnd).filter { oldLines.contains(new[$0]) }
        for index in start..<oldEnd where !newLines.contains(old[index]) { removed[index] = true }
        for index in start..<newEnd where !oldLines.contains(new[index]) { added[index] = true }
        var search = SnakeSearch(old: oldIndexes.map { old[$0] }, new: newIndexes.map { new[$0] })
        search.run()
        for (index, line) in oldIndexes.enumerated() where search.removed[index] { removed[line] = true }
        for (index, line) in newIndexes.enumerated() where search.added[index] { added[line] = true }
        removed = ChangeSlider.slide(old, removed, other: new, added)
        added = ChangeSlider.slide(new, added, other: old, removed)
    }

    /// A position where the sides differ: lines of the old side that give way to lines of the new one.
    struct Change {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The positions where the sides differ, in order.
    var changes: [Change] {
        var changes: [Change] = []
        var (old, new) = (0, 0)
        while old < removed.count || new < added.count {
            let (oldStart, newStart) = (old, new)
            while old < removed.count, removed[old] { old += 1 }
            while new < added.count, added[new] { new += 1 }
            if old > oldStart || new > newStart {
                changes.append(Change(old: oldStart..<old, new: newStart..<new))
            } else {
                old += 1
                new += 1
            }
        }
        return changes
    }
}
