/// The tables of a digest for a terminal, with bars.
struct TableText {
    var style: TerminalStyle
    var width: Int
    /// How many rows a table shows.
    var top: Int

    private static let bars = 16

    /// The lines of a table, an empty one and the heading before them.
    func lines(of table: DigestTable) -> [String] {
        guard let most = table.rows.map(\.count).max(), most > 0 else { return [] }
        var lines = ["", style.heading(table.heading) + style.quiet("  " + table.measure)]
        let shown = table.rows.prefix(top)
        let notes = shown.map(\.note.count).max() ?? 0
        for row in shown {
            let bar = TextWidth.pad(Self.bar(row.count, of: most, columns: Self.bars), to: Self.bars)
            let room = max(20, width - 7 - Self.bars - 2 - (notes > 0 ? notes + 2 : 0))
            var label = TextWidth.cut(SafeText.line(row.label), to: room)
            if notes > 0 { label = TextWidth.pad(label, to: room) + "  " + style.quiet(row.note) }
            lines.append(right(row.count) + "  " + style.quiet(bar) + "  " + label)
        }
        let rest = table.rows.count - shown.count
        if rest > 0 {
            lines.append(style.quiet("       and \(rest) more \(table.plural); --top \(table.rows.count) shows them"))
        }
        return lines
    }

    private func right(_ count: Int) -> String {
        let text = String(count)
        return String(repeating: " ", count: max(0, 5 - text.count)) + style.number(text)
    }

    /// A bar in eighths of a column.
    static func bar(_ count: Int, of most: Int, columns: Int) -> String {
        let eighths = max(1, count * columns * 8 / max(most, 1))
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + rest[eighths % 8]
    }
}
