/// Horizontal bars, one a name, with the number behind each: people, organisations, subsystems.
public struct RankingChart: Sendable {
    /// What stands for the chart where it is not seen.
    public var title: String
    /// What is shown, most first.
    public var rows: [(label: String, count: Int)]

    private static let rowHeight = 34
    /// Columns of a name for which a phone has room.
    private static let labelWidth = 36

    /// A chart of `rows`.
    public init(title: String, rows: [(label: String, count: Int)]) {
        self.title = title
        self.rows = rows
    }

    /// The chart as text of an `svg` element.
    public var svg: String {
        var writer = HTMLWriter()
        write(to: &writer)
        return writer.html
    }

    /// What the chart shows, in words.
    private var description: String { rows.map { "\($0.label): \($0.count)" }.joined(separator: "; ") }

    /// Writes the chart into a page.
    public func write(to writer: inout HTMLWriter) {
        let most = max(rows.map(\.count).max() ?? 1, 1)
        writer.element(
            .svg, .class("chart"), .named(.role, "img"), .named(.label, "\(title). \(description)"),
            .named(.width, "100%"), .named(.height, max(rows.count, 1) * Self.rowHeight)
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: description)
            for (index, row) in rows.enumerated() { bar(row, index * Self.rowHeight, most, &svg) }
        }
    }

    private func bar(_ row: (label: String, count: Int), _ y: Int, _ most: Int, _ svg: inout HTMLWriter) {
        let label = TextWidth.cut(SafeText.line(row.label), to: Self.labelWidth)
        svg.element(.text, .class("name"), .at(.x, .pixels(0)), .at(.y, .pixels(y + 14)), text: label)
        svg.element(
            .text, .class("count"), .at(.x, .share(1, of: 1)), .at(.y, .pixels(y + 14)), .named(.anchor, "end"),
            text: "\(row.count)")
        for (style, length) in [("track", ChartLength.share(1, of: 1)), ("bar", .share(row.count, of: most))] {
            svg.element(
                .rect, .class(style), .at(.x, .pixels(0)), .at(.y, .pixels(y + 20)), .at(.width, length),
                .at(.height, .pixels(6)), .at(.rx, .pixels(3)))
        }
    }
}
