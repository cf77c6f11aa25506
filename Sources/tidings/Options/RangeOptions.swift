internal import ArgumentParser
internal import MailArchive

/// Which stretch of an archive is meant.
struct RangeOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A..B, A.., ..B or one commit.",
            discussion:
                "Commits or tags of the archive's repository: A is outside, B inside, as in git. Without it: everything."
        ))
    var range: String?

    @Option(
        help: ArgumentHelp(
            "Only what was received since then.", discussion: "As git takes dates: 2025-11-03, \"2 weeks ago\".",
            valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only what was received until then.", valueName: "date"))
    var until: String?

    /// As the archive understands it.
    var expression: RangeExpression { RangeExpression(revisions: range, since: since, until: until) }
}
