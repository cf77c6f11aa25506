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
    func open() throws -> SQLiteStore {
        guard let path = file ?? IndexLocation.standard(environment: Self.environment) else {
            throw Failure(
                status: .wrongUsage,
                message: "neither XDG_CACHE_HOME nor HOME says where the index goes; choose a file with --index FILE")
        }
        // Before the first mail is read: what the index holds depends on it.
        if let limit = try Configuration().maximumMailSize { MailSize.setLimit(limit) }
        return try SQLiteStore(path: path)
    }

    private static var environment: [String: String] {
        var environment: [String: String] = [:]
        for name in ["XDG_CACHE_HOME", "HOME"] { environment[name] = Terminal.environment(name) }
        return environment
    }
}
