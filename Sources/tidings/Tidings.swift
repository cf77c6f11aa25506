internal import ArgumentParser

/// The program: `tidings SUBCOMMAND …`.
struct Tidings: AsyncParsableCommand {
    /// The version that `--version` prints and the change log names.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "tidings",
        abstract: "Tells what happened on patch-driven mailing lists.",
        discussion: """
            Reads archives of mailing lists (public-inbox as lore.kernel.org has them, mbox, Maildir) into an index that it \
            keeps in your cache folder, and reports from it: who sent what, which series are new, what came back as a new \
            version.
            """,
        version: version,
        subcommands: [
            DigestCommand.self, SeriesCommand.self, ThreadCommand.self, AmCommand.self, ListCommand.self,
            IndexCommand.self, SyncCommand.self, SearchCommand.self, ServeCommand.self,
        ])
}
