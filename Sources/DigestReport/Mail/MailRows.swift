/// The sections of a digest as rows of a table in a mail.
struct MailRows {
    /// Where messages can be read.
    var links: MessageURI

    /// One row; all of it is markup.
    struct Row {
        /// What is before it: versions, a number.
        var label: String
        /// Its title and who it is by.
        var text: String
        /// Lines below.
        var details: [String] = []
        /// What the author says, by lines; shown as a quotation below.
        var quote: [String] = []
    }

    /// The section's rows; none for those that are no list.
    func rows(of section: DigestSection, in digest: Digest) -> [Row] {
        let sections = digest.sections
        return switch section {
        case .new: sections.newWorks.map(change)
        case .versions: sections.newVersions.map(change)
        case .applied: sections.applied.map(application)
        case .mainlined: sections.mainlined.map(mainlining)
        case .stable: sections.stable.map(change)
        case .reviewed: sections.reviewed.map(review)
        case .pulls: sections.pullRequests.map(pull)
        case .waiting: sections.waiting.map(waiting)
        case .bugs: sections.bugReports.map(talk)
        case .discussions: sections.discussions.map(talk)
        case .newcomers: digest.people.newcomers.map(newcomer)
        case .people, .response, .files, .messages: []
        }
    }

    // MARK: Rows

    private func change(_ change: Digest.PostedChange) -> Row {
        let parts = change.missing.isEmpty ? "\(change.total)" : "\(change.received)/\(change.total)"
        let state = ["New", "RFC"].contains(change.state) ? "" : change.state
        var row = Row(
            label: line(change.versions.joined(separator: ", ")),
            text: entry(change.title, change.messageId, by: change.author, mark: state))
        row.text += quiet(", " + (parts == "1" ? "1 part" : "\(parts) parts"))
        guard let since = change.since, let changes = change.changes else { return row }
        let days = since.days == 0 ? "the same day" : "after \(DigestWording.number(since.days, "day"))"
        row.details.append(
            quiet("since ") + link(line(since.version), since.messageId)
                + quiet(", \(days): \(DigestWording.changes(changes, of: change))"))
        let (titles, more) = DigestWording.titles(of: changes, of: change)
        row.details += titles.map { line($0) }
        if more > 0 { row.details.append(quiet("and \(DigestWording.number(more, "part")) more")) }
        let changelog = change.changelog.split(separator: "\n").map(String.init)
        row.quote = changelog.prefix(Self.changelogLines).map { line($0) }
        if changelog.count > Self.changelogLines {
            row.quote.append(
                quiet("and \(DigestWording.number(changelog.count - Self.changelogLines, "line")) more"))
        }
        if !change.lostTags.isEmpty {
            row.details.append(
                quiet("not carried over: " + change.lostTags.map(DigestWording.tag).joined(separator: ", ")))
        }
        return row
    }

    private func application(_ application: Digest.Application) -> Row {
        let destination = [application.tree, application.branch].compactMap { $0 }.filter { !$0.isEmpty }
        let parts =
            application.taken == application.total ? "" : "\(application.taken) of \(application.total) parts, "
        var details = quiet(
            parts + (destination.isEmpty ? "" : "to \(destination.joined(separator: " ")), ")
                + "by \(DigestWording.name(in: application.by))")
        let commits = application.commits.prefix(Self.commits).map { "<code>\(line(String($0.prefix(12))))</code>" }
        if !commits.isEmpty { details += quiet(": ") + commits.joined(separator: " ") }
        if application.commits.count > Self.commits {
            details += quiet(" and \(application.commits.count - Self.commits) more")
        }
        return Row(
            label: line(application.version),
            text: entry(application.title, application.messageId, by: application.author), details: [details])
    }

    private func review(_ review: Digest.Review) -> Row {
        var seen: Set<String> = []
        let tags = review.tags.map { "\($0.key): \(DigestWording.name(in: $0.person))" }.filter {
            seen.insert($0).inserted
        }
        var details = tags.prefix(Self.tagLines).map { line($0) }
        if tags.count > Self.tagLines { details.append(quiet("and \(tags.count - Self.tagLines) more")) }
        return Row(
            label: line(review.version),
            text: entry(
                review.title, review.messageId, by: review.author,
                mark: review.isFullyReviewed ? "all parts reviewed" : ""),
            details: details)
    }

    private func pull(_ pull: Digest.Pull) -> Row {
        let source = [pull.repository, pull.ref].compactMap { $0 }.joined(separator: " ")
        var details = source.isEmpty ? [] : [quiet(source)]
        let shortlog = pull.shortlog.split(separator: "\n").map { line(String($0)) }
        details += shortlog.prefix(Self.shortlogLines)
        if shortlog.count > Self.shortlogLines {
            details.append(quiet("and \(shortlog.count - Self.shortlogLines) more"))
        }
        return Row(label: "", text: entry(pull.title, pull.messageId, by: pull.author), details: details)
    }

    private func mainlining(_ entry: Digest.Mainlining) -> Row {
        let commit = "<code>\(line(String(entry.commit.prefix(12))))</code>"
        let linked = entry.url.flatMap { HTMLLink($0) }.map { "<a href=\"\(XMLText.escaped($0.text))\">\(commit)</a>" }
        return Row(
            label: line(entry.version + (entry.number.isEmpty ? "" : " \(entry.number)")),
            text: self.entry(entry.title, entry.messageId, by: entry.author),
            details: [
                quiet("\(entry.day) as ") + (linked ?? commit)
                    + quiet(" by \(DigestWording.name(in: entry.committer))")
            ])
    }

    private func newcomer(_ newcomer: Digest.Newcomer) -> Row {
        Row(
            label: "", text: entry(newcomer.title, newcomer.messageID, by: newcomer.person),
            details: newcomer.organisation.map { [quiet($0)] } ?? [])
    }

    private func waiting(_ waiting: Digest.Waiting) -> Row {
        Row(
            label: DigestWording.number(waiting.days, "day"),
            text: entry(
                waiting.title, waiting.messageId, by: waiting.author, mark: waiting.isPinged ? "asked again" : "")
                + quiet(", \(waiting.version)"))
    }

    private func talk(_ talk: Digest.Talk) -> Row {
        Row(
            label: "\(talk.messages)",
            text: entry(talk.title, talk.messageId, by: talk.starter, mark: DigestWording.mark(of: talk)),
            details: talk.fixes.prefix(Self.commits).map { fix in
                quiet("fixed by ") + link(line(DigestWording.name(of: fix)), fix.messageId)
                    + (fix.state.isEmpty ? "" : quiet(DigestWording.state(of: fix)))
            })
    }

    // MARK: Markup

    private func entry(_ title: String, _ messageID: String, by author: String, mark: String = "") -> String {
        link(line(title), messageID) + quiet(" by \(DigestWording.name(in: author))")
            + (mark.isEmpty ? "" : " <b>[\(line(mark))]</b>")
    }

    private func link(_ markup: String, _ messageID: String) -> String {
        "<a href=\"\(XMLText.escaped(links.text(of: messageID)))\" style=\"\(MailStyle.link)\">\(markup)</a>"
    }

    private func quiet(_ text: String) -> String { "<span style=\"\(MailStyle.quiet)\">\(line(text))</span>" }

    private func line(_ text: String) -> String { XMLText.line(text, to: Self.columns) }

    private static let columns = 300
    private static let changelogLines = 6
    private static let tagLines = 12
    private static let shortlogLines = 8
    private static let commits = 3
}
