/// The numbers of a digest at a glance, in a terminal: two columns, each number with what it was before.
struct GlanceText {
    var style: TerminalStyle
    var width: Int

    /// Columns for the name of a number.
    private static let names = 14
    /// From this width on there is room for two columns.
    private static let twoColumns = 72

    func lines(of digest: Digest) -> [String] {
        let left = GlanceFigure.messages(of: digest).filter(Self.isWorthALine)
        let right = GlanceFigure.postings(of: digest).filter(Self.isWorthALine)
        var lines: [String]
        if width < Self.twoColumns {
            lines = (left + right).map { text($0) }
        } else {
            lines = (0..<max(left.count, right.count)).map { row in
                let first = row < left.count ? text(left[row], paddedTo: row < right.count ? 36 : 0) : ""
                let gap = row < left.count ? "" : String(repeating: " ", count: 36)
                return row < right.count ? (first.isEmpty ? gap : first) + text(right[row]) : first
            }
        }
        if let before = digest.before {
            let period = "\(before.period.first.day) to \(before.period.last.day)"
            lines.append(style.quiet("       compared with as long a time before, \(period)"))
        }
        return lines
    }

    private static func isWorthALine(_ figure: GlanceFigure) -> Bool { figure.count > 0 || (figure.before ?? 0) > 0 }

    private func text(_ figure: GlanceFigure, paddedTo width: Int = 0) -> String {
        let count = String(figure.count)
        let gap = String(repeating: " ", count: max(0, 5 - count.count))
        guard let change = figure.change else {
            let rest = String(repeating: " ", count: max(0, width - 7 - figure.label.count))
            return gap + style.number(count) + "  " + figure.label + rest
        }
        let label = TextWidth.pad(figure.label, to: Self.names)
        let shade = change.hasPrefix("+") ? style.added : change.hasPrefix("-") ? style.removed : style.quiet
        let rest = String(repeating: " ", count: max(0, width - 7 - label.count - 1 - change.count))
        return gap + style.number(count) + "  " + label + " " + shade(change) + rest
    }
}
