internal import PatchIndex

/// The sections of a digest for a terminal.
struct SectionText {
    var style: TerminalStyle
    var width: Int

    /// The section's lines, heading included; none when there is nothing in it.
    func lines(of section: DigestSection, in sections: Digest.Sections) -> [String] {
        switch section {
        case .new: list(section, sections.newWorks.map { work($0) + changes(of: $0) })
        case .versions: list(section, sections.newVersions.map { work($0) + changes(of: $0) })
        case .applied: list(section, sections.applied.map { application($0) })
        case .reviewed: list(section, sections.reviewed.map { review($0) })
        case .pulls: list(section, sections.pullRequests.map { pull($0) })
        case .waiting: list(section, sections.waiting.map { waiting($0) })
        case .bugs: list(section, sections.bugReports.map { talk($0, verb: "reported by") })
        case .discussions: list(section, sections.discussions.map { talk($0, verb: "begun by") })
        case .people, .messages: []
        }
    }

    private func list(_ section: DigestSection, _ entries: [[String]]) -> [String] {
        guard !entries.isEmpty else { return [] }
        return ["", style.heading(section.heading) + style.quiet("  \(entries.count)")] + entries.flatMap { $0 }
    }

    // MARK: Entries

    private func work(_ work: Digest.Work) -> [String] {
        let versions = work.versions.joined(separator: ", ")
        let parts = work.missing.isEmpty ? "\(work.total)" : "\(work.received)/\(work.total)"
        let state = ["New", "RFC"].contains(work.state) ? "" : work.state
        return [row(first: versions, number: parts, title: work.title, author: work.author, mark: state)]
    }

    private func changes(of work: Digest.Work) -> [String] {
        guard let since = work.since, let changes = work.changes else { return [] }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        var words = [
            (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
            (changes.dropped, work.missing.isEmpty ? "dropped" : "dropped or missing"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if words.isEmpty { words = ["nothing to compare"] }
        return [
            indented(style.quiet("since \(SafeText.line(since.version)), \(days): ") + words.joined(separator: ", "))
        ]
            + changelog(work.changelog)
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

    private static let changelogLines = 6
    private static let tagLines = 12

    private func application(_ entry: Digest.Application) -> [String] {
        let parts = entry.taken == entry.total ? "\(entry.total)" : "\(entry.taken)/\(entry.total)"
        var place = [entry.tree, entry.branch].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        if !place.isEmpty { place = "to \(place)" }
        let commits = entry.commits.prefix(3).map { String($0.prefix(12)) }.joined(separator: " ")
        let more = entry.commits.count > 3 ? " and \(entry.commits.count - 3) more" : ""
        let taken = [place, commits + more].filter { !$0.isEmpty }.joined(separator: ", ")
        return [
            row(first: entry.version, number: parts, title: entry.title, author: entry.author),
            indented(
                TextWidth.cut(
                    SafeText.line(
                        [taken, "by " + DigestWording.name(in: entry.by)].filter { !$0.isEmpty }.joined(
                            separator: ", ")),
                    to: width - 7)),
        ]
    }

    private func review(_ entry: Digest.Review) -> [String] {
        var byPerson: [(tag: String, count: Int)] = []
        for tag in entry.tags {
            let text = "\(tag.key): \(DigestWording.name(in: tag.person))"
            if let place = byPerson.firstIndex(where: { $0.tag == text }) {
                byPerson[place].count += 1
            } else {
                byPerson.append((text, 1))
            }
        }
        var lines = byPerson.prefix(Self.tagLines).map { tag, count in
            indented(
                style.person(TextWidth.cut(SafeText.line(tag), to: width - 20)) + (count > 1 ? " (\(count) parts)" : "")
            )
        }
        if byPerson.count > Self.tagLines {
            lines.append(indented(style.quiet("and \(byPerson.count - Self.tagLines) more")))
        }
        return [
            row(
                first: entry.version, number: "\(entry.tags.count)", title: entry.title, author: entry.author,
                mark: entry.isFullyReviewed ? "all parts reviewed" : "")
        ] + lines
    }

    private func pull(_ entry: Digest.Pull) -> [String] {
        let place = [entry.repository, entry.ref].compactMap { $0 }.joined(separator: " ")
        return [row(first: "", number: "", title: entry.title, author: entry.author)]
            + (place.isEmpty ? [] : [indented(SafeText.line(place))])
    }

    private func waiting(_ entry: Digest.Waiting) -> [String] {
        [
            row(
                first: entry.version, number: "\(entry.days) d", title: entry.title, author: entry.author,
                mark: entry.isPinged ? "asked again" : "")
        ]
    }

    private func talk(_ entry: Digest.Talk, verb: String) -> [String] {
        [row(first: "", number: "\(entry.messages)", title: entry.title, author: entry.starter)]
    }

    // MARK: Layout

    private func row(first: String, number: String, title: String, author: String, mark: String = "") -> String {
        let people = min(24, max(12, width / 4))
        let head = TextWidth.pad(TextWidth.cut(SafeText.line(first), to: 20), to: 7)
        let count = String(repeating: " ", count: max(0, 6 - number.count)) + number
        let note = mark.isEmpty ? "" : "  [\(mark)]"
        let room = max(20, width - 17 - people - note.count)
        let text = TextWidth.cut(SafeText.line(title), to: room)
        let who = TextWidth.cut(SafeText.line(DigestWording.name(in: author)), to: people)
        return style.number(head) + count + "  " + TextWidth.pad(text, to: room) + style.update(note) + "  "
            + style.person(who)
    }

    private func indented(_ text: String) -> String { String(repeating: " ", count: 7) + text }
}
