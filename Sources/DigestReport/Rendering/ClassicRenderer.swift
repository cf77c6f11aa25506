/// The layout of the founding document, section for section, with the sections filled that it left empty.
///
/// Other programs read this layout by its lines, so it changes only by lines added where it had none.
public struct ClassicRenderer: DigestRenderer {
    private let options: RenderingOptions

    /// A renderer; of the options, only `top` counts.
    public init(options: RenderingOptions = RenderingOptions()) {
        self.options = options
    }

    /// The whole document, ending with a line feed.
    public func render(_ digest: Digest) -> String {
        let start = SafeText.line(digest.range.start ?? "the beginning")
        let end = SafeText.line(digest.range.end ?? "the newest message")
        var lines = [
            "From \(start) to \(end)", "\(SafeText.line(digest.list.name)) mailing list update from \(start) to \(end)",
            "",
            "Top \(options.top) contributor Email domains (Based on Email Body)", "",
        ]
        lines += digest.domains.prefix(options.top).map { "\(Self.count($0.count)) \(SafeText.line($0.label))" }
        lines += ["", "Top \(options.top) contributors (Based on Email Body)", ""]
        // The founding document counts names with addresses, whoever they belong to.
        let authors = digest.mailboxes.isEmpty ? digest.authors : digest.mailboxes
        lines += authors.prefix(options.top).map { "\(Self.count($0.count))  \(SafeText.line($0.label))" }
        lines += ["", "===== Patch list in this time period =====", ""]
        lines += digest.series.map(Self.line(of:))
        lines += ["", "===== Patch Commit Messages ====", ""]
        for entry in digest.entries { lines += Self.lines(of: entry) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A number in seven columns, as `uniq -c` prints it.
    private static func count(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
    }

    private static func line(of series: PostedSeries) -> String {
        let kind = series.isUpdate ? "Updated" : "New"
        let parts = series.total == 1 ? "1 patch" : "\(series.partsLabel) patches"
        return
            "\(kind): \(series.versionLabel), \(parts): \(SafeText.line(series.title)) (\(SafeText.line(series.author)))"
    }

    private static func lines(of entry: Entry) -> [String] {
        let kind = entry.isUpdate ? "Updated: (v\(entry.version)) " : "New:  "
        var lines = [
            kind + SafeText.line(entry.title), SafeText.line(entry.subject), "Author: \(SafeText.line(entry.author))",
            "",
        ]
        let diffstat = Self.withoutModes(SafeText.lines(entry.diffstat))
        if entry.isCover {
            lines += [entry.message, entry.shortlog].filter { !$0.isEmpty }.flatMap { [SafeText.lines($0), ""] }
            lines += [diffstat]
        } else {
            lines += [entry.message, entry.notes].filter { !$0.isEmpty }.flatMap { [SafeText.lines($0), "---"] }
            lines += diffstat.isEmpty ? [] : [diffstat]
        }
        return lines + ["", String(repeating: "-", count: 70), ""]
    }

    /// The layout ends a diffstat with its sum; what git adds below it about new files, modes and renames it never had.
    private static func withoutModes(_ diffstat: String) -> String {
        let lines = diffstat.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { line in !modes.contains { line.hasPrefix($0) } }.joined(separator: "\n")
    }

    private static let modes = [" create mode ", " delete mode ", " mode change ", " rename ", " copy ", " rewrite "]
}
