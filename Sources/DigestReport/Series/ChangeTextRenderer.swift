/// A change for a terminal: each version with its state and what changed, the parts of the newest one.
public struct ChangeTextRenderer: Sendable {
    private let style: TerminalStyle
    private let width: Int
    private let showsAllParts: Bool

    /// A renderer; `showsAllParts` lists the parts of older versions too.
    public init(options: RenderingOptions = RenderingOptions(), showsAllParts: Bool = false) {
        style = TerminalStyle(isOn: options.isColored)
        width = min(max(options.width, 40), 140)
        self.showsAllParts = showsAllParts
    }

    /// The page, ending with a line feed.
    public func render(_ report: ChangeReport) -> String {
        var lines = [style.title(SafeText.line(report.title)), style.person(SafeText.line(report.author))]
        if let id = report.changeId { lines.append(style.quiet("change-id " + SafeText.line(id))) }
        for (index, version) in report.versions.enumerated() {
            lines += [""] + heading(of: version)
            if index == 0 || showsAllParts { lines += parts(of: version) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(of version: ChangeReport.Version) -> [String] {
        let present = version.parts.count { $0.messageId != nil && $0.number <= version.total }
        var parts =
            version.missing.isEmpty
            ? DigestWording.number(version.total, "part") : "\(present) of \(version.total) parts"
        if version.total == 0 { parts = "no patches" }
        if !version.missing.isEmpty { parts += ", missing " + Self.numbers(version.missing) }
        if let source = version.carriedFrom {
            let carried = version.parts.filter { $0.carriedFrom != nil }.map(\.number)
            parts += ", \(Self.numbers(carried)) carried over from \(SafeText.line(source))"
        }
        if !version.repeatedCovers.isEmpty {
            parts += ", cover letter sent \(version.repeatedCovers.count + 1) times"
        }
        if !version.repeated.isEmpty { parts += ", came again " + Self.numbers(version.repeated) }
        var lines = [
            style.heading(SafeText.line(version.label)) + "  \(parts)  \(version.posted.prefix(10))  "
                + style.number(version.state),
            "  " + style.quiet("<\(SafeText.line(version.messageId))>"),
        ]
        if let origin = version.origin { lines.append("  " + style.removed(SafeText.line(origin))) }
        lines += version.stateEvidence.map { "  " + SafeText.line($0) }
        lines += version.links.map { "  " + style.quiet(SafeText.line($0)) }
        if let changes = version.changes {
            lines += Self.sentences(about: changes, isComplete: version.missing.isEmpty).map {
                "  " + SafeText.line($0)
            }
        }
        lines += version.tags.map { "  " + tag($0) + " (all parts)" }
        if !version.changelog.isEmpty {
            lines += SafeText.lines(version.changelog).split(separator: "\n", omittingEmptySubsequences: false).map {
                style.quiet("  | ") + $0
            }
        }
        return lines
    }

    private func parts(of version: ChangeReport.Version) -> [String] {
        let digits = version.parts.lazy.compactMap { $0.label?.count }.max() ?? String(version.total).count
        var lines: [String] = []
        var missing: [Int] = []
        for part in version.parts {
            guard part.messageId != nil else {
                missing.append(part.number)
                continue
            }
            lines += absent(missing, digits: digits) + self.lines(of: part, digits: digits)
            missing = []
        }
        return lines + absent(missing, digits: digits)
    }

    /// A line for each missing part, or one line where many are missing in a row.
    private func absent(_ numbers: [Int], digits: Int) -> [String] {
        let names = numbers.count > 3 ? [Self.numbers(numbers)] : numbers.map(String.init)
        return names.map { name in
            "  " + String(repeating: " ", count: max(0, digits - name.count)) + name + "   " + style.removed("missing")
        }
    }

    private func lines(of part: ChangeReport.Part, digits: Int) -> [String] {
        let label = part.label ?? String(part.number)
        let number = String(repeating: " ", count: max(0, digits - label.count)) + label
        var line = "  \(style.number(number)) \(Self.mark(part.change)) "
        let commit = part.commit.map { "  " + String(SafeText.line($0).prefix(12)) } ?? ""
        line +=
            TextWidth.cut(SafeText.line(part.title), to: width - digits - 6 - commit.count) + style.added(commit)
        let indent = String(repeating: " ", count: digits + 5)
        let author = part.author.map { [indent + style.person("by " + SafeText.line($0))] } ?? []
        let offered = part.offered.map {
            indent + style.removed("not taken, from an address not seen before: " + SafeText.line($0))
        }
        return [line] + author + offered + part.tags.map { indent + tag($0) }
    }

    private func tag(_ tag: ChangeReport.Tag) -> String {
        var text = SafeText.line("\(tag.key): \(tag.person)") + (tag.isAutomated ? " (a program)" : "")
        if let version = tag.carriedFrom { text += " (carried over from \(SafeText.line(version)))" }
        if let sender = tag.sentBy { text += " (sent by \(SafeText.line(sender)))" }
        if tag.isFromStranger { text += SeriesWording.notCounted }
        return tag.isWithdrawn ? style.removed(text + " (withdrawn)") : style.person(text)
    }

    /// What became of a part, as git's range-diff marks it.
    private static func mark(_ change: String?) -> String {
        switch change {
        case "equal": "="
        case "changed": "!"
        case "added": "+"
        default: " "
        }
    }

    private static func sentences(about changes: ChangeReport.Changes, isComplete: Bool) -> [String] {
        let gone = isComplete ? "dropped" : "dropped or missing"
        let counts = [
            (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"), (changes.dropped, gone),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        guard !words.isEmpty else { return [] }
        return ["since \(changes.since): " + words.joined(separator: ", ")]
            + changes.droppedTitles.map { "\(gone): \($0)" }
    }

    /// `3, 5-7`.
    public static func numbers(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
            separator: ", ")
    }
}
