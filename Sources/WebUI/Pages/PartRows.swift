internal import PatchTracking

/// The parts of several versions, side by side: what one version's part became in the next is in the same row.
struct PartRows {
    /// One patch through the versions.
    struct Row: Equatable {
        /// Its title in the newest version that has it.
        var title: String
        /// Its number in each version, oldest first; nil where it is not.
        var numbers: [Int?]
    }

    /// In the order of the newest version; what was dropped on the way comes after.
    private(set) var rows: [Row] = []

    /// Lines the parts up; `versions` oldest first.
    init(_ versions: [Series]) {
        // Row by number in the version before.
        var known: [Int: Int] = [:]
        for (column, series) in versions.enumerated() {
            let pairs = column > 0 ? PartPairing(older: versions[column - 1], newer: series).entries : []
            var next: [Int: Int] = [:]
            for part in series.parts {
                let older = pairs.first { $0.new == part.number }?.old
                let index = older.flatMap { known[$0] } ?? rows.count
                if index == rows.count {
                    rows.append(Row(title: "", numbers: [Int?](repeating: nil, count: versions.count)))
                }
                rows[index].title = part.title
                rows[index].numbers[column] = part.number
                next[part.number] = index
            }
            known = next
        }
        rows.sort { left, right in
            for column in versions.indices.reversed() {
                switch (left.numbers[column], right.numbers[column]) {
                case (let left?, let right?): return left < right
                case (nil, nil): continue
                case (let left, _): return left != nil
                }
            }
            return false
        }
    }
}
