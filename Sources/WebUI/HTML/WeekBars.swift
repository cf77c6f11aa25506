/// A small chart: a bar a week, as SVG without style of its own.
enum WeekBars {
    /// The picture; its text says the numbers.
    static func svg(_ counts: [Int]) -> String {
        let most = max(counts.max() ?? 0, 1)
        let height = 24
        let bars = counts.enumerated().map { index, count in
            let length = count == 0 ? 0 : max(1, count * height / most)
            return "<rect x=\"\(index * 5)\" y=\"\(height - length)\" width=\"4\" height=\"\(length)\"/>"
        }.joined()
        let label = "Messages in the last \(counts.count) weeks: \(counts.map(String.init).joined(separator: ", "))"
        return
            "<svg class=\"spark\" viewBox=\"0 0 \(counts.count * 5) \(height)\" role=\"img\" aria-label=\"\(label)\">\(bars)</svg>"
    }
}
