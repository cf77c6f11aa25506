internal import ArgumentParser
internal import DigestReport
internal import PatchIndex

/// The command `tidings digest ARCHIVE A..B`.
struct DigestCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Tells what happened on a list between two points.",
        discussion: """
            Brings the index up to date first. On a terminal the report goes through the pager, as git's do.

            A range is A..B, A.., ..B or one commit: commits or tags of the archive's repository, A outside, B inside, as \
            in git. Several archives make one digest, in which each mail counts once.

            Exit codes: 0 done, 1 no messages in the range, 2 wrong usage, 3 cannot read or write, 130 interrupted.
            """)

    @Argument(
        help: ArgumentHelp(
            "The archives (public-inboxes, mboxes, Maildirs, or names of lists); behind a single one a range.",
            valueName: "archive … range"),
        completion: .file())
    var names: [String] = []

    @OptionGroup(title: "Range") var range: RangeOptions
    @OptionGroup(title: "Choosing") var filter: FilterOptions

    @OptionGroup(title: "People and files") var people: PeopleOptions

    @Option(help: ArgumentHelp("The format of the report.", valueName: "format"))
    var format = FormatChoice(.text)

    @Option(
        help: ArgumentHelp(
            "Only these sections, with commas between.",
            discussion: DigestSection.allCases.map(\.rawValue).joined(separator: ", "), valueName: "section,…"))
    var only: String?

    @Option(
        help: ArgumentHelp(
            "List the messages behind a number instead: Message-ID, day, sender and subject, with tabs between.",
            discussion: DigestListing.names.joined(separator: ", ")
                + ", or a row of a table: \"author:NAME <ADDRESS>\", "
                + DigestListing.tables.dropFirst().map { $0 + ":…" }.joined(separator: ", "), valueName: "count"))
    var list: String?

    @Option(help: ArgumentHelp("How many rows tables show.", valueName: "number"))
    var top = 15

    @Option(
        help: ArgumentHelp("The list's name in titles.", discussion: "By default the archive's own.", valueName: "name")
    )
    var listName: String?

    @Option(
        help: ArgumentHelp("After how many days without an answer a series waits for one.", valueName: "days"))
    var waitingAfter = 7

    @OptionGroup var mainline: TreeOptions

    @Option(
        help: ArgumentHelp(
            "Where the messages can be read, for links in HTML, Atom and mail.",
            discussion: "The Message-ID and a slash are added. Default: the url of the list in the configuration.",
            valueName: "url"))
    var linkBase: String?

    @OptionGroup(title: "Subscriptions") var subscriptions: SubscriptionOptions
    @OptionGroup(title: "Mail") var mail: MailOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        guard top > 0 else { throw ValidationError("--top takes a number from 1 on, not \(top).") }
        guard (1...36_500).contains(waitingAfter) else {
            throw ValidationError("--waiting-after takes a number of days from 1 to 36500, not \(waitingAfter).")
        }
        guard linkBase == nil || linkBase.flatMap(LinkBase.address) != nil else {
            throw ValidationError("--link-base takes an http: or https: address, not '\(linkBase ?? "")'.")
        }
        guard !names.isEmpty || subscriptions.isAsked else {
            throw ValidationError("Name an archive, or a subscription with --named NAME or --all.")
        }
        guard names.isEmpty || !subscriptions.isAsked else {
            throw ValidationError("--named and --all take their archives from the configuration.")
        }
        guard !mail.isAsked || !subscriptions.isAsked else {
            throw ValidationError("--named and --all take their recipients from the configuration.")
        }
        guard !mail.send || (output.output == nil && list == nil) else {
            throw ValidationError("--send goes neither with --output nor with --list.")
        }
        _ = try mail.format(asked: format.format)
    }

    func run() async throws {
        let configuration = try await Configuration()
        let store = try index.open(configuration)
        if subscriptions.isAsked {
            let chosen = try subscriptions.chosen(from: configuration)
            return try await SubscriptionRun(store: store, configuration: configuration).run(chosen, output)
        }
        let request = try request
        let delivery =
            request.format == .mail ? try await MailDelivery(mail.settings, configuration, isSent: mail.send) : nil
        let result = try await DigestRun(store: store, configuration: configuration).compose(request)
        guard result.digest.counts.messages > 0 else {
            try await SeenMarks.keep(result.seen)
            throw Failure(
                status: .nothingFound,
                message: "no messages of \(result.digest.list.name) "
                    + (request.isNew ? "that you have not seen" : "in that range"))
        }
        if let list { return try await output.write(try Self.text(of: list, in: result.listing)) }
        let text = request.render(result, output, delivery?.envelope)
        if let sendmail = delivery?.sendmail {
            try await sendmail.send(Array(text.utf8))
        } else {
            try await output.write(text)
        }
        try await SeenMarks.keep(result.seen)
    }

    /// What was asked for.
    private var request: DigestRequest {
        get throws {
            DigestRequest(
                names: names, since: range.since, until: range.until, last: range.last, isNew: range.isNew,
                filter: filter.filter, files: people.files, format: try mail.format(asked: format.format),
                sections: try only.map(DigestSection.named) ?? DigestSection.allCases, top: top, listName: listName,
                waitingAfter: waitingAfter, tree: mainline.tree, linkBase: linkBase.flatMap(LinkBase.address))
        }
    }

    private static func text(of list: String, in listing: DigestListing) throws -> String {
        guard let text = listing.text(of: list) else {
            if let table = DigestListing.tables.first(where: { list.hasPrefix($0 + ":") }) {
                throw Failure(
                    status: .nothingFound,
                    message: "the \(table)s of this digest have no '\(list.dropFirst(table.count + 1))'")
            }
            let names = DigestListing.names.joined(separator: ", ")
            let tables = DigestListing.tables.map { $0 + ":…" }.joined(separator: ", ")
            throw Failure(status: .wrongUsage, message: "there is no list '\(list)'; there are \(names), \(tables)")
        }
        return text
    }
}

extension DigestRequest {
    /// The digest in the format that was asked for.
    func render(_ result: DigestRun.Result, _ output: OutputOptions, _ envelope: MailEnvelope? = nil) -> String {
        var options = RenderingOptions(
            top: top, width: Terminal.width, isColored: output.isColored, sections: sections)
        options.subscription = subscription
        options.envelope = envelope
        options.linkBase = result.linkBase
        return format.renderer(options).render(result.digest)
    }
}
