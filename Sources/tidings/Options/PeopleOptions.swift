internal import ArgumentParser

/// Files with what the reader knows about people and files of source code.
struct PeopleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Join the addresses of people as this file says, in the syntax of git's .mailmap.",
            discussion: "By default the file that tidings.mailmap names in the configuration.", valueName: "file"),
        completion: .file())
    var mailmap: String?

    @Option(
        help: ArgumentHelp(
            "Look up employers in this file, in the syntax of gitdm's domain map.",
            discussion: "It comes before the map that is built in. Default: tidings.domain-map.", valueName: "file"),
        completion: .file())
    var domainMap: String?

    @Option(
        help: ArgumentHelp(
            "Count patches by the sections of this MAINTAINERS file.", discussion: "Default: tidings.maintainers.",
            valueName: "file"),
        completion: .file())
    var maintainers: String?

    /// As a request has them.
    var files: PeopleFiles { PeopleFiles(mailmap: mailmap, domainMap: domainMap, maintainers: maintainers) }
}
