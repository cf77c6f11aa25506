/// Makes hunks, with three lines around each change, from two texts and the difference between them.
struct HunkBuilder {
    private static let context = 3
    let old: ArraySlice<ArraySlice<UInt8>>
    let new: ArraySlice<ArraySlice<UInt8>>

    /// A run of changes that stand so close together that their surroundings touch.
    private struct Group {
        var changes: ArraySlice<LineDiff.Change>
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Number of lines that the hunks have, each one's header counted as a line.
    static func size(of changes: [LineDiff.Change], oldCount: Int) -> Int {
        groups(changes, oldCount: oldCount).reduce(0) { size, group in
            let added = group.changes.reduce(0) { $0 + $1.new.count }
            return size + 1 + group.old.count + added
        }
    }

    /// The hunks; a hunk's section is the last heading above it in the old text.
    func hunks(_ changes: [LineDiff.Change]) -> [Hunk] {
        var section: ArraySlice<UInt8> = []
        var searched = 0
        return Self.groups(changes, oldCount: old.count).map { group in
            for index in searched..<max(searched, group.old.lowerBound) {
                if let heading = Self.heading(old[old.startIndex + index]) { section = heading }
            }
            searched = max(searched, group.old.lowerBound)
            return Hunk(
                old: [Self.lines(group.old)], new: Self.lines(group.new), section: section, lines: lines(of: group))
        }
    }

    private func lines(of group: Group) -> [DiffLine] {
        var lines: [DiffLine] = []
        func add(_ kind: DiffLine.Kind, _ mark: UInt8, _ line: ArraySlice<UInt8>) {
            lines.append(DiffLine(kind: kind, line: ArraySlice([mark] + line)))
        }
        var position = group.old.lowerBound
        for change in group.changes {
            for index in position..<change.old.lowerBound { add(.context, 0x20, old[old.startIndex + index]) }
            for index in change.old { add(.removed, UInt8(ascii: "-"), old[old.startIndex + index]) }
            for index in change.new { add(.added, UInt8(ascii: "+"), new[new.startIndex + index]) }
            position = change.old.upperBound
        }
        for index in position..<group.old.upperBound { add(.context, 0x20, old[old.startIndex + index]) }
        return lines
    }

    private static func groups(_ changes: [LineDiff.Change], oldCount: Int) -> [Group] {
        var groups: [Group] = []
        var start = 0
        while start < changes.count {
            var end = start + 1
            while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * context {
                end += 1
            }
            let (first, last) = (changes[start], changes[end - 1])
            let before = min(context, first.old.lowerBound)
            let after = min(context, oldCount - last.old.upperBound)
            groups.append(
                Group(
                    changes: changes[start..<end], old: (first.old.lowerBound - before)..<(last.old.upperBound + after),
                    new: (first.new.lowerBound - before)..<(last.new.upperBound + after)))
            start = end
        }
        return groups
    }

    private static func lines(_ range: Range<Int>) -> Hunk.Lines {
        Hunk.Lines(start: range.isEmpty ? range.lowerBound : range.lowerBound + 1, count: range.count)
    }

    /// The words of " ## path ##" and of "@@ path: function", at most 80 bytes, as git prints them.
    private static func heading(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var text: ArraySlice<UInt8>
        if line.starts(with: " ## ".utf8), line.count >= 7, line.suffix(3).elementsEqual(" ##".utf8) {
            text = line.dropFirst(4).dropLast(3)
        } else if line.starts(with: "@@ ".utf8) {
            text = line.dropFirst(3)
        } else if line.dropFirst().starts(with: "@@ ".utf8) {
            text = line.dropFirst(4)
        } else {
            return nil
        }
        text = text.prefix(80)
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        return text
    }
}
