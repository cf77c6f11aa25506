/// For reading in a terminal: an overview, what happened section by section, then what the patches say.
public struct TextRenderer: DigestRenderer {
    private let options: RenderingOptions
    private let style: TerminalStyle
    private var width: Int { min(max(options.width, 40), 120) }

    /// A renderer for a terminal, or a file, as `options` say.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
        style = TerminalStyle(isOn: options.isColored)
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        var lines = heading(of: digest)
        if digest.counts.messages > 0 { lines += [""] + overview(of: digest) }
        let text = SectionText(style: style, width: width)
        for section in options.sections {
            switch section {
            case .people, .files:
                let tables = TableText(style: style, width: width, top: options.top)
                lines += DigestTable.all(of: section, in: digest).flatMap(tables.lines)
            case .newcomers: lines += text.newcomers(in: digest)
            case .response: lines += text.response(digest.people.response)
            case .messages:
                if !digest.entries.isEmpty { lines += ["", style.heading(section.heading)] }
                for entry in digest.entries { lines += message(of: entry) }
            default: lines += text.lines(of: section, in: digest.sections)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(of digest: Digest) -> [String] {
        var lines = [style.title(SafeText.line(DigestWording.title(of: digest)))]
        if let period = digest.period {
            let days =
                period.first.day == period.last.day ? period.first.day : "\(period.first.day) to \(period.last.day)"
            lines.append(style.quiet("received \(days)"))
        } else {
            lines.append("No messages.")
        }
        return lines
    }

    private func overview(of digest: Digest) -> [String] {
        var lines = GlanceText(style: style, width: width).lines(of: digest)
        let states = DigestWording.states(of: digest)
        if !states.isEmpty { lines += TextWidth.wrapped("Series by state: \(states).", to: width) }
        let days = Sparkline(digest.days, columns: width - 24)
        if !days.text.isEmpty, let first = digest.days.first, let last = digest.days.last {
            lines += ["", style.quiet(first.label) + " " + style.number(days.text) + " " + style.quiet(last.label)]
            if let busiest = days.busiest {
                let column = days.daysPerColumn == 1 ? "" : "; a column is \(days.daysPerColumn) days"
                lines.append(
                    style.quiet(
                        "most on \(busiest.label): \(DigestWording.number(busiest.messages, "message"))\(column)"))
            }
        }
        return lines
    }

    private func message(of entry: Entry) -> [String] {
        let kind = entry.isUpdate ? style.update("updated ") : ""
        var lines = [
            "", style.quiet(String(repeating: "─", count: width)),
            kind + style.title(TextWidth.cut(SafeText.line(entry.subject), to: Self.longestLine)),
            "\(style.person(SafeText.line(entry.author)))  \(style.quiet(entry.received.day))",
            style.quiet("<\(SafeText.line(entry.messageID))>"), "",
        ]
        for text in [entry.message, entry.shortlog, entry.notes] where !text.isEmpty {
            lines += [TextWidth.withoutEndlessLines(SafeText.lines(text), longest: Self.longestLine), ""]
        }
        lines += DiffstatColoring(style: style).lines(of: SafeText.lines(entry.diffstat))
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// Columns after which a line is no text but an accident.
    private static let longestLine = 1000
}
