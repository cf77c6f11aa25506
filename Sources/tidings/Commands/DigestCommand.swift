internal import ArgumentParser
internal import DigestReport
internal import Foundation
internal import MailArchive
internal import PatchIndex

/// The command `tidings digest ARCHIVE A..B`.
struct DigestCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Tells what happened on a list between two points.",
        discussion: """
            Brings the index up to date first. On a terminal the report goes through the pager, as git's do.

            Exit codes: 0 done, 1 no messages in the range, 2 wrong usage, 3 cannot read or write, 130 interrupted.
            """)

    @Argument(
        help: ArgumentHelp(
            "The archive: a public-inbox, an mbox, a Maildir, or the name of a list.", valueName: "archive"),
        completion: .file())
    var archive: String

    @OptionGroup var range: RangeOptions

    @Option(help: ArgumentHelp("The format of the report.", valueName: "format"))
    var format = FormatChoice(.text)

    @Option(
        help: ArgumentHelp(
            "Only these sections of text and Markdown, with commas between.",
            discussion: DigestSection.allCases.map(\.rawValue).joined(separator: ", "), valueName: "section,…"))
    var only: String?

    @Option(
        help: ArgumentHelp(
            "List the messages behind a number instead: Message-ID, day, sender and subject, with tabs between.",
            discussion: DigestListing.names.joined(separator: ", ")
                + ", \"author:NAME <ADDRESS>\", domain:DOMAIN", valueName: "count"))
    var list: String?

    @Option(help: ArgumentHelp("How many people and domains the tables show.", valueName: "number"))
    var top = 15

    @Option(
        help: ArgumentHelp("The list's name in titles.", discussion: "By default the archive's own.", valueName: "name")
    )
    var listName: String?

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        guard top > 0 else { throw ValidationError("--top takes a number from 1 on, not \(top).") }
    }

    func run() async throws {
        let store = try index.open()
        let archive = try await ArchiveName.archive(archive, in: store)
        // Resolved first where nothing is known yet, so that a slip of the pen costs no reading of the whole archive.
        _ = try await store.archives().contains { $0.path == archive.path } ? nil : archive.resolve(range.expression)
        let known = try await IndexRun(store: store).update(archive)
        let range = try await archive.resolve(range.expression, cursors: store.cursors(of: known))
        let (digest, listing) = try await DigestComposer(store: store).compose(known, range: range, listName: listName)
        guard digest.counts.messages > 0 else {
            throw Failure(status: .nothingFound, message: "no messages of \(known.name) in that range")
        }
        if let list { return try output.write(try Self.text(of: list, in: listing)) }
        let options = RenderingOptions(
            top: top, width: Terminal.width, isColored: output.isColored, sections: try sections())
        try output.write(format.format.renderer(options).render(digest))
    }

    /// The sections that were asked for, in the digest's own order.
    private func sections() throws -> [DigestSection] {
        guard let only else { return DigestSection.allCases }
        let chosen = try only.split(separator: ",").map { name in
            guard let section = DigestSection(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                let names = DigestSection.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(status: .wrongUsage, message: "there is no section '\(name)'; there are \(names)")
            }
            return section
        }
        return DigestSection.allCases.filter(chosen.contains)
    }

    private static func text(of list: String, in listing: DigestListing) throws -> String {
        guard let text = listing.text(of: list) else {
            let isTable = list.hasPrefix("author:") || list.hasPrefix("domain:")
            guard !isTable else {
                throw Failure(
                    status: .nothingFound, message: "nobody in the tables is called '\(list)'; --top shows more of them"
                )
            }
            let names = DigestListing.names.joined(separator: ", ")
            throw Failure(
                status: .wrongUsage, message: "there is no list '\(list)'; there are \(names), author:… and domain:…")
        }
        return text
    }
}
