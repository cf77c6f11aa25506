internal import ArgumentParser
internal import DigestReport
internal import MailFormat
internal import PatchFormat
internal import PatchIndex
internal import PatchTracking

/// The command `tidings am MESSAGE-ID`.
struct AmCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "am",
        abstract: "Writes a series as an mbox that git am takes.",
        discussion: """
            The newest version, its parts in order, with the review tags that were given in replies:

                tidings am MESSAGE-ID | git am

            What was done is told on standard error.
            """)

    @Argument(
        help: ArgumentHelp(
            "A Message-ID, the address of a message on an archive, or a title.", valueName: "message-id|title"))
    var name: String

    @Option(
        name: [.customShort("v"), .customLong("use-version")],
        help: ArgumentHelp("Take this version instead of the newest.", valueName: "number"))
    var version: Int?

    @Flag(name: .shortAndLong, help: "Add a Link: trailer with the address of the patch to each one.")
    var link = false

    @Option(help: ArgumentHelp("What stands before the Message-ID in Link: trailers.", valueName: "url"))
    var linkPrefix = "https://patch.msgid.link/"

    @Flag(help: "Go on when parts were never received.")
    var partial = false

    @Flag(name: .customLong("no-tags"), help: "Add no tags.")
    var noTags = false

    @Flag(name: .customLong("no-carry"), help: "Add no tags that the same diff was given in an older version.")
    var noCarry = false

    @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Only tell what would be done.")
    var dryRun = false

    @Flag(help: "Tell what was done as JSON, on standard output; for --dry-run or with --output.")
    var json = false

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
        completion: .file())
    var output: String?

    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        if json, !dryRun, output == nil {
            throw ValidationError("--json needs --dry-run or --output, since the mbox goes to standard output.")
        }
    }

    func run() async throws {
        let lookup = try await WorkLookup(try index.open())
        let work = try await lookup.work(name)
        let series = try chosen(from: work.change)
        if !series.isComplete, !partial {
            let missing = WorkTextRenderer.numbers(series.missingParts)
            throw Failure(
                status: .nothingFound,
                message: "part \(missing) of \(series.total) was never received; --partial takes the others alone")
        }
        let mails = try await lookup.mails(series.parts.map(\.message.id))
        var tags = noTags ? ReviewTags(of: series, answers: []) : work.tags(of: series)
        if noCarry { tags.given.removeAll { $0.carriedFrom != nil } }
        let mailbox = SeriesMailbox(series, tags: tags, linkPrefix: link ? linkPrefix : nil) { mails[$0.id] }
        guard mailbox.parts.count == series.parts.count else {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "the archive no longer has all patches of <\(series.id)>; run `tidings index` for it")
        }
        try tell(AmReport(series, mailbox, in: work.change))
        if !dryRun { try Output.writeMail(mailbox.bytes, to: output) }
    }

    private func tell(_ report: AmReport) throws {
        if json {
            try Output(file: nil, usesPager: false).write(JSONText.encode(report))
        } else if dryRun {
            try Output(file: nil, usesPager: false).write(report.text)
        } else {
            StandardError.write(report.text)
        }
    }

    private func chosen(from change: Change) throws -> Series {
        let postings = change.series.filter { !$0.parts.isEmpty }
        guard let version else {
            guard let newest = postings.last else {
                throw Failure(status: .nothingFound, message: "there are no patches in it, only a pull request")
            }
            return newest
        }
        let id = MessageName.messageID(in: name)
        let sameVersion = postings.filter { $0.version == version }
        // An RFC and what became of it can both be v1.
        let named = sameVersion.last { series in series.messages.contains { $0.id == id } }
        guard let found = named ?? sameVersion.last else {
            let known = postings.map { "v\($0.version)" }.joined(separator: ", ")
            throw Failure(
                status: .nothingFound, message: "there is no version \(version) of it; the index has \(known)")
        }
        return found
    }
}
