/// Bars over time: messages, and in front of them the patches and cover letters.
///
/// Drawn as wide as there is room, with text that keeps its size; coloured by the page's ``ChartStyle``.
public struct TimeChart: Sendable {
    /// What stands for the chart where it is not seen, such as `Messages a day`.
    public var title: String
    /// The bars, oldest first.
    public var buckets: [TimeBucket]

    private static let height = 190
    private static let top = 18
    private static let bottom = 160

    /// A chart of `buckets`.
    public init(title: String, buckets: [TimeBucket]) {
        self.title = title
        self.buckets = buckets
    }

    /// The chart as text of an `svg` element.
    public var svg: String {
        var writer = HTMLWriter()
        write(to: &writer)
        return writer.html
    }

    /// Writes the chart into a page.
    public func write(to writer: inout HTMLWriter) {
        let scale = Self.scale(of: buckets.map(\.messages).max() ?? 0)
        writer.element(
            .svg, .class("chart"), .named(.role, "img"), .named(.label, "\(title). \(description)"),
            .named(.width, "100%"), .named(.height, Self.height)
        ) { svg in
            svg.element(.title, text: title)
            svg.element(.desc, text: description)
            for step in [1, 2] { grid(at: y(scale * step / 2, of: scale), &svg) }
            for index in buckets.indices { bar(index, of: scale, &svg) }
            // In front of the bars, which would hide them.
            for step in [1, 2] { number(scale * step / 2, at: y(scale * step / 2, of: scale), &svg) }
            for (index, anchor) in labelled { label(index, anchor, &svg) }
        }
    }

    /// What the chart shows, in a sentence.
    private var description: String {
        guard let first = buckets.first, let last = buckets.last,
            let most = buckets.max(by: { $0.messages < $1.messages })
        else { return "No messages." }
        let total = buckets.reduce(0) { $0 + $1.messages }
        return "\(DigestWording.number(total, "message")) from \(first.label) to \(last.label), "
            + "most in \(most.label): \(most.messages)."
    }

    private func grid(at height: Int, _ svg: inout HTMLWriter) {
        svg.element(
            .line, .class("grid"), .at(.x1, .pixels(0)), .at(.x2, .share(1, of: 1)), .at(.y1, .pixels(height)),
            .at(.y2, .pixels(height)))
    }

    private func number(_ value: Int, at height: Int, _ svg: inout HTMLWriter) {
        svg.element(.text, .class("axis"), .at(.x, .pixels(0)), .at(.y, .pixels(height - 4)), text: "\(value)")
    }

    private func bar(_ index: Int, of scale: Int, _ svg: inout HTMLWriter) {
        let bucket = buckets[index]
        guard bucket.messages > 0 else { return }
        svg.element(.g) { group in
            group.element(
                .title,
                text:
                    "\(bucket.label): \(DigestWording.number(bucket.messages, "message")), \(bucket.postings) with a patch or cover letter"
            )
            for (style, count) in [("messages", bucket.messages), ("postings", bucket.postings)] where count > 0 {
                let top = y(count, of: scale)
                group.element(
                    .rect, .class(style), .at(.x, .share(index * 8 + 1, of: buckets.count * 8)),
                    .at(.width, .share(6, of: buckets.count * 8)), .at(.y, .pixels(top)),
                    .at(.height, .pixels(Self.bottom - top)))
            }
        }
    }

    private func y(_ count: Int, of scale: Int) -> Int {
        let height = count * (Self.bottom - Self.top) / scale
        return Self.bottom - (count > 0 ? max(1, height) : 0)
    }

    /// The first bar, the last, and the one in the middle where there is room.
    private var labelled: [(index: Int, anchor: String)] {
        switch buckets.count {
        case 0: []
        case 1: [(0, "middle")]
        case 2...4: [(0, "start"), (buckets.count - 1, "end")]
        default: [(0, "start"), (buckets.count / 2, "middle"), (buckets.count - 1, "end")]
        }
    }

    private func label(_ index: Int, _ anchor: String, _ svg: inout HTMLWriter) {
        let short =
            buckets[index].label.hasPrefix("week of ") ? buckets[index].label.dropFirst(8) : buckets[index].label[...]
        let (part, whole) =
            switch anchor {
            case "start": (0, 1)
            case "end": (1, 1)
            default: (index * 2 + 1, buckets.count * 2)
            }
        svg.element(
            .text, .class("axis"), .at(.x, .share(part, of: whole)), .at(.y, .pixels(Self.bottom + 20)),
            .named(.anchor, anchor), text: String(short))
    }

    /// The least number of the kind 2, 4, 6, 8, 10, 12, 16, 20, 40, 60, 80, 100, 120, 160 … that is not below `most`; half of it is whole.
    static func scale(of most: Int) -> Int {
        if most <= 10 { return max(2, most + most % 2) }
        var power = 1
        while true {
            for step in [12, 16, 20, 40, 60, 80, 100] where step * power >= most { return step * power }
            power *= 10
        }
    }
}
