/// Finds the cheapest way to give every row a column of its own (the Hungarian algorithm with potentials, cubic time).
enum Assignment {
    /// The column of each row, for a square table in rows; any columns in a task that was cancelled.
    static func columns(of costs: [Int], count n: Int) -> [Int] {
        guard n > 0 else { return [] }
        var rowPotential = [Int](repeating: 0, count: n + 1)
        var columnPotential = [Int](repeating: 0, count: n + 1)
        // Rows and columns from 1; 0 is the row that is being placed.
        var rowOfColumn = [Int](repeating: 0, count: n + 1)
        var previous = [Int](repeating: 0, count: n + 1)
        for row in 1...n {
            if Task.isCancelled { return Array(0..<n) }
            rowOfColumn[0] = row
            var column = 0
            var slack = [Int](repeating: Int.max, count: n + 1)
            var isUsed = [Bool](repeating: false, count: n + 1)
            repeat {
                isUsed[column] = true
                let current = rowOfColumn[column]
                var delta = Int.max
                var next = 0
                for other in 1...n where !isUsed[other] {
                    let cost = costs[(current - 1) * n + other - 1] - rowPotential[current] - columnPotential[other]
                    if cost < slack[other] {
                        slack[other] = cost
                        previous[other] = column
                    }
                    if slack[other] < delta {
                        delta = slack[other]
                        next = other
                    }
                }
                for other in 0...n {
                    if isUsed[other] {
                        rowPotential[rowOfColumn[other]] += delta
                        columnPotential[other] -= delta
                    } else if slack[other] != Int.max {
                        slack[other] -= delta
                    }
                }
                column = next
            } while rowOfColumn[column] != 0
            repeat {
                let before = previous[column]
                rowOfColumn[column] = rowOfColumn[before]
                column = before
            } while column != 0
        }
        var columns = [Int](repeating: 0, count: n)
        for column in 1...n { columns[rowOfColumn[column] - 1] = column - 1 }
        return columns
    }
}
