internal import ArgumentParser
internal import DigestReport

/// Which threads a digest reports.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only threads with a patch to such a file: a file, a folder, or a pattern.",
            discussion: "As in git's pathspecs, * matches / too. If repeated, one match is enough.",
            valueName: "glob"))
    var path: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only threads with a patch to files of this section of the MAINTAINERS file.",
            discussion: "Its name or a part of it; needs --maintainers FILE.", valueName: "name"))
    var subsystem: [String] = []

    @Option(
        help: ArgumentHelp("Only threads with a posting by somebody with this in name or address.", valueName: "name"))
    var author: [String] = []

    @Option(
        name: .customLong("to"), help: ArgumentHelp("Only threads with a mail to this address.", valueName: "address"))
    var to: [String] = []

    @Option(
        name: .customLong("cc"),
        help: ArgumentHelp("Only threads with a mail in copy to this address.", valueName: "address"))
    var cc: [String] = []

    /// As the digest understands them.
    var filter: ThreadFilter {
        var filter = ThreadFilter()
        filter.paths = path
        filter.subsystems = subsystem
        filter.authors = author
        filter.to = to
        filter.cc = cc
        return filter
    }

    func validate() throws {
        guard !(path + subsystem + author + to + cc).contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
            throw ValidationError("--path, --subsystem, --author, --to and --cc take a text that is not empty.")
        }
    }
}
