/// Works in a terminal: what is new, what came back, and what changed in it.
extension SectionText {
    private static let changelogLines = 6

    func work(_ work: Digest.Work) -> [String] {
        let versions = work.versions.joined(separator: ", ")
        let parts = work.missing.isEmpty ? "\(work.total)" : "\(work.received)/\(work.total)"
        let state = ["New", "RFC"].contains(work.state) ? "" : work.state
        return [row(first: versions, number: parts, title: work.title, author: work.author, mark: state)]
    }

    func changes(of work: Digest.Work) -> [String] {
        guard let since = work.since, let changes = work.changes else { return [] }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        let when = style.quiet("since \(SafeText.line(since.version)), \(days): ")
        return [indented(when + DigestWording.changes(changes, of: work))] + parts(changes, of: work)
            + changelog(work.changelog) + tags(of: work)
    }

    private func parts(_ changes: WorkReport.Changes, of work: Digest.Work) -> [String] {
        let (titles, more) = DigestWording.titles(of: changes, of: work)
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

    private func tags(of work: Digest.Work) -> [String] {
        guard !work.keptTags.isEmpty || !work.lostTags.isEmpty else { return [] }
        var words: [String] = []
        if !work.keptTags.isEmpty { words.append("\(DigestWording.number(work.keptTags.count, "tag")) kept") }
        if !work.lostTags.isEmpty {
            let names = work.lostTags.map { DigestWording.tag($0) }.joined(separator: ", ")
            words.append("\(work.lostTags.count) not carried on: \(names)")
        }
        return [indented(style.quiet(TextWidth.cut(SafeText.line(words.joined(separator: ", ")), to: width - 7)))]
    }
}
