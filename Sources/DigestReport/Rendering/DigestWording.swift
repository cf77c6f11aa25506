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

    /// `66 messages in 21 threads from 30 people; 50 patches and 3 cover letters in 13 series, 1 of them an update.`
    static func overview(of counts: Digest.Counts) -> String {
        var text = "\(number(counts.messages, "message")) in \(number(counts.threads, "thread")) from "
        text += counts.people == 1 ? "1 person" : "\(counts.people) people"
        if counts.automated > 0 { text += ", \(counts.automated) of them by programs" }
        var postings: [String] = []
        if counts.patches > 0 { postings.append(number(counts.patches, "patch", "patches")) }
        if counts.covers > 0 { postings.append(number(counts.covers, "cover letter")) }
        if !postings.isEmpty {
            text += ";\n" + postings.joined(separator: " and ") + " in " + number(counts.series, "series", "series")
            if counts.updatedSeries > 0 { text += ", \(counts.updatedSeries) of them posted anew in this time" }
        }
        if counts.pullRequests > 0 { text += "; " + number(counts.pullRequests, "pull request") }
        return text + "."
    }

    static func number(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        count == 1 ? "1 \(one)" : "\(count) \(many ?? one + "s")"
    }

    /// The name in `Name <address>`, or all of it.
    static func name(in label: String) -> String {
        guard let bracket = label.firstIndex(of: "<"), bracket != label.startIndex else { return label }
        let name = label[..<bracket].reversed().drop { $0 == " " }.reversed()
        return name.isEmpty ? label : String(name)
    }
}
