/// Markdown that GitHub and mail programs show well (CommonMark with tables).
public struct MarkdownRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, only `top` counts.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// As ``DigestRenderer/render(_:)`` says.
    public func render(_ digest: Digest) -> String {
        var blocks = ["# " + MarkdownText.line(DigestWording.title(of: digest))]
        guard let period = digest.period else { return blocks[0] + "\n\nNo messages.\n" }
        blocks.append("Received \(period.first.day) to \(period.last.day).")
        blocks.append(DigestWording.overview(of: digest.counts).joined(separator: "\n"))
        blocks += series(digest.series)
        blocks += table("Contributors", "Who", digest.authors)
        blocks += table("Domains", "Domain", digest.domains)
        if !digest.entries.isEmpty { blocks.append("## Commit messages") }
        for entry in digest.entries { blocks += Self.blocks(of: entry) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func series(_ series: [PostedSeries]) -> [String] {
        guard !series.isEmpty else { return [] }
        let rows = series.map { series in
            let title = MarkdownText.line(series.title) + (series.isUpdate ? " (updated)" : "")
            return
                "| \(series.versionLabel) | \(series.partsLabel) | \(title) | \(MarkdownText.line(DigestWording.name(in: series.author))) |"
        }
        return [
            "## Series",
            (["| Version | Parts | Title | Author |", "| --- | ---: | --- | --- |"] + rows).joined(separator: "\n"),
        ]
    }

    private func table(_ heading: String, _ column: String, _ tallies: [Digest.Tally]) -> [String] {
        guard !tallies.isEmpty else { return [] }
        let rows = tallies.prefix(options.top).map { "| \($0.count) | \(MarkdownText.line($0.label)) |" }
        return ["## \(heading)", (["| Patches | \(column) |", "| ---: | --- |"] + rows).joined(separator: "\n")]
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
