internal import ArgumentParser
internal import MailArchive

/// `tidings index ARCHIVE …`
struct IndexCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Brings the index up to date with archives.",
        discussion: """
            Only what is new since the last run is read. Every other command does this by itself; this one is for doing it \
            ahead of time, from cron or after a fetch.
            """)

    @Argument(help: ArgumentHelp("The archives: public-inboxes, mboxes or Maildirs.", valueName: "archive"), completion: .file())
    var archives: [String]

    @OptionGroup(title: "Index") var index: IndexOptions

    func run() async throws {
        let store = try index.open()
        for path in archives {
            try await IndexRun(store: store).update(try await Archive(at: path))
        }
    }
}
