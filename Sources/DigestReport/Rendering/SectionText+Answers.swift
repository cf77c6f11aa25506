internal import PatchIndex

/// What was said about changes, in a terminal: taken, reviewed, to be pulled, without an answer, talked about.
extension SectionText {
    private static let tagLines = 12
    private static let shortlogLines = 8

    func application(_ entry: Digest.Application) -> [String] {
        let parts = entry.taken == entry.total ? "\(entry.total)" : "\(entry.taken)/\(entry.total)"
        var destination = [entry.tree, entry.branch].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        if !destination.isEmpty { destination = "to \(destination)" }
        let commits = entry.commits.prefix(3).map { String($0.prefix(12)) }.joined(separator: " ")
        let more = entry.commits.count > 3 ? " and \(entry.commits.count - 3) more" : ""
        let taken = [destination, commits + more].filter { !$0.isEmpty }.joined(separator: ", ")
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

    func mainlining(_ entry: Digest.Mainlining) -> [String] {
        let commit = "\(entry.day) as \(entry.commit.prefix(12)), by " + DigestWording.name(in: entry.committer)
        return [
            row(first: entry.version, number: entry.number, title: entry.title, author: entry.author),
            indented(TextWidth.cut(SafeText.line(commit), to: width - 7)),
        ]
    }

    func review(_ entry: Digest.Review) -> [String] {
        var byPerson: [(tag: String, count: Int)] = []
        var indexes: [String: Int] = [:]
        for tag in entry.tags {
            let text = "\(tag.key): \(DigestWording.name(in: tag.person))"
            if let index = indexes[text] {
                byPerson[index].count += 1
            } else {
                indexes[text] = byPerson.count
                byPerson.append((text, 1))
            }
        }
        let lines = byPerson.map { tag, count in
            style.person(TextWidth.cut(SafeText.line(tag), to: width - 20)) + (count > 1 ? " (\(count) parts)" : "")
        }
        return [
            row(
                first: entry.version, number: "\(entry.tags.count)", title: entry.title, author: entry.author,
                mark: entry.isFullyReviewed ? "all parts reviewed" : "")
        ] + bounded(lines, to: Self.tagLines)
    }

    func pull(_ entry: Digest.Pull) -> [String] {
        let source = [entry.repository, entry.ref].compactMap { $0 }.joined(separator: " ")
        let shortlog = SafeText.lines(entry.shortlog).split(separator: "\n").map { line in
            TextWidth.cut(String(line), to: width - 7)
        }
        return [row(first: "", number: "", title: entry.title, author: entry.author)]
            + (source.isEmpty ? [] : [indented(SafeText.line(source))])
            + bounded(shortlog.map(style.quiet), to: Self.shortlogLines)
    }

    func waiting(_ entry: Digest.Waiting) -> [String] {
        [
            row(
                first: entry.version, number: "\(entry.days) d", title: entry.title, author: entry.author,
                mark: entry.isPinged ? "asked again" : "")
        ]
    }

    func talk(_ entry: Digest.Talk) -> [String] {
        let fixes = entry.fixes.map { fix in
            let note = DigestWording.state(of: fix)
            let text = SafeText.line("fixed by " + DigestWording.name(of: fix))
            return style.added(TextWidth.cut(text, to: max(20, width - 7 - note.count))) + style.quiet(note)
        }
        return [
            row(
                first: "", number: "\(entry.messages)", title: entry.title, author: entry.starter,
                mark: DigestWording.mark(of: entry))
        ] + bounded(fixes, to: 3)
    }

    func newcomers(in digest: Digest) -> [String] {
        list(
            .newcomers,
            digest.people.newcomers.map { person in
                let from = person.organisation.map { " (\($0))" } ?? ""
                return [
                    row(
                        first: "", number: "", title: person.title, author: DigestWording.name(in: person.person) + from
                    )
                ]
            }, heading: DigestSection.newcomers.heading(in: digest))
    }

    func response(_ response: Digest.Response?) -> [String] {
        let sentences = response.map(DigestWording.response) ?? []
        guard !sentences.isEmpty else { return [] }
        return ["", style.heading(DigestSection.response.heading)]
            + TextWidth.wrapped(sentences.joined(separator: " "), to: width - 7).map(indented)
    }
}
