internal import ArgumentParser
internal import DigestReport
internal import Foundation
internal import PatchIndex

/// The command `tidings search QUERY`.
struct SearchCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds messages by words, people, files, dates and more.",
        discussion: """
            The query is in the language of public-inbox, as on lore.kernel.org, with more prefixes:

                tidings search 's:vfio dfn:drivers/vfio NOT is:reply d:2.weeks.ago..'
                tidings search 'state:accepted tag:reviewed-by:priya'

            Full-text search needs an index that keeps words; `tidings index --text` turns that on.
            """)

    /// The order of what is found.
    enum Sorting: String, ExpressibleByArgument, CaseIterable {
        case relevance, date
    }

    @Argument(help: ArgumentHelp("What to search for; several words are put together.", valueName: "query"))
    var query: [String]

    @Option(help: ArgumentHelp("What comes first: relevance or date (the newest).", valueName: "order"))
    var sort: Sorting = .relevance

    @Option(help: ArgumentHelp("Only what this list has delivered.", valueName: "name"))
    var list: String?

    @Option(help: ArgumentHelp("How many to show at most; 0 for all.", valueName: "number"))
    var limit = 50

    @Flag(help: "Give all messages of the threads in which something is found.")
    var threads = false

    @Flag(help: "Give the series in which something is found, the newest version of each.")
    var series = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Write the mails as an mbox (mboxrd).")
    var mbox = false

    @Flag(name: .customShort("0"), help: "Print only Message-IDs, each ended by NUL.")
    var idsWithNUL = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func validate() throws {
        if threads, series { throw ValidationError("--threads and --series exclude each other.") }
        if [json, mbox, idsWithNUL].count(where: { $0 }) > 1 {
            throw ValidationError("Of --json, --mbox and -0 only one can be asked for.")
        }
        if limit < 0 { throw ValidationError("--limit takes a number from 0 on, not \(limit).") }
    }

    func run() async throws {
        let configuration = try await Configuration()
        let files = PeopleFiles().completed(by: configuration.settings)
        let asked = try parsed(PeopleFiles(domainMap: files.domainMap).choices().organisations)
        let store = try await ChangeLookup(try index.open(configuration), configuration).store
        let results = try await store.search(
            asked, order: sort == .date ? .date : .relevance,
            grouping: threads ? .threads : series ? .series : .messages, in: try await archive(in: store),
            limit: limit == 0 ? .max : limit, offset: 0)
        try await SearchOutput(command: self, store: store, results: results, query: asked.text).write()
        if results.total == 0 {
            let isRead = json || mbox || idsWithNUL
            throw Failure(status: .nothingFound, message: isRead ? "" : "nothing was found for '\(asked.text)'")
        }
    }

    private func parsed(_ organisations: OrganisationMap) throws -> SearchQuery {
        do {
            let asked = try SearchQuery(
                parsing: query.joined(separator: " "), now: Int64(Date().timeIntervalSince1970))
            return asked.knowing(organisations)
        } catch {
            let marked = MarkedQuery(error, width: Terminal.width - 2)
            throw Failure(
                status: .wrongUsage, message: error.reason,
                list: error.query.isEmpty ? "" : "\n  \(marked.query)\n  \(marked.mark)")
        }
    }

    private func archive(in store: SQLiteStore) async throws -> IndexedArchive.ID? {
        guard let list else { return nil }
        guard let found = try await store.archives().first(where: { $0.name == list || $0.path == list }) else {
            throw Failure(
                status: .wrongUsage, message: "the index has no list '\(list)'; `tidings list` shows those it has")
        }
        return found.id
    }
}
