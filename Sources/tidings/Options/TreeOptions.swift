internal import ArgumentParser

/// The tree that patches end in.
struct TreeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Look into this git repository for what became of the patches.",
            discussion: "By patch-id, by links to the mail, by title and author: what is there is Mainlined.",
            valueName: "repository"), completion: .directory)
    var tree: String?
}
