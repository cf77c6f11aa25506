/// Markdown that GitHub and mail programs show well (CommonMark with tables).
public struct MarkdownRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, `top` and `sections` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        var blocks = ["# " + MarkdownText.line(DigestWording.title(of: digest))]
        guard let period = digest.period else { return blocks[0] + "\n\nNo messages.\n" }
        blocks.append("Received \(period.first.day) to \(period.last.day).")
        blocks.append(DigestWording.overview(of: digest.counts).joined(separator: "\n"))
        if let before = digest.before { blocks.append(Self.comparison(with: before, digest)) }
        let states = DigestWording.states(of: digest)
        if !states.isEmpty { blocks.append("Series by state: \(MarkdownText.line(states)).") }
        for section in options.sections {
            switch section {
            case .people, .files: blocks += DigestTable.all(of: section, in: digest).flatMap(table)
            case .newcomers: blocks += SectionMarkdown().newcomers(in: digest)
            case .response:
                let sentences = digest.people.response.map(DigestWording.response) ?? []
                if !sentences.isEmpty { blocks += ["## \(section.heading)", sentences.joined(separator: " ")] }
            case .messages:
                if !digest.entries.isEmpty { blocks.append("## \(section.heading)") }
                for entry in digest.entries { blocks += Self.blocks(of: entry) }
            default: blocks += SectionMarkdown().blocks(of: section, in: digest.sections)
            }
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func comparison(with before: Digest.Before, _ digest: Digest) -> String {
        let figures = (GlanceFigure.messages(of: digest) + GlanceFigure.postings(of: digest)).filter {
            $0.count > 0 || ($0.before ?? 0) > 0
        }
        let period = "\(before.period.first.day) to \(before.period.last.day)"
        let rows = figures.map { "| \($0.count) | \($0.label) | \($0.before ?? 0) | \($0.change ?? "") |" }
        return (["| Now | | \(period) | |", "| ---: | --- | ---: | --- |"] + rows).joined(separator: "\n")
    }

    private func table(_ table: DigestTable) -> [String] {
        let hasNotes = table.rows.contains { !$0.note.isEmpty }
        let rows = table.rows.prefix(options.top).map { row in
            "| \(row.count) | \(MarkdownText.line(row.label)) |" + (hasNotes ? " \(MarkdownText.line(row.note)) |" : "")
        }
        let head = ["| \(table.counted) | \(table.column) |", "| ---: | --- |"]
        let heads = hasNotes ? [head[0] + " Lines |", head[1] + " ---: |"] : head
        return ["## \(table.heading)", (heads + rows).joined(separator: "\n")]
    }

    private static func blocks(of entry: Entry) -> [String] {
        var blocks = [
            "### " + MarkdownText.line(entry.subject) + (entry.isUpdate ? " (updated)" : ""),
            MarkdownText.line(entry.author)
                + ", \(entry.received.day), `\(SafeText.line(entry.messageID).filter { $0 != "`" })`",
        ]
        let text = [entry.message, entry.shortlog, entry.notes, entry.diffstat].filter { !$0.isEmpty }.joined(
            separator: "\n\n")
        if !text.isEmpty { blocks.append(MarkdownText.block(text)) }
        return blocks
    }
}
