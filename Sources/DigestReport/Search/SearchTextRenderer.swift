internal import MailFormat
public import PatchIndex

/// Search results for a terminal: a line a message.
public struct SearchTextRenderer: Sendable {
    private let style: TerminalStyle
    private let width: Int

    /// A renderer.
    public init(options: RenderingOptions = RenderingOptions()) {
        style = TerminalStyle(isOn: options.isColored)
        width = min(max(options.width, 40), 160)
    }

    /// The page, ending with a line feed.
    public func render(_ report: SearchReport) -> String {
        let names = report.messages.map { name(of: $0) }
        let room = min(names.map { TextWidth.columns($0) }.max() ?? 0, 24)
        let showsLists = Set(report.messages.map(\.lists)).count > 1
        let lines = zip(report.messages, names).map { entry, name in
            let list = showsLists ? SafeText.line(entry.lists.joined(separator: " ")) : ""
            let subject = TextWidth.cut(
                SafeText.line(entry.subject), to: max(20, width - 14 - room - (list.isEmpty ? 0 : list.count + 2)))
            let day = style.quiet(String(entry.received.prefix(10)))
            let person = TextWidth.pad(TextWidth.cut(name, to: room), to: room)
            return "\(day)  \(style.person(person))  \(subject)" + (list.isEmpty ? "" : "  " + style.quiet(list))
        }
        return (lines + footer(report, shown: report.messages.count, "message")).joined(separator: "\n") + "\n"
    }

    /// The changes, a line each: the newest version that the index has.
    public func render(_ report: SearchReport, changes: [IndexedSeries]) -> String {
        let authors = changes.map {
            TextWidth.cut(SafeText.line(DigestWording.name(in: $0.author?.description ?? "")), to: 24)
        }
        let room = max(20, width - 27 - (authors.map { TextWidth.columns($0) }.max() ?? 0))
        let titles = changes.map { TextWidth.cut(SafeText.line($0.title), to: room) }
        let widest = titles.map { TextWidth.columns($0) }.max() ?? 0
        let lines = changes.indices.map { index in
            let series = changes[index]
            let label = (series.isRFC ? "RFC " : "") + "v\(series.version)"
            let parts = String(series.total)
            return style.quiet(Moment(series.received).day) + "  "
                + style.heading(TextWidth.pad(label, to: 7)) + String(repeating: " ", count: max(0, 4 - parts.count))
                + style.number(parts) + "  " + TextWidth.pad(titles[index], to: widest) + "  "
                + style.person(authors[index])
        }
        return (lines + footer(report, shown: changes.count, "work")).joined(separator: "\n") + "\n"
    }

    /// The threads, which stand as trees already.
    public func render(_ report: SearchReport, trees: [String]) -> String {
        let lines = footer(report, shown: trees.count, "thread").map { $0 + "\n" }
        return (trees + (lines.isEmpty ? [] : [lines.joined()])).joined(separator: "\n")
    }

    /// Says how many there are where not all are shown.
    private func footer(_ report: SearchReport, shown: Int, _ what: String) -> [String] {
        var lines: [String] = []
        if report.total > shown {
            lines.append("\(shown) of \(DigestWording.number(report.total, what)); --limit says how many")
        }
        if !report.isComplete { lines.append("too many mails to search; only the newest were read, narrow the query") }
        return lines.map { style.quiet($0) }
    }

    private func name(of entry: SearchReport.Entry) -> String {
        SafeText.line(entry.automaton ?? DigestWording.name(in: entry.sender))
    }
}
