internal import MailFormat
internal import DigestReport
internal import PatchIndex
internal import PatchTracking

/// A change as its page shows it: a table with a column a version and a row a part, then each version in words.
struct SeriesView: Sendable {
    struct Cell: Sendable {
        /// `=` the same diff as in the version before, `!` another one, `+` new.
        var mark: String
        /// What the mark means, in a word.
        var meaning: String
        var number: String
        var path: String?
        var commit: String?
        var tags: [Tag]
        /// Who wrote it, where that is not the author of the version.
        var author: String?
        /// Mails of others that claim to replace it.
        var offered: [Line] = []
    }

    struct Row: Sendable {
        var title: String
        var cells: [Cell]
    }

    struct Tag: Sendable {
        var key: String
        var person: String
        var path: String
        var note: String?
    }

    struct Column: Sendable {
        var label: String
        var anchor: String
        var isAsked: Bool
    }

    struct Line: Sendable {
        var text: String
    }

    struct Version: Sendable {
        var label: String
        var anchor: String
        var date: String
        var parts: String
        var state: String
        var badge: String
        var evidence: [Line]
        /// Whose it is, where that is not known to be one who posted the versions before.
        var origin: String?
        var links: [Line]
        var since: String?
        var sinceText: String?
        var comparison: String?
        var dropped: [Line]
        var changelog: String?
        var tags: [Tag]
        var message: String
        var thread: String
        var mailbox: String?
    }

    var title: String
    var author: String
    var changeID: String?
    var state: String
    var badge: String
    var columns: [Column]
    var rows: [Row]
    var versions: [Version]
    var hasRows: Bool

    /// Versions in the table; the older ones are listed only below it.
    private static let widest = 8

    init(_ tracked: TrackedChange, _ report: ChangeReport, list: Lists.List, asked id: String) {
        func path(_ id: String) -> String { list.path + PercentEncoding.encode(id) + "/" }
        title = PageMaker.subject(report.title)
        author = SafeText.line(report.author)
        changeID = report.changeId.map(SafeText.line)
        state = report.versions.first?.state ?? ""
        badge = Wording.badge(state)
        let order = Array(tracked.change.series.suffix(Self.widest))
        columns = order.map { series in
            Column(
                label: VersionLabel.text(series), anchor: MailView.anchor(series.id),
                isAsked: series.messages.contains { $0.id == id })
        }
        let reports = Dictionary(report.versions.map { ($0.messageId, $0) }) { first, _ in first }
        let told = order.map { series in reports[series.id] }
        rows = PartRows(order).rows.map { row in
            Row(
                title: PageMaker.subject(row.title),
                cells: zip(row.numbers, told).map { number, version in Self.cell(number, version, path: path) })
        }
        hasRows = !rows.isEmpty
        versions = report.versions.map { version in
            let series = tracked.change.series.first { $0.id == version.messageId }
            return Self.version(version, series, list: list, path: path)
        }
    }

    private static func cell(_ number: Int?, _ version: ChangeReport.Version?, path: (String) -> String) -> Cell {
        guard let number, let part = version?.parts.first(where: { $0.number == number }) else {
            return Cell(mark: "", meaning: "", number: "", path: nil, commit: nil, tags: [])
        }
        let marks = ["equal": ("=", "same diff as before"), "changed": ("!", "changed"), "added": ("+", "new")]
        let (mark, meaning) = part.change.flatMap { marks[$0] } ?? ("", "")
        return Cell(
            mark: mark, meaning: meaning, number: part.label ?? String(number), path: part.messageId.map(path),
            commit: part.commit.map { SafeText.line(String($0.prefix(12))) }, tags: tags(part.tags, path: path),
            author: part.author.map(SafeText.line), offered: part.offered.map { Line(text: SafeText.line($0)) })
    }

    private static func tags(_ tags: [ChangeReport.Tag], path: (String) -> String) -> [Tag] {
        tags.map { tag in
            Tag(
                key: SafeText.line(tag.key), person: Wording.name(in: tag.person), path: path(tag.messageId),
                note: note(on: tag))
        }
    }

    private static func note(on tag: ChangeReport.Tag) -> String? {
        if tag.isWithdrawn { return "withdrawn" }
        let sender = tag.sentBy.map { "sent by \(SafeText.line($0))" }
        let standing = tag.isFromStranger ? "an address not seen elsewhere: not counted" : nil
        let other = tag.isAutomated ? "by a program" : tag.carriedFrom.map { "carried over from \(SafeText.line($0))" }
        let notes = [sender, standing, other].compactMap { $0 }
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    private static func version(
        _ version: ChangeReport.Version, _ series: Series?, list: Lists.List, path: (String) -> String
    ) -> Version {
        let present = version.parts.count { $0.messageId != nil && $0.number <= version.total }
        var parts =
            version.missing.isEmpty ? Wording.count(version.total, "part") : "\(present) of \(version.total) parts"
        if version.total == 0 { parts = "no patches" }
        if let source = version.carriedFrom {
            let carried = version.parts.filter { $0.carriedFrom != nil }.map(\.number)
            parts += ", \(ChangeTextRenderer.numbers(carried)) carried over from \(source)"
        }
        if !version.repeatedCovers.isEmpty {
            parts += ", cover letter sent \(version.repeatedCovers.count + 1) times"
        }
        let changes = version.changes
        let words = changes.map { changes in
            [
                (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
                (changes.dropped, "dropped"),
            ]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
        return Version(
            label: version.label, anchor: MailView.anchor(version.messageId), date: String(version.received.prefix(10)),
            parts: parts, state: version.state, badge: Wording.badge(version.state),
            evidence: version.stateEvidence.map { Line(text: SafeText.line($0)) },
            origin: version.origin.map(SafeText.line), links: version.links.map { Line(text: SafeText.line($0)) },
            since: changes?.since,
            sinceText: words.flatMap { $0.isEmpty ? nil : $0 },
            comparison: changes == nil || present == 0
                ? nil : list.path + "series/\(PercentEncoding.encode(version.messageId))/diff/",
            dropped: (changes?.droppedTitles ?? []).map { Line(text: PageMaker.subject($0)) },
            changelog: version.changelog.isEmpty ? nil : SafeText.lines(version.changelog),
            tags: tags(version.tags, path: path), message: path(version.messageId),
            thread: path(version.messageId) + "t/",
            mailbox: version.missing.isEmpty && present > 0 ? path(version.messageId) + "am.mbox" : nil)
    }
}
