internal import PatchTracking

/// Sentences that more than one format uses.
enum DigestWording {
    /// `kvm: 17982ee4c..cdf50852b`.
    static func title(of digest: Digest) -> String { "\(digest.list.name): \(range(digest.range))" }

    /// The range as a person would write it.
    static func range(_ range: Digest.Range) -> String {
        if range.start != nil || range.end != nil { return "\(range.start ?? "")..\(range.end ?? "")" }
        switch (range.since, range.until) {
        case (let since?, let until?): return "\(since.day) to \(until.day)"
        case (let since?, nil): return "since \(since.day)"
        case (nil, let until?): return "until \(until.day)"
        case (nil, nil): return "everything"
        }
    }

    /// Sentences on the whole.
    static func overview(of counts: Digest.Counts) -> [String] {
        var messages = "\(number(counts.messages, "message")) in \(number(counts.threads, "thread"))"
        let people = number(counts.people, "person", "people")
        if counts.automated == 0 {
            messages += " from \(people)."
        } else {
            messages += ": \(counts.messages - counts.automated) from \(people), \(counts.automated) from programs."
        }
        var sentences = [messages]
        var postings: [String] = []
        if counts.patches > 0 { postings.append(number(counts.patches, "patch", "patches")) }
        if counts.covers > 0 { postings.append(number(counts.covers, "cover letter")) }
        if !postings.isEmpty {
            var sentence = postings.joined(separator: " and ") + " in \(counts.series) series"
            if counts.updatedSeries > 0 { sentence += ", \(counts.updatedSeries) of them posted again" }
            sentences.append(sentence + ".")
        }
        let rest = [
            counts.pullRequests > 0 ? number(counts.pullRequests, "pull request") : nil,
            counts.applied > 0 ? "\(counts.applied) applied" : nil,
        ].compactMap { $0 }
        if !rest.isEmpty { sentences.append(rest.joined(separator: ", ") + ".") }
        return sentences
    }

    /// `New 9, Under Review 1`.
    static func states(of digest: Digest) -> String {
        digest.states.map { "\($0.label) \($0.count)" }.joined(separator: ", ")
    }

    /// How fast series were answered, in sentences.
    static func response(_ response: Digest.Response) -> [String] {
        var sentences: [String] = []
        if let median = response.medianByPerson {
            sentences.append(
                response.answered.count == 1
                    ? "One series was answered by a person, within \(duration(median))."
                    : "\(response.answered.count) series were answered by a person, half of them within \(duration(median))."
            )
        }
        if !response.unanswered.isEmpty { sentences.append("\(response.unanswered.count) had no answer yet.") }
        if let median = response.medianByProgram {
            let count = response.answeredByProgram.count
            sentences.append(
                count == 1
                    ? "Programs answered one, within \(duration(median))."
                    : "Programs answered \(count), half of them within \(duration(median)).")
        }
        return sentences
    }

    /// `35 minutes`, `5 hours`, `2 days`, in the largest unit of which there are at least two.
    static func duration(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: number(Int(seconds), "second")
        case ..<7200: number(Int((seconds + 30) / 60), "minute")
        case ..<172_800: number(Int((seconds + 1800) / 3600), "hour")
        default: number(Int((seconds + 43_200) / 86_400), "day")
        }
    }

    /// What a version changed, in words: `4 equal, 16 changed, 3 added`.
    static func changes(_ changes: ChangeReport.Changes, of change: Digest.PostedChange) -> String {
        let words = [
            (changes.equal, "equal"), (changes.changed, "changed"), (changes.added, "added"),
            (changes.dropped, change.missing.isEmpty ? "dropped" : "dropped or missing"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "nothing to compare" : words.joined(separator: ", ")
    }

    /// Titles of parts that are new or gone, with range-diff's marks.
    ///
    /// Those that changed are listed only when they are few: the number says that all of a series changed.
    static func titles(of changes: ChangeReport.Changes, of change: Digest.PostedChange) -> (shown: [String], more: Int)
    {
        let changed = changes.changedTitles.count <= 3 && change.total > 1 ? changes.changedTitles : []
        let lines =
            changes.addedTitles.map { "+ \($0)" } + changes.droppedTitles.map { "- \($0)" } + changed.map { "! \($0)" }
        let most = 6
        return lines.count <= most + 1 ? (lines, 0) : (Array(lines.prefix(most)), lines.count - most)
    }

    static func number(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
    }

    /// `Reviewed-by Ana` for `Reviewed-by: Ana <ana@example.org>`.
    static func tag(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        return text[..<colon] + " " + name(in: String(text[text.index(after: colon)...].drop { $0 == " " }))
    }

    /// The name in `Name <address>`, or all of it.
    static func name(in label: String) -> String {
        guard let bracket = label.firstIndex(of: "<"), bracket != label.startIndex else { return label }
        let name = label[..<bracket].reversed().drop { $0 == " " }.reversed()
        return name.isEmpty ? label : String(name)
    }

    /// `regression, resolved`: what is to be said of a report at once.
    static func mark(of report: Digest.Talk) -> String {
        [report.isRegression ? "regression" : "", report.isResolved ? "resolved" : ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    /// `v2 title`, or the title alone of a patch that the index does not have.
    static func name(of fix: Digest.Fix) -> String { fix.version.isEmpty ? fix.title : "\(fix.version) \(fix.title)" }

    /// `, Accepted on 2026-03-05`, or nothing where the state is not known.
    static func state(of fix: Digest.Fix) -> String {
        if fix.state.isEmpty { return "" }
        guard let day = fix.taken else { return ", \(fix.state)" }
        // Some of its parts may be taken, and the others not.
        let isWhole = [SeriesState.accepted, .mainlined].contains { SeriesWording.state($0) == fix.state }
        return isWhole ? ", \(fix.state) on \(day)" : ", \(fix.state), taken in part on \(day)"
    }
}
