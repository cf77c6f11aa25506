/// Changes in a terminal: what is new, what came back, and what changed in it.
extension SectionText {
    private static let changelogLines = 6

    func change(_ change: Digest.PostedChange) -> [String] {
        let versions = change.versions.joined(separator: ", ")
        let parts = change.missing.isEmpty ? "\(change.total)" : "\(change.received)/\(change.total)"
        let state = ["New", "RFC"].contains(change.state) ? "" : change.state
        return [row(first: versions, number: parts, title: change.title, author: change.author, mark: state)]
    }

    func changes(of change: Digest.PostedChange) -> [String] {
        guard let since = change.since, let changes = change.changes else { return [] }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        let when = style.quiet("since \(SafeText.line(since.version)), \(days): ")
        return [indented(when + DigestWording.changes(changes, of: change))] + parts(changes, of: change)
            + changelog(change.changelog) + tags(of: change)
    }

    private func parts(_ changes: ChangeReport.Changes, of change: Digest.PostedChange) -> [String] {
        let (titles, more) = DigestWording.titles(of: changes, of: change)
        let lines = titles.map { title in
            let text = TextWidth.cut(SafeText.line(title), to: width - 7)
            return indented(
                text.hasPrefix("+") ? style.added(text) : text.hasPrefix("-") ? style.removed(text) : style.update(text)
            )
        }
        return lines + (more > 0 ? [indented(style.quiet("and \(DigestWording.number(more, "part")) more"))] : [])
    }

    /// The first lines of what the author says.
    private func changelog(_ text: String) -> [String] {
        let lines = SafeText.lines(text).split(separator: "\n", omittingEmptySubsequences: true)
        let shown = lines.prefix(Self.changelogLines).map { line in
            indented(style.quiet("| ") + TextWidth.cut(String(line), to: width - 9))
        }
        let rest = lines.count - shown.count
        return shown + (rest > 0 ? [indented(style.quiet("| and \(DigestWording.number(rest, "line")) more"))] : [])
    }

    private func tags(of change: Digest.PostedChange) -> [String] {
        guard !change.keptTags.isEmpty || !change.lostTags.isEmpty else { return [] }
        var words: [String] = []
        if !change.keptTags.isEmpty { words.append("\(DigestWording.number(change.keptTags.count, "tag")) kept") }
        if !change.lostTags.isEmpty {
            let names = change.lostTags.map { DigestWording.tag($0) }.joined(separator: ", ")
            words.append("\(change.lostTags.count) not carried over: \(names)")
        }
        return [indented(style.quiet(TextWidth.cut(SafeText.line(words.joined(separator: ", ")), to: width - 7)))]
    }
}
