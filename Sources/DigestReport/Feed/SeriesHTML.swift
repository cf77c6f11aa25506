/// One series as HTML for a feed: what became of it, what changed, what it says.
struct SeriesHTML {
    /// Where messages can be read.
    var links: MessageURI

    /// The markup, with no style, script or anything from elsewhere in it.
    func text(of account: SeriesAccount) -> String {
        var blocks = [paragraph(opening(account))]
        blocks += account.change.map(changes) ?? []
        blocks += account.review.map(tags) ?? []
        blocks += account.applications.map { paragraph(application($0)) }
        if let last = account.mainlined.last { blocks.append(paragraph(mainlining(account.mainlined, of: last.total))) }
        if let entry = account.entry {
            blocks += [entry.message, entry.shortlog, entry.notes, entry.diffstat].filter { !$0.isEmpty }
                .map { "<pre>\(XMLText.lines($0))</pre>" }
        }
        return blocks.joined(separator: "\n")
    }

    private func opening(_ account: SeriesAccount) -> String {
        let series = account.series
        var text = "\(XMLText.line(account.version)) of <b>\(XMLText.line(series.title))</b> by "
        text += XMLText.line(DigestWording.name(in: series.author))
        text += ", \(DigestWording.number(series.total, "part"))"
        if series.parts.count < series.total { text += " (\(series.parts.count) received)" }
        if let state = account.change?.state { text += ". State: \(XMLText.line(state))" }
        return text + "."
    }

    private func changes(of change: Digest.PostedChange) -> [String] {
        guard let since = change.since, let changes = change.changes else { return [] }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        var words = [
            (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
            (changes.dropped, change.missing.isEmpty ? "dropped" : "dropped or missing"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if words.isEmpty { words = ["nothing to compare"] }
        let older = "<a href=\"\(XMLText.escaped(links.text(of: since.messageId)))\">\(XMLText.line(since.version))</a>"
        return [paragraph("Since \(older), \(days): \(words.joined(separator: ", ")).")]
            + list("Added", changes.addedTitles) + list("Changed", changes.changedTitles)
            + list("Dropped", changes.droppedTitles) + list("Tags kept", change.keptTags)
            + list("Tags lost", change.lostTags)
            + (change.changelog.isEmpty
                ? [] : [paragraph("The author says:"), "<pre>\(XMLText.lines(change.changelog))</pre>"])
    }

    private func tags(of review: Digest.Review) -> [String] {
        var seen: Set<String> = []
        let texts = review.tags.map { tag in
            "\(tag.key): \(DigestWording.name(in: tag.person))" + (tag.isWithdrawn ? " (withdrawn)" : "")
        }.filter { seen.insert($0).inserted }
        return list(review.isFullyReviewed ? "Reviewed in all parts" : "Reviewed", texts)
    }

    private func application(_ entry: Digest.Application) -> String {
        let parts = entry.taken == entry.total ? "Taken" : "\(entry.taken) of \(entry.total) parts taken"
        let destination = [entry.tree, entry.branch].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        let by = " by \(XMLText.line(DigestWording.name(in: entry.by)))"
        let notice = "<a href=\"\(XMLText.escaped(links.text(of: entry.messageId)))\">\(parts)</a>"
        return notice + by + (destination.isEmpty ? "" : " to \(XMLText.line(destination))") + commits(entry.commits)
            + "."
    }

    private func mainlining(_ entries: [Digest.Mainlining], of total: Int) -> String {
        let parts = Set(entries.map(\.part)).count
        return "In the tree: \(parts) of \(DigestWording.number(total, "part"))\(commits(entries.map(\.commit)))."
    }

    private func commits(_ commits: [String]) -> String {
        commits.isEmpty
            ? "" : ": " + commits.map { "<code>\(XMLText.line(String($0.prefix(12))))</code>" }.joined(separator: ", ")
    }

    private func paragraph(_ markup: String) -> String { "<p>\(markup)</p>" }

    private func list(_ heading: String, _ texts: [String]) -> [String] {
        texts.isEmpty
            ? []
            : [paragraph("\(heading):"), "<ul>" + texts.map { "<li>\(XMLText.line($0))</li>" }.joined() + "</ul>"]
    }
}
