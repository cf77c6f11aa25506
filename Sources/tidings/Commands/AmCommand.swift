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

            By default only versions by those who posted earlier ones are taken; others are listed, and taken with -v or --from. \
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

    @Option(
        help: ArgumentHelp(
            "Take what this address posted, also where it is not known to be the author's.", valueName: "address"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "Take the copies of this archive, where another one has different mails with the same Message-IDs.",
            valueName: "archive"))
    var archive: String?

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
        let configuration = try await Configuration()
        let lookup = try await ChangeLookup(try index.open(configuration), configuration)
        let tracked = try await lookup.change(name)
        let series = try chosen(from: tracked)
        if !series.isComplete, !partial {
            let missing = ChangeTextRenderer.numbers(series.missingParts)
            throw Failure(
                status: .nothingFound,
                message: "part \(missing) of \(series.total) was never received; --partial takes the others alone",
                list: AmReport.offered(in: series).map { "\nnot taken: \(SafeText.line($0))" }.joined())
        }
        let mails = try await lookup.mails(
            series.parts.map(\.message.id), in: try await archivePath(for: series, in: lookup.store))
        var tags = noTags ? ReviewTags(of: series, answers: []) : tracked.tags(of: series)
        if noCarry { tags.given.removeAll { $0.carriedFrom != nil } }
        let mailbox = SeriesMailbox(
            series, tags: tags, standings: tracked.standings, linkPrefix: link ? linkPrefix : nil
        ) { mails[$0.id] }
        guard mailbox.parts.count == series.parts.count else {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "the archive no longer has all patches of <\(series.id)>; run `tidings index` for it")
        }
        try await tell(AmReport(series, mailbox, of: tracked.change, standings: tracked.standings))
        if !dryRun { try Output.writeMail(mailbox.bytes, to: output) }
    }

    private func tell(_ report: AmReport) async throws {
        if json {
            try await Output(file: nil, usesPager: false).write(JSONText.encode(report))
        } else if dryRun {
            try await Output(file: nil, usesPager: false).write(report.text)
        } else {
            StandardError.write(report.text)
        }
    }

    /// The archive whose copies are taken: the one that was asked for.
    ///
    /// - Throws: `Failure` where nobody said which of several different mails is meant.
    private func archivePath(for series: Series, in store: SQLiteStore) async throws -> String? {
        if let archive {
            let known = try await store.archives().first { $0.path == archive || $0.name == archive }
            guard let known else {
                throw Failure(
                    status: .nothingFound,
                    message: "the index has no archive '\(archive)'; `tidings list` shows those it has")
            }
            return known.path
        }
        let deliveries = try await store.deliveries(of: series.parts.map(\.message.id))
        for part in series.parts {
            let copies = deliveries[part.message.id] ?? []
            // What stands first in an archive is that mail there: a later one with its Message-ID changes nothing.
            let holders = Set(copies.filter { $0.digest == copies[0].digest }.map(\.archive))
            guard copies.contains(where: { !holders.contains($0.archive) }) else { continue }
            var seen: Set<String> = []
            let archives = copies.map(\.archive).filter { seen.insert($0).inserted }
            throw Failure(
                status: .nothingFound,
                message:
                    "there are different mails with the Message-ID <\(part.message.id)>; choose one with --archive:",
                list: archives.map { "\n  \($0)" }.joined())
        }
        return nil
    }

    private func chosen(from tracked: TrackedChange) throws -> Series {
        let versions = tracked.change.series.filter { !$0.parts.isEmpty }
        guard !versions.isEmpty else {
            throw Failure(status: .nothingFound, message: "there are no patches in it, only a pull request")
        }
        let matching = try version.map { try named($0, in: versions) } ?? versions
        if let from { return try sent(by: from, among: matching) }
        // An RFC and what became of it can both be v1.
        let id = MessageName.messageID(in: name)
        if version != nil, let named = matching.last(where: { series in series.messages.contains { $0.id == id } }) {
            return named
        }
        return matching.last { tracked.standings.origin(of: $0.id).isOwn } ?? matching[matching.count - 1]
    }

    private func named(_ version: Int, in versions: [Series]) throws -> [Series] {
        let matching = versions.filter { $0.version == version }
        guard matching.isEmpty else { return matching }
        let known = versions.map { "v\($0.version)" }.joined(separator: ", ")
        throw Failure(status: .nothingFound, message: "there is no version \(version) of it; the index has \(known)")
    }

    /// The newest of `versions` that an address sent, or the newest with a part that it offers.
    private func sent(by address: String, among versions: [Series]) throws -> Series {
        func isMeant(_ mailbox: Mailbox?) -> Bool { mailbox?.address.lowercased() == address.lowercased() }
        if let own = versions.last(where: { isMeant($0.sender) || isMeant($0.author) }) { return own }
        for series in versions.reversed() {
            var series = series
            var isOffered = false
            for (index, part) in series.parts.enumerated() {
                guard let mail = part.offered.last(where: { isMeant($0.sender) }) else { continue }
                series.parts[index].message = mail
                series.parts[index].offered = []
                isOffered = true
            }
            let strange = series.offered.filter { isMeant($0.sender) }
            for mail in strange where series.part(mail.subject.part ?? 1) == nil {
                series.parts.append(PatchTracking.Part(number: mail.subject.part ?? 1, message: mail))
                isOffered = true
            }
            if isOffered {
                series.parts.sort { $0.number < $1.number }
                series.offered.removeAll { mail in strange.contains { $0.id == mail.id } }
                return series
            }
        }
        let known = Set(versions.compactMap { $0.sender?.address.lowercased() }).sorted().joined(separator: ", ")
        throw Failure(status: .nothingFound, message: "<\(address)> posted none of it; these did: \(known)")
    }
}
