internal import ArgumentParser
internal import DigestReport
internal import PatchIndex

/// The command `tidings list`.
struct ListCommand: AsyncParsableCommand, Sendable {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Shows the lists that the index knows, with counts and the newest message.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Index") var index: IndexOptions

    func run() async throws {
        let store = try index.open(try await Configuration())
        let report = ListsReport(try await store.archiveSummaries())
        if report.lists.isEmpty {
            throw Failure(
                status: .nothingFound,
                message: "the index has no list yet; `tidings index ARCHIVE` reads one, `tidings sync URL` fetches one")
        }
        let options = RenderingOptions(width: Terminal.width, isColored: output.isColored)
        try await output.write(json ? JSONText.encode(report) : report.text(options: options))
    }
}
