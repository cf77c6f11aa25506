public import PatchFormat

/// A range-diff for a terminal: git's layout, coloured, with nothing in it that a terminal obeys.
public struct InterDiffText: Sendable {
    private let style: TerminalStyle

    /// A renderer; of the options, only the colour counts.
    public init(options: RenderingOptions = RenderingOptions()) {
        style = TerminalStyle(isOn: options.isColored)
    }

    /// The text, ending with a line feed.
    public func render(_ comparison: RangeDiff) -> String {
        let text = SafeText.lines(String(decoding: RangeDiffText().render(comparison), as: UTF8.self))
        guard style.isOn else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { colored(String($0)) }.joined(
            separator: "\n")
    }

    private func colored(_ line: String) -> String {
        guard line.hasPrefix("    ") else { return style.heading(line) }
        switch line.dropFirst(4).first {
        case "+": return style.added(line)
        case "-": return style.removed(line)
        case "@": return style.quiet(line)
        default: return line
        }
    }
}
