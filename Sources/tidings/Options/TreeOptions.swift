internal import ArgumentParser

/// The tree that patches end in.
struct TreeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Look into this git repository for what became of the patches.",
            discussion: "Matched by patch-id, links to the mail, title and author; what is found is Mainlined.",
            valueName: "repository"), completion: .directory)
    var tree: String?
}
