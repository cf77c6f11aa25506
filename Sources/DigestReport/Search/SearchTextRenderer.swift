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

    /// The works, a line each: the newest version that the index has.
    public func render(_ report: SearchReport, works: [IndexedSeries]) -> String {
        let lines = works.map { series in
            let label = (series.isRFC ? "RFC " : "") + "v\(series.version)"
            let author = TextWidth.cut(SafeText.line(DigestWording.name(in: series.author?.description ?? "")), to: 24)
            let title = TextWidth.cut(SafeText.line(series.title), to: max(20, width - 31 - TextWidth.columns(author)))
            let parts = String(series.total)
            return style.quiet(Moment(series.received).day) + "  "
                + style.heading(TextWidth.pad(label, to: 7)) + String(repeating: " ", count: max(0, 4 - parts.count))
                + style.number(parts) + "  " + title + "  " + style.person(author)
        }
        return (lines + footer(report, shown: works.count, "work")).joined(separator: "\n") + "\n"
    }

    /// Says how many there are where not all are shown.
    private func footer(_ report: SearchReport, shown: Int, _ what: String) -> [String] {
        var lines: [String] = []
        if report.total > shown {
            lines.append("\(shown) of \(DigestWording.number(report.total, what)); --limit says how many")
        }
        if !report.isComplete { lines.append("too many mails to look into; only the newest were, say more of it") }
        return lines.map { style.quiet($0) }
    }

    private func name(of entry: SearchReport.Entry) -> String {
        SafeText.line(entry.automaton ?? DigestWording.name(in: entry.sender))
    }
}
