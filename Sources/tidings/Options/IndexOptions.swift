internal import ArgumentParser
internal import MailArchive
internal import PatchIndex

/// Where the index is; every command has it.
struct IndexOptions: ParsableArguments {
    @Option(
        name: .customLong("index"), help: ArgumentHelp("Keep the index in this file.", valueName: "file"),
        completion: .file())
    var file: String?

    /// Opens the index, making it when there is none.
    func open(_ configuration: Configuration) throws -> SQLiteStore {
        let standard = BaseDirectory.cache.path(environment: Terminal.environment).map { $0 + "/index.sqlite" }
        guard let path = file ?? standard else {
            throw Failure(
                status: .wrongUsage,
                message: "neither XDG_CACHE_HOME nor HOME says where the index goes; choose a file with --index FILE")
        }
        // Before the first mail is read: what the index holds depends on it.
        if let limit = try configuration.maximumMailSize { MailSize.setLimit(limit) }
        return try SQLiteStore(path: path)
    }
}
