/// One bar made of what several kinds have of a whole, such as changes by state.
public struct ShareChart: Sendable {
    /// What stands for the chart where it is not seen.
    public var title: String
    /// The kinds, in their order; one with 0 is not in the bar.
    public var parts: [(label: String, count: Int)]

    private static let height = 22

    /// A chart of `parts`.
    public init(title: String, parts: [(label: String, count: Int)]) {
        self.title = title
        self.parts = parts
    }

    /// The chart as text of an `svg` element.
    public var svg: String {
        var writer = HTMLWriter()
        write(to: &writer)
        return writer.html
    }

    /// The class that colours a kind, in the bar and beside its name in a legend: `state-under-review`.
    public static func style(of label: String) -> String {
        let words = label.lowercased().split { !$0.isASCII || !$0.isLetter }
        return "state-" + words.joined(separator: "-")
    }

    /// What the chart shows, in words.
    private var description: String { parts.map { "\($0.label): \($0.count)" }.joined(separator: "; ") }

    /// Writes the chart into a page.
    public func write(to writer: inout HTMLWriter) {
        let whole = parts.reduce(0) { $0 + $1.count }
        writer.element(
            .svg, .class("chart share"), .named(.role, "img"), .named(.label, "\(title). \(description)"),
            .named(.width, "100%"), .named(.height, Self.height)
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: description)
            var before = 0
            for part in parts where part.count > 0 {
                svg.element(.g) { group in
                    group.element(.title, text: "\(part.label): \(part.count)")
                    group.element(
                        .rect, .class(Self.style(of: part.label)), .at(.x, .share(before, of: whole)),
                        .at(.y, .pixels(0)), .at(.width, .share(part.count, of: whole)),
                        .at(.height, .pixels(Self.height)))
                }
                before += part.count
            }
        }
    }
}
