internal import ArgumentParser
internal import MailArchive

/// Which period of an archive is meant.
struct RangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only what was received since then.",
            discussion: "As git takes dates: 2025-11-03, \"2 weeks ago\", \"last monday\".", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only what was received until then.", valueName: "date"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Only what was received in the last day, week, month, year, or \"10 days\", \"2 weeks\", ….",
            valueName: "time"))
    var last: String?

    @Flag(
        name: .customLong("new"),
        help: ArgumentHelp(
            "Only what came since your last digest with --new of the same list.",
            discussion:
                "The first time, what came in the last week. How far you have read is kept in your state folder."))
    var isNew = false

    func validate() throws {
        if let last, Self.since(last) == nil {
            throw ValidationError(
                "--last takes day, week, month, year, or a number of them as in \"10 days\", not '\(last)'.")
        }
        let chosen = [since != nil || until != nil, last != nil, isNew].filter { $0 }
        guard chosen.count < 2 else {
            throw ValidationError("--since and --until, --last, and --new exclude each other.")
        }
    }

    /// `10 days ago` for `10 days`, `1 week ago` for `week`; nil for what is no time.
    static func since(_ last: String) -> String? {
        let words = last.lowercased().split(separator: " ").map(String.init)
        guard let unit = words.last, words.count <= 2 else { return nil }
        let units = ["day", "week", "month", "year"]
        guard units.contains(unit) || (unit.hasSuffix("s") && units.contains(String(unit.dropLast()))) else {
            return nil
        }
        guard let number = words.count == 1 ? 1 : Int(words[0]), (1...100_000).contains(number) else { return nil }
        return "\(number) \(unit) ago"
    }
}
