internal import DigestReport

extension DigestView {
    /// Rows of a table of people.
    private static let top = 15

    /// Shows a digest; `period` is its name in addresses.
    init(_ digest: Digest, list: Lists.List, period: String) {
        let here = "\(list.path)digest/\(PercentEncoding.encode(period))/"
        func messages(_ name: String) -> String { "\(here)messages/?of=\(PercentEncoding.encode(name))" }
        heading = period
        received = digest.period.map { "Received \($0.first.day) to \($0.last.day)." }
        isEmpty = digest.counts.messages == 0
        let counts = digest.counts
        numbers = [
            (counts.messages, "message", "messages", "messages"), (counts.threads, "thread", "threads", "threads"),
            (counts.people, "person", "people", "people"), (counts.patches, "patch", "patches", "patches"),
            (counts.covers, "cover letter", "cover letters", "covers"), (counts.series, "series", "series", "series"),
            (counts.updatedSeries, "posted again", "posted again", "updates"),
            (counts.pullRequests, "pull request", "pull requests", "pulls"),
            (counts.automated, "from programs", "from programs", "automated"),
        ].filter { $0.0 > 0 }.map { count, one, many, name in
            Number(count: Wording.grouped(count), label: count == 1 ? one : many, path: messages(name))
        }
        sections = Self.sections(digest.sections, list: list).map { heading, name, rows in
            Section(
                heading: heading, anchor: name, count: Wording.grouped(rows.count), path: messages(name), rows: rows)
        }.filter { !$0.rows.isEmpty }
        tables = [("Contributors", "author:", digest.authors), ("Domains", "domain:", digest.domains)].map {
            heading, prefix, tallies in
            let most = max(1, tallies.map(\.count).max() ?? 1)
            return Table(
                heading: heading,
                bars: tallies.prefix(Self.top).map { tally in
                    Bar(
                        label: Wording.name(in: tally.label), count: Wording.grouped(tally.count),
                        path: messages(prefix + tally.label), width: max(1, tally.count * 1000 / most))
                })
        }.filter { !$0.bars.isEmpty }
        jsonPath = "/api/v1/lists/\(PercentEncoding.encode(list.name))/digests/\(PercentEncoding.encode(period))"
    }

    private static func sections(_ sections: Digest.Sections, list: Lists.List) -> [(String, String, [Row])] {
        func series(_ id: String) -> String { "\(list.path)series/\(PercentEncoding.encode(id))/" }
        func thread(_ id: String) -> String { "\(list.path)\(PercentEncoding.encode(id))/t/" }
        func work(_ work: Digest.Work) -> Row {
            row(
                work.versions.joined(separator: ", "), work.title, series(work.messageId), work.author,
                state: work.state, notes(of: work))
        }
        return [
            ("New", "new", sections.newWorks.map(work)),
            ("New versions", "versions", sections.newVersions.map(work)),
            (
                "Applied", "applied",
                sections.applied.map { entry in
                    let place = [entry.tree, entry.branch].compactMap(\.self).filter { !$0.isEmpty }.joined(
                        separator: " ")
                    let commits = entry.commits.prefix(3).map { String($0.prefix(12)) }.joined(separator: " ")
                    let text = [place, commits, "by " + Wording.name(in: entry.by)].filter { !$0.isEmpty }.joined(
                        separator: ", ")
                    return row(entry.version, entry.title, series(entry.messageId), entry.author, [text])
                }
            ),
            (
                "Reviewed", "reviewed",
                sections.reviewed.map { entry in
                    let tags = entry.tags.prefix(6).map { "\($0.key): \(Wording.name(in: $0.person))" }
                    let more = entry.tags.count > 6 ? ["and \(entry.tags.count - 6) more"] : []
                    return row(
                        entry.version, entry.title, series(entry.messageId), entry.author,
                        state: entry.isFullyReviewed ? "Reviewed" : nil, tags + more)
                }
            ),
            (
                "Pull requests", "pulls",
                sections.pullRequests.map { entry in
                    let place = [entry.repository, entry.ref].compactMap(\.self).joined(separator: " ")
                    return row("", entry.title, thread(entry.messageId), entry.author, place.isEmpty ? [] : [place])
                }
            ),
            (
                "Waiting for an answer", "waiting",
                sections.waiting.map { entry in
                    row(
                        "\(entry.version), \(Wording.count(entry.days, "day"))", entry.title, series(entry.messageId),
                        entry.author, entry.isPinged ? ["asked again"] : [])
                }
            ),
            ("Bug reports", "bugs", sections.bugReports.map { talk($0, thread) }),
            ("Discussions", "discussions", sections.discussions.map { talk($0, thread) }),
        ]
    }

    private static func talk(_ entry: Digest.Talk, _ path: (String) -> String) -> Row {
        row(Wording.count(entry.messages, "message"), entry.title, path(entry.messageId), entry.starter, [])
    }

    private static func row(
        _ first: String, _ title: String, _ path: String, _ person: String, state: String? = nil, _ notes: [String]
    ) -> Row {
        Row(
            first: SafeText.line(first), title: PageMaker.subject(title), path: path, person: Wording.name(in: person),
            badge: state, badgeName: Wording.badge(state ?? ""),
            notes: notes.map { SeriesView.Line(text: SafeText.line($0)) })
    }

    private static func notes(of work: Digest.Work) -> [String] {
        var notes: [String] = []
        if !work.missing.isEmpty { notes.append("\(work.received) of \(work.total) parts received") }
        if let since = work.since, let changes = work.changes {
            let words = [
                (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
                (changes.dropped, "dropped"),
            ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            let days = since.days == 0 ? "the same day" : "after \(Wording.count(since.days, "day"))"
            notes.append("since \(since.version), \(days): \(words.isEmpty ? "nothing to compare" : words)")
        }
        let said = work.changelog.split(separator: "\n").prefix(4).map { "| " + $0 }
        return notes + said
    }
}
