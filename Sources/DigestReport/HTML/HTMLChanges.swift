/// Rows of changes: what came, in which version, what changed, and what its author says of it.
struct HTMLChanges {
    var links: DigestLinks
    /// Indexes of the commit messages in the page, by Message-ID.
    private let entryIndexes: [String: Int]

    /// Lines of a changelog that are shown at once.
    private static let changelogLines = 8

    init(links: DigestLinks, entries: [Entry]) {
        self.links = links
        entryIndexes = Dictionary(
            entries.enumerated().map { ($1.messageID, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func write(_ change: Digest.PostedChange, to writer: inout HTMLWriter) {
        writer.element(.div, .class("head")) { head in
            head.title(change.title, links.message(change.messageId))
            // What just came is new; only what became more of it is worth a word.
            guard !["New", "RFC"].contains(change.state) else { return }
            head.text(" ")
            head.badge(change.state, ShareChart.style(of: change.state))
        }
        writer.element(.div, .class("facts")) { facts in
            facts.person(change.author)
            facts.quiet(change.versions.joined(separator: ", "))
            facts.quiet(parts(of: change))
            if let index = entryIndexes[change.messageId] {
                facts.linked(HTMLLink("#message-\(index)")) { $0.text("commit message") }
            }
        }
        changes(of: change, to: &writer)
        tags(of: change, to: &writer)
        changelog(change.changelog, to: &writer)
    }

    private func parts(of change: Digest.PostedChange) -> String {
        let parts = DigestWording.number(change.total, "part")
        guard !change.missing.isEmpty else { return parts }
        return "\(change.received) of \(parts); \(ChangeTextRenderer.numbers(change.missing)) never came"
    }

    private func changes(of change: Digest.PostedChange, to writer: inout HTMLWriter) {
        guard let since = change.since else { return }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        var words: [String] = []
        if let changes = change.changes {
            words = [
                (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
                (changes.dropped, change.missing.isEmpty ? "dropped" : "dropped or missing"),
            ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        }
        writer.element(.div, .class("changes")) { line in
            line.element(.span, .class("quiet")) { quiet in
                quiet.text("since ")
                quiet.linked(links.message(since.messageId)) { $0.text(since.version) }
                quiet.text(", \(days): ")
            }
            line.text(words.isEmpty ? "nothing to compare" : words.joined(separator: ", "))
        }
        if let changes = change.changes { titles(of: changes, to: &writer) }
    }

    private func titles(of changes: ChangeReport.Changes, to writer: inout HTMLWriter) {
        let titles =
            changes.addedTitles.map { ("added", "+", $0) } + changes.changedTitles.map { ("changed", "~", $0) }
            + changes.droppedTitles.map { ("dropped", "−", $0) }
        // That its one part changed was said by the row itself.
        guard titles.count > 1 || titles.contains(where: { $0.0 != "changed" }) else { return }
        writer.element(.details) { details in
            details.element(.summary, text: "Which parts")
            details.element(.ul, .class("parts")) { list in
                for (style, sign, title) in titles {
                    list.element(.li, .class(style)) { part in
                        part.element(.span, .class("sign"), .named(.title, style), text: sign)
                        part.title(title, nil)
                        part.text(" ")
                        part.quiet(style)
                    }
                }
            }
        }
    }

    private func tags(of change: Digest.PostedChange, to writer: inout HTMLWriter) {
        for (phrase, tags) in [("kept", change.keptTags), ("lost", change.lostTags)] where !tags.isEmpty {
            writer.element(.div, .class("tags \(phrase)")) { line in
                line.quiet("tags \(phrase): ")
                for tag in tags.prefix(30) { line.badge(Self.short(tag)) }
                if tags.count > 30 { line.quiet(" and \(tags.count - 30) more") }
            }
        }
    }

    /// `Reviewed-by: Bo` of `Reviewed-by: Bo <bo@example.org>`.
    private static func short(_ tag: String) -> String {
        guard let colon = tag.firstIndex(of: ":") else { return tag }
        let person = tag[tag.index(after: colon)...].drop { $0 == " " }
        return tag[...colon] + " " + DigestWording.name(in: String(person))
    }

    private func changelog(_ text: String, to writer: inout HTMLWriter) {
        guard !text.isEmpty else { return }
        let lines = 1 + text.utf8.reduce(0) { $1 == 10 ? $0 + 1 : $0 }
        if lines <= Self.changelogLines { return writer.block(text, "changelog") }
        writer.element(.details) { details in
            details.element(.summary, text: "What the author says has changed (\(lines) lines)")
            details.block(text, "changelog")
        }
    }
}
