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

    /// As ``DigestRenderer/render(_:)`` says.
    public func render(_ digest: Digest) -> String {
        var lines = heading(of: digest)
        if digest.counts.messages > 0 {
            lines += [""] + DigestWording.overview(of: digest.counts)
        }
        let text = SectionText(style: style, width: width)
        for section in options.sections {
            switch section {
            case .people:
                lines += table("Contributors", digest.authors, of: "people")
                lines += table("Domains", digest.domains, of: "domains")
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

    private func table(_ heading: String, _ tallies: [Digest.Tally], of what: String) -> [String] {
        guard let most = tallies.first?.count, most > 0 else { return [] }
        let bars = 16
        let labels = width - 7 - bars - 2
        var lines = ["", style.heading(heading) + style.quiet("  by patches and cover letters")]
        for tally in tallies.prefix(options.top) {
            let count = String(tally.count)
            let bar = TextWidth.pad(Self.bar(tally.count, of: most, columns: bars), to: bars)
            let label = TextWidth.cut(SafeText.line(tally.label), to: labels)
            lines.append(
                String(repeating: " ", count: max(0, 5 - count.count)) + style.number(count) + "  " + style.quiet(bar)
                    + "  " + label)
        }
        if tallies.count > options.top {
            lines.append(
                style.quiet("       and \(tallies.count - options.top) more \(what); --top \(tallies.count) shows them")
            )
        }
        return lines
    }

    /// A bar in eighths of a column.
    static func bar(_ count: Int, of most: Int, columns: Int) -> String {
        let eighths = max(1, count * columns * 8 / max(most, 1))
        let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + rest[eighths % 8]
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
            lines += [Self.withoutEndlessLines(SafeText.lines(text)), ""]
        }
        lines += DiffstatColoring(style: style).lines(of: SafeText.lines(entry.diffstat))
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// Columns after which a line is no text but an accident.
    private static let longestLine = 1000

    private static func withoutEndlessLines(_ text: String) -> String {
        // Nearly all text has none, and bytes tell so quickly.
        var length = 0
        let isEndless = text.utf8.contains { byte in
            length = byte == 10 ? 0 : length + 1
            return length > longestLine
        }
        guard isEndless else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TextWidth.cut(String($0), to: longestLine) }.joined(separator: "\n")
    }
}
