internal import ArgumentParser
internal import DigestReport
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// The command `tidings series MESSAGE-ID|TITLE`.
struct SeriesCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Shows a series in all its versions: parts, tags, state, what changed.",
        discussion: """
            States are Patchwork's words. Marks before the parts are those of git's range-diff: = the same diff as in the \
            version before, ! another one, + new.
            """)

    @Argument(
        help: ArgumentHelp(
            "A Message-ID, the address of a message on an archive, or a title.", valueName: "message-id|title"))
    var name: String

    @Flag(help: "Show what changed in each part since the version before, as git's range-diff does.")
    var diff = false

    @Flag(help: "Show the parts of all versions, not only of the newest.")
    var allParts = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "After how many days without a word a series is dormant, counted to the newest message of the index.",
            valueName: "days"))
    var dormantAfter = 90

    @OptionGroup var mainline: TreeOptions

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        guard (1...36_500).contains(dormantAfter) else {
            throw ValidationError("--dormant-after takes a number of days from 1 to 36500, not \(dormantAfter).")
        }
    }

    func run() async throws {
        let configuration = try await Configuration()
        let lookup = try await ChangeLookup(try index.open(configuration), configuration)
        let tracked = try await lookup.change(name)
        let mainline = try await mainline(of: tracked.change, lookup.store)
        let rules = StateRules(
            now: try await lookup.store.newestMessage(), dormantAfter: Int64(dormantAfter) * 86_400,
            mainline: mainline)
        let report = ChangeReport(tracked, rules: rules, changelogs: try await changelogs(of: tracked.change, lookup))
        if json { return try await output.write(JSONText.encode(report)) }
        let options = RenderingOptions(width: Terminal.width, isColored: output.isColored)
        var text = ChangeTextRenderer(options: options, showsAllParts: allParts).render(report)
        if diff { text += try await comparisons(of: tracked.change, lookup, options) }
        try await output.write(text)
    }

    /// Which patches are in the tree that was asked.
    private func mainline(of change: Change, _ store: SQLiteStore) async throws -> MainlineEvidence {
        guard let tree = mainline.tree else { return MainlineEvidence() }
        return try await MainlineSearch(tree: tree, store: store).evidence(for: change.series)
    }

    /// What the authors say has changed, from the cover letter or from below the `---` of the first part.
    private func changelogs(of change: Change, _ lookup: ChangeLookup) async throws -> [Series.ID: String] {
        let heads = try await lookup.mails(change.series.map(\.id))
        var found: [Series.ID: String] = [:]
        for series in change.series {
            guard let mail = heads[series.id]?.mail else { continue }
            let text = mail.cover?.message ?? mail.patch?.notes ?? []
            found[series.id] = Changelog.own(of: series.version, in: String(decoding: text, as: UTF8.self))
        }
        return found
    }

    private func comparisons(
        of change: Change, _ lookup: ChangeLookup, _ options: RenderingOptions
    ) async throws -> String {
        var text = ""
        for newer in change.series {
            guard let older = VersionLabel.predecessor(of: newer, in: change) else { continue }
            let mails = try await lookup.mails((older.parts + newer.parts).map(\.message.id))
            let comparison = SeriesComparison(older: older, newer: newer) { message in
                mails[message.id]?.mail.attached(message.attachment).patch.map { patch in
                    RangeDiff.Commit(
                        title: message.title, author: message.author?.description, message: patch.message,
                        diff: patch.diff)
                }
            }
            text +=
                "\n\(VersionLabel.text(older))..\(VersionLabel.text(newer))\n"
                + InterDiffText(options: options).render(comparison.rangeDiff)
        }
        return text
    }
}
