/// Myers' search for the middle of the shortest way between two sequences, again and again, until all is decided.
struct SnakeSearch {
    private let old: [Int32]
    private let new: [Int32]
    private(set) var removed: [Bool]
    private(set) var added: [Bool]
    private var forward: [Int]
    private var backward: [Int]
    /// How many changes one search follows before it takes the best that it has.
    private let limit: Int

    init(old: [Int32], new: [Int32]) {
        self.old = old
        self.new = new
        removed = [Bool](repeating: false, count: old.count)
        added = [Bool](repeating: false, count: new.count)
        let size = old.count + new.count + 3
        forward = [Int](repeating: 0, count: 2 * size)
        backward = [Int](repeating: 0, count: 2 * size)
        limit = max(256, Int(Double(size).squareRoot()))
    }

    private struct Box {
        var old: Range<Int>
        var new: Range<Int>
    }

    mutating func run() {
        // A stack of its own: recursion could be as deep as there are lines.
        var boxes = [Box(old: 0..<old.count, new: 0..<new.count)]
        while var box = boxes.popLast(), !Task.isCancelled {
            while let first = box.old.first, let other = box.new.first, old[first] == new[other] {
                box = Box(old: box.old.dropFirst(), new: box.new.dropFirst())
            }
            while let last = box.old.last, let other = box.new.last, old[last] == new[other] {
                box = Box(old: box.old.dropLast(), new: box.new.dropLast())
            }
            if box.old.isEmpty {
                for index in box.new { added[index] = true }
            } else if box.new.isEmpty {
                for index in box.old { removed[index] = true }
            } else {
                let (x, y) = middle(of: box)
                boxes.append(Box(old: x..<box.old.upperBound, new: y..<box.new.upperBound))
                boxes.append(Box(old: box.old.lowerBound..<x, new: box.new.lowerBound..<y))
            }
        }
    }

    /// A point on a short way through the box; never a corner that would leave the box as it is.
    private mutating func middle(of box: Box) -> (Int, Int) {
        let (oldStart, newStart) = (box.old.lowerBound, box.new.lowerBound)
        let (oldEnd, newEnd) = (box.old.upperBound, box.new.upperBound)
        let (n, m) = (oldEnd - oldStart, newEnd - newStart)
        let delta = n - m
        let isOdd = delta & 1 != 0
        let offset = m + n + 1
        forward[offset + 1] = 0
        backward[offset + 1] = 0
        for d in 0...((n + m + 1) / 2) {
            for k in stride(from: -d, through: d, by: 2) {
                var x =
                    k == -d || (k != d && forward[offset + k - 1] < forward[offset + k + 1])
                    ? forward[offset + k + 1] : forward[offset + k - 1] + 1
                let startX = x
                while x < n, x - k < m, x - k >= 0, old[oldStart + x] == new[newStart + x - k] { x += 1 }
                forward[offset + k] = x
                // Both ways meet: the way back has been on this diagonal.
                if isOdd, abs(k - delta) < d, x + backward[offset + delta - k] >= n {
                    return point(startX, startX - k, x, x - k, box)
                }
            }
            for k in stride(from: -d, through: d, by: 2) {
                var x =
                    k == -d || (k != d && backward[offset + k - 1] < backward[offset + k + 1])
                    ? backward[offset + k + 1] : backward[offset + k - 1] + 1
                let startX = x
                while x < n, x - k < m, x - k >= 0, old[oldEnd - 1 - x] == new[newEnd - 1 - x + k] { x += 1 }
                backward[offset + k] = x
                if !isOdd, abs(k - delta) <= d, x + forward[offset + delta - k] >= n {
                    return point(n - x, m - (x - k), n - startX, m - (startX - k), box)
                }
            }
            if d >= limit { return best(d, offset, box) }
        }
        return (oldStart + n / 2, newStart + m / 2)
    }

    /// One end of the snake that both ways share, in the box and not in the corner where it would decide nothing.
    private func point(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ box: Box) -> (Int, Int) {
        let (n, m) = (box.old.count, box.new.count)
        for (x, y) in [(x2, y2), (x1, y1)] where (0...n).contains(x) && (0...m).contains(y) {
            if (x, y) != (0, 0), (x, y) != (n, m) { return (box.old.lowerBound + x, box.new.lowerBound + y) }
        }
        return (box.old.lowerBound + n / 2, box.new.lowerBound + (n == 1 && m == 1 ? 1 : m / 2))
    }

    /// The point that one of the two ways reached farthest from its corner.
    private func best(_ d: Int, _ offset: Int, _ box: Box) -> (Int, Int) {
        let (n, m) = (box.old.count, box.new.count)
        var found = (x: n / 2, y: m / 2, length: -1)
        for k in stride(from: -d, through: d, by: 2) {
            let x = min(forward[offset + k], n)
            if x - k >= 0, x - k <= m, 2 * x - k > found.length, 2 * x - k < n + m { found = (x, x - k, 2 * x - k) }
            let back = min(backward[offset + k], n)
            if back - k >= 0, back - k <= m, 2 * back - k > found.length, 2 * back - k < n + m {
                found = (n - back, m - (back - k), 2 * back - k)
            }
        }
        return (box.old.lowerBound + found.x, box.new.lowerBound + found.y)
    }
}
