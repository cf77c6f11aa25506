internal import ArgumentParser

/// Where a report goes and how it looks there.
struct OutputOptions: ParsableArguments {
    /// When colours are used.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
    var output: String?

    @Flag(name: .customLong("no-pager"), help: "Write straight to the terminal.")
    var noPager = false

    @Option(help: ArgumentHelp("Use colours: auto, always or never.", valueName: "when"))
    var color: ColorChoice = .auto

    /// Whether the report is coloured.
    var isColored: Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto: (output == nil || output == "-") && Terminal.wantsColor
        }
    }

    /// Writes the report where it belongs.
    func write(_ text: String) async throws {
        try await Output(file: output, usesPager: !noPager).write(text)
    }
}
