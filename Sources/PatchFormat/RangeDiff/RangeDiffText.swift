/// A range-diff as text, laid out as `git range-diff` does.
public struct RangeDiffText: Sendable {
    /// Whether the inter-diff of changed parts is printed below their line.
    public var showsInterDiff: Bool
    /// What stands for a part between its number and the mark ("abc1234"), one entry a part; empty: the start of its patch-id.
    public var oldLabels: [String]
    /// The same for the new version.
    public var newLabels: [String]

    /// Makes a formatter.
    public init(showsInterDiff: Bool = true, oldLabels: [String] = [], newLabels: [String] = []) {
        self.showsInterDiff = showsInterDiff
        self.oldLabels = oldLabels
        self.newLabels = newLabels
    }

    /// The text, ending with a line feed; bytes of the mails as they are, so escape them for a terminal.
    public func render(_ comparison: RangeDiff) -> [UInt8] {
        let width = String(1 + max(comparison.old.count, comparison.new.count)).utf8.count
        var text: [UInt8] = []
        for entry in comparison.entries {
            let old = entry.old.map { label(oldLabels, $0, comparison.old) }
            let new = entry.new.map { label(newLabels, $0, comparison.new) }
            let blank = String(repeating: "-", count: (old ?? new ?? "").utf8.count)
            text += number(entry.old, width).utf8
            text += ":  \(old ?? blank) \(entry.kind.rawValue) ".utf8
            text += number(entry.new, width).utf8
            text += ":  \(new ?? blank) ".utf8
            text +=
                (entry.old.map { comparison.old[$0].title } ?? entry.new.map { comparison.new[$0].title } ?? "").utf8
            text.append(0x0A)
            if showsInterDiff { append(entry.hunks, to: &text) }
        }
        return text
    }

    private func append(_ hunks: [Hunk], to text: inout [UInt8]) {
        for hunk in hunks {
            text += "    @@".utf8
            if !hunk.section.isEmpty {
                text.append(0x20)
                text += hunk.section
            }
            text.append(0x0A)
            for line in hunk.lines {
                text += "    ".utf8
                text += line.line
                text.append(0x0A)
            }
        }
    }

    private func label(_ labels: [String], _ index: Int, _ commits: [RangeDiff.Commit]) -> String {
        if labels.indices.contains(index) { return labels[index] }
        return PatchID(stableOf: commits[index].diff).map { String($0.description.prefix(7)) } ?? "-------"
    }

    /// The number of a part, from 1, or a dash.
    private func number(_ index: Int?, _ width: Int) -> String {
        let digits = index.map { String($0 + 1) } ?? "-"
        return String(repeating: " ", count: max(0, width - digits.utf8.count)) + digits
    }
}
