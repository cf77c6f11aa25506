/// The sections of a digest in Markdown.
struct SectionMarkdown {
    /// The section's blocks, heading included; none when there is nothing in it.
    func blocks(of section: DigestSection, in sections: Digest.Sections) -> [String] {
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

    private func list(_ section: DigestSection, _ entries: [String], heading: String? = nil) -> [String] {
        entries.isEmpty
            ? []
            : [
                "## \(heading ?? section.heading) (\(entries.count))",
                entries.map { "* " + $0 }.joined(separator: "\n"),
            ]
    }

    private func item(_ title: String, by author: String) -> String {
        "**\(MarkdownText.line(title))** by \(MarkdownText.line(DigestWording.name(in: author)))"
    }

    private func change(_ change: Digest.PostedChange) -> String {
        var text =
            item(change.title, by: change.author) + ", " + MarkdownText.line(change.versions.joined(separator: ", "))
        text += ", " + DigestWording.number(change.total, "part")
        if !change.missing.isEmpty { text += " (\(change.received) received)" }
        return ["New", "RFC"].contains(change.state) ? text : text + ", \(change.state)"
    }

    private func changes(of change: Digest.PostedChange) -> String {
        guard let since = change.since, let changes = change.changes else { return "" }
        let words = DigestWording.changes(changes, of: change)
        let (titles, more) = DigestWording.titles(of: changes, of: change)
        var lines = titles.map { "\n  * " + MarkdownText.line($0) }
        if more > 0 { lines.append("\n  * and \(DigestWording.number(more, "part")) more") }
        if !change.lostTags.isEmpty {
            lines.append(
                "\n  * not carried over: "
                    + change.lostTags.map { MarkdownText.line(DigestWording.tag($0)) }.joined(separator: ", "))
        }
        let said = change.changelog.split(separator: "\n").map { "\n  > " + MarkdownText.line(String($0)) + "  " }
            .joined()
        return "; since \(MarkdownText.line(since.version)): \(words)" + lines.joined()
            + (said.isEmpty ? "" : "\n" + said)
    }

    private func application(_ entry: Digest.Application) -> String {
        var text = item(entry.title, by: entry.author) + ", \(MarkdownText.line(entry.version))"
        if entry.taken < entry.total { text += ", \(entry.taken) of \(entry.total) parts" }
        let destination = [entry.tree, entry.branch].compactMap { $0 }.joined(separator: " ")
        if !destination.isEmpty { text += ", to " + MarkdownText.line(destination) }
        if !entry.commits.isEmpty { text += ": " + entry.commits.map { MarkdownText.code($0) }.joined(separator: ", ") }
        return text
    }

    private func review(_ entry: Digest.Review) -> String {
        let tags = entry.tags.map { MarkdownText.line("\($0.key): \(DigestWording.name(in: $0.person))") }
        var seen: Set<String> = []
        let distinct = tags.filter { seen.insert($0).inserted }
        return item(entry.title, by: entry.author) + ", \(MarkdownText.line(entry.version)): "
            + distinct.joined(separator: "; ") + (entry.isFullyReviewed ? " (all parts reviewed)" : "")
    }

    private func waiting(_ entry: Digest.Waiting) -> String {
        item(entry.title, by: entry.author)
            + ", \(MarkdownText.line(entry.version)), \(DigestWording.number(entry.days, "day"))"
            + (entry.isPinged ? ", asked again" : "")
    }

    private func talk(_ entry: Digest.Talk) -> String {
        let fixes = entry.fixes.map {
            "\n  * fixed by \(MarkdownText.line(DigestWording.name(of: $0)))" + DigestWording.state(of: $0)
        }
        let mark = DigestWording.mark(of: entry)
        return item(entry.title, by: entry.starter) + ", \(DigestWording.number(entry.messages, "message"))"
            + (mark.isEmpty ? "" : ", \(mark)") + fixes.joined()
    }

    private func mainlining(_ entry: Digest.Mainlining) -> String {
        let number = entry.number.isEmpty ? "" : " \(entry.number)"
        let commit = MarkdownText.code(String(entry.commit.prefix(12)))
        let linked =
            entry.url.flatMap { HTMLLink($0) }.map { "[\(commit)](<\(MarkdownText.address($0.text))>)" } ?? commit
        return item(entry.title, by: entry.author) + ", \(MarkdownText.line(entry.version))\(number): "
            + "\(entry.day) as \(linked) by \(MarkdownText.line(DigestWording.name(in: entry.committer)))"
    }

    private func pull(_ entry: Digest.Pull) -> String {
        let source = [entry.repository, entry.ref].compactMap { $0 }.map(MarkdownText.line).joined(separator: " ")
        return item(entry.title, by: entry.author) + (source.isEmpty ? "" : ", from \(source)")
    }

    func newcomers(in digest: Digest) -> [String] {
        list(
            .newcomers,
            digest.people.newcomers.map { person in
                let from = person.organisation.map { " (\(MarkdownText.line($0)))" } ?? ""
                return item(person.title, by: person.person) + from
            }, heading: DigestSection.newcomers.heading(in: digest))
    }
}
