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

    /// Sentences of at most 80 columns: messages and people, patches and series, pull requests.
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
            if counts.updatedSeries > 0 { sentence += ", \(counts.updatedSeries) of them posted again in this time" }
            sentences.append(sentence + ".")
        }
        if counts.pullRequests > 0 { sentences.append(number(counts.pullRequests, "pull request") + ".") }
        return sentences
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
