internal import PatchIndex

/// The sections of a digest for a terminal.
struct SectionText {
    var style: TerminalStyle
    var width: Int

    /// The section's lines, heading included; none when there is nothing in it.
    func lines(of section: DigestSection, in sections: Digest.Sections) -> [String] {
        switch section {
        case .new: list(section, sections.newWorks.map { change($0) + changes(of: $0) })
        case .versions: list(section, sections.newVersions.map { change($0) + changes(of: $0) })
        case .applied: list(section, sections.applied.map { application($0) })
        case .mainlined: list(section, sections.mainlined.map { mainlining($0) })
        case .stable: list(section, sections.stable.map { change($0) + changes(of: $0) })
        case .reviewed: list(section, sections.reviewed.map { review($0) })
        case .pulls: list(section, sections.pullRequests.map { pull($0) })
        case .waiting: list(section, sections.waiting.map { waiting($0) })
        case .bugs: list(section, sections.bugReports.map { talk($0) })
        case .discussions: list(section, sections.discussions.map { talk($0) })
        case .people, .newcomers, .response, .files, .messages: []
        }
    }

    func list(_ section: DigestSection, _ entries: [[String]], heading: String? = nil) -> [String] {
        guard !entries.isEmpty else { return [] }
        return ["", style.heading(heading ?? section.heading) + style.quiet("  \(entries.count)")]
            + entries.flatMap { $0 }
    }

    func row(first: String, number: String, title: String, author: String, mark: String = "") -> String {
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

    /// A further line of an entry.
    func indented(_ text: String) -> String { String(repeating: " ", count: 7) + text }

    /// The first of some lines, and how many more there are.
    func bounded(_ lines: [String], to most: Int) -> [String] {
        guard lines.count > most + 1 else { return lines.map(indented) }
        return lines.prefix(most).map(indented) + [indented(style.quiet("and \(lines.count - most) more"))]
    }
}
