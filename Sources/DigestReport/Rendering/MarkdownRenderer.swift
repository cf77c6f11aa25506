/// Markdown that GitHub and mail programs show well (CommonMark with tables).
public struct MarkdownRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, `top` and `sections` count.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// As ``DigestRenderer/render(_:)`` says.
    public func render(_ digest: Digest) -> String {
        var blocks = ["# " + MarkdownText.line(DigestWording.title(of: digest))]
        guard let period = digest.period else { return blocks[0] + "\n\nNo messages.\n" }
        blocks.append("Received \(period.first.day) to \(period.last.day).")
        blocks.append(DigestWording.overview(of: digest.counts).joined(separator: "\n"))
        for section in options.sections {
            switch section {
            case .people:
                blocks += table("Contributors", "Who", digest.authors)
                blocks += table("Domains", "Domain", digest.domains)
            case .messages:
                if !digest.entries.isEmpty { blocks.append("## \(section.heading)") }
                for entry in digest.entries { blocks += Self.blocks(of: entry) }
            default: blocks += SectionMarkdown().blocks(of: section, in: digest.sections)
            }
        }
        return blocks.joined(separator: "\n\n") + "\n"
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
