/// One number of the period at a glance, and how much it was before.
struct GlanceFigure: Equatable {
    /// Name of the list of the messages behind it, as ``DigestListing`` has it.
    var list: String
    /// How many.
    var count: Int
    /// How many there were in as long a time before; nil when that is unknown.
    var before: Int?
    /// What is counted, fit for the count: `message`, `messages`.
    var label: String

    /// `+12, +55 %`; `+12` where there was nothing before; `same`; nil when the time before is unknown.
    var change: String? {
        guard let before else { return nil }
        if before == count { return "same" }
        let difference = count - before
        let sign = difference > 0 ? "+" : "-"
        let text = "\(sign)\(difference.magnitude)"
        guard before > 0 else { return text }
        let percent = (difference.magnitude * 200 / UInt(before) + 1) / 2
        return "\(text), \(sign)\(percent) %"
    }

    /// Messages and who sent them.
    static func messages(of digest: Digest) -> [GlanceFigure] {
        [
            figure(digest, "messages", \.messages, "message", "messages"),
            figure(digest, "threads", \.threads, "thread", "threads"),
            figure(digest, "people", \.people, "person", "people"),
            figure(digest, "automated", \.automated, "from programs", "from programs"),
            figure(digest, "pulls", \.pullRequests, "pull request", "pull requests"),
        ]
    }

    /// Patches and what became of them.
    static func postings(of digest: Digest) -> [GlanceFigure] {
        [
            figure(digest, "patches", \.patches, "patch", "patches"),
            figure(digest, "covers", \.covers, "cover letter", "cover letters"),
            figure(digest, "series", \.series, "series", "series"),
            figure(digest, "updates", \.updatedSeries, "posted again", "posted again"),
            figure(digest, "applied", \.applied, "applied", "applied"),
        ]
    }

    private static func figure(
        _ digest: Digest, _ list: String, _ count: KeyPath<Digest.Counts, Int>, _ one: String, _ many: String
    ) -> GlanceFigure {
        let number = digest.counts[keyPath: count]
        return GlanceFigure(
            list: list, count: number, before: digest.before?.counts[keyPath: count], label: number == 1 ? one : many)
    }
}
