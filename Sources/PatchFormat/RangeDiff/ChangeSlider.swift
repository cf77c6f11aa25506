/// Moves runs of changed lines to where git's xdiff puts them (`xdl_change_compact`).
///
/// Where a run of changes could be at several positions, it joins the runs that it touches on the way, then it stands
/// beside a change of the other side if it can, else as far down as it can.
struct ChangeSlider {
    /// The lines and marks of one side, and the run of changes that is looked at; runs may be empty.
    private struct Side {
        let lines: [Int32]
        var isChanged: [Bool]
        var start = 0
        var end = 0

        init(_ lines: [Int32], _ isChanged: [Bool]) {
            self.lines = lines
            self.isChanged = isChanged
            extendDown()
        }

        mutating func extendDown() {
            while end < lines.count, isChanged[end] { end += 1 }
        }

        mutating func next() -> Bool {
            guard end < lines.count else { return false }
            start = end + 1
            end = start
            extendDown()
            return true
        }

        mutating func previous() {
            guard start > 0 else { return }
            end = start - 1
            start = end
            while start > 0, isChanged[start - 1] { start -= 1 }
        }

        mutating func slideDown() -> Bool {
            guard end < lines.count, lines[start] == lines[end] else { return false }
            isChanged[start] = false
            isChanged[end] = true
            start += 1
            end += 1
            extendDown()
            return true
        }

        mutating func slideUp() -> Bool {
            guard start > 0, lines[start - 1] == lines[end - 1] else { return false }
            start -= 1
            end -= 1
            isChanged[start] = true
            isChanged[end] = false
            while start > 0, isChanged[start - 1] { start -= 1 }
            return true
        }
    }

    /// The marks of `lines` after its runs were moved; `other` and `otherChanged` are the side it is compared with.
    static func slide(_ lines: [Int32], _ isChanged: [Bool], other: [Int32], _ otherChanged: [Bool]) -> [Bool] {
        var side = Side(lines, isChanged)
        var opposite = Side(other, otherChanged)
        repeat {
            if side.end > side.start { settle(&side, &opposite) }
        } while side.next() && opposite.next()
        return side.isChanged
    }

    private static func settle(_ side: inout Side, _ opposite: inout Side) {
        var size: Int
        var earliestEnd: Int
        var canAlign: Bool
        repeat {
            size = side.end - side.start
            while side.slideUp() { opposite.previous() }
            earliestEnd = side.end
            canAlign = opposite.end > opposite.start
            while side.slideDown() {
                _ = opposite.next()
                if opposite.end > opposite.start { canAlign = true }
            }
        } while size != side.end - side.start
        guard side.end != earliestEnd, canAlign else { return }
        while opposite.end == opposite.start, side.slideUp() { opposite.previous() }
    }
}
