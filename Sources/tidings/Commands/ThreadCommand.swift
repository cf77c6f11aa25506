internal import ArgumentParser
internal import DigestReport
internal import MailFormat
internal import PatchIndex
internal import PatchTracking

/// The command `tidings thread MESSAGE-ID`.
struct ThreadCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "thread",
        abstract: "Shows the thread of a message as a tree.")

    @Argument(help: ArgumentHelp("A Message-ID, or the address of a message on an archive.", valueName: "message-id"))
    var name: String

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func run() async throws {
        let id = MessageName.messageID(in: name)
        let configuration = try await Configuration()
        let lookup = try await ChangeLookup(try index.open(configuration), configuration)
        guard let thread = try await lookup.store.thread(of: id ?? MessageName.possibleID(in: name)) else {
            guard id == nil else { throw ChangeLookup.unknown(name) }
            throw Failure(
                status: .wrongUsage, message: "'\(name)' is no Message-ID; one looks like 20260105.1234@example.org")
        }
        let report = ThreadReport(thread, subjects: try await lookup.store.subjects(of: thread.thread.messageIDs))
        let options = RenderingOptions(width: Terminal.width, isColored: output.isColored)
        try await output.write(json ? JSONText.encode(report) : report.text(options: options))
    }
}
