/// Decides which part of the old version became which part of the new one, as `git range-diff` does.
struct Pairing {
    /// For each part of the new version, its partner in the old one.
    private(set) var oldOfNew: [Int?]

    /// Above this a price is as good as infinite (git's `COST_MAX`).
    private static let highest = 1 << 16
    /// More parts than this without an equal partner are paired one by one, cheapest first, instead of all at once.
    private static let mostForAssignment = 500
    /// More pairs than this are not priced; the series are then too different or too long for it to matter.
    private static let mostPrices = 1 << 20

    /// Lines that are compared at most to price all pairs; real series need a hundredth of it.
    private static let mostLines = 30_000_000

    init(old: [CommitText], new: [CommitText], creationFactor: Int) {
        oldOfNew = [Int?](repeating: nil, count: new.count)
        var isTaken = [Bool](repeating: false, count: old.count)
        pairEqualDiffs(old, new, &isTaken)

        let oldRest = old.indices.filter { !isTaken[$0] }
        let newRest = new.indices.filter { oldOfNew[$0] == nil }
        guard !oldRest.isEmpty, !newRest.isEmpty,
            oldRest.count.multipliedReportingOverflow(by: newRest.count).partialValue <= Self.mostPrices
        else { return }
        var table = LineTable()
        let oldSides = oldRest.map { Side(old[$0], &table, creationFactor) }
        let newSides = newRest.map { Side(new[$0], &table, creationFactor) }
        if oldRest.count + newRest.count <= Self.mostForAssignment {
            for (row, column) in Self.assign(oldSides, newSides) { oldOfNew[newRest[column]] = oldRest[row] }
        } else {
            for (row, column) in Self.pairGreedily(oldSides, newSides) { oldOfNew[newRest[column]] = oldRest[row] }
        }
    }

    private mutating func pairEqualDiffs(_ old: [CommitText], _ new: [CommitText], _ isTaken: inout [Bool]) {
        var oldIndexes: [[ArraySlice<UInt8>]: [Int]] = [:]
        for (index, text) in old.enumerated() {
            oldIndexes[Array(text.lines[text.diffStart...]), default: []].append(index)
        }
        for (index, text) in new.enumerated() {
            let diff = Array(text.lines[text.diffStart...])
            guard let oldIndex = oldIndexes[diff]?.popLast() else { continue }
            oldOfNew[index] = oldIndex
            isTaken[oldIndex] = true
        }
    }

    // MARK: Prices

    /// A diff made ready to be compared with many others.
    private struct Side {
        let lines: [Int32]
        /// How often each line occurs.
        let counts: [Int32: Int]
        /// What it costs to take it for a part without a partner.
        let creation: Int

        init(_ text: CommitText, _ table: inout LineTable, _ factor: Int) {
            lines = table.numbers(of: text.lines[text.diffStart...])
            counts = lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            creation = min(
                text.diffSize.multipliedReportingOverflow(by: max(0, min(factor, 1_000_000))).partialValue / 100,
                highest)
        }
    }

    /// The size of the difference between two diffs; `highest` where it cannot matter, since two parts without partners are cheaper.
    ///
    /// Takes its work from `budget` (in lines); when that is used up the lower bound stands for the size.
    private static func price(_ old: Side, _ new: Side, _ budget: inout Int) -> Int {
        let limit = old.creation + new.creation
        // Every line that only one side has is a line of the difference.
        var common = 0
        let (few, many) = old.counts.count < new.counts.count ? (old.counts, new.counts) : (new.counts, old.counts)
        for (line, count) in few { common += min(count, many[line] ?? 0) }
        let bound = old.lines.count + new.lines.count - 2 * common
        guard bound <= limit else { return highest }
        guard budget > 0, !Task.isCancelled else { return min(bound, highest) }
        budget -= old.lines.count + new.lines.count
        let changes = LineDiff(old: old.lines, new: new.lines).changes
        return min(HunkBuilder.size(of: changes, oldCount: old.lines.count), highest)
    }

    private static func assign(_ old: [Side], _ new: [Side]) -> [(Int, Int)] {
        let n = old.count + new.count
        var costs = [Int](repeating: 0, count: n * n)
        var budget = mostLines
        for row in 0..<n {
            for column in 0..<n {
                costs[row * n + column] =
                    switch (row < old.count, column < new.count) {
                    case (true, true): price(old[row], new[column], &budget)
                    case (true, false): old[row].creation
                    case (false, true): new[column].creation
                    case (false, false): 0
                    }
            }
        }
        let columns = Assignment.columns(of: costs, count: n)
        return old.indices.compactMap { columns[$0] < new.count ? ($0, columns[$0]) : nil }
    }

    private static func pairGreedily(_ old: [Side], _ new: [Side]) -> [(Int, Int)] {
        var prices: [(price: Int, old: Int, new: Int)] = []
        var budget = mostLines
        for row in old.indices {
            for column in new.indices {
                let price = price(old[row], new[column], &budget)
                if price < old[row].creation + new[column].creation { prices.append((price, row, column)) }
            }
        }
        prices.sort { ($0.price, $0.old, $0.new) < ($1.price, $1.old, $1.new) }
        var usedOld = Set<Int>()
        var usedNew = Set<Int>()
        return prices.compactMap { entry in
            guard !usedOld.contains(entry.old), !usedNew.contains(entry.new) else { return nil }
            usedOld.insert(entry.old)
            usedNew.insert(entry.new)
            return (entry.old, entry.new)
        }
    }
}
