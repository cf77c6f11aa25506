internal import Foundation
internal import MailArchive
internal import PatchIndex

/// An archive as a person names it: a path, a list of the configuration, or one that the index knows.
enum ArchiveName {
    /// The archive called `name`; a path comes first.
    static func archive(
        _ name: String, in store: SQLiteStore, _ configuration: Configuration
    ) async throws -> Archive {
        if FileManager.default.fileExists(atPath: name) { return try await Archive(at: name) }
        if let list = configuration.lists.first(where: { $0.name == name }) {
            guard FileManager.default.fileExists(atPath: list.path) else {
                throw Failure(
                    status: .cannotReadOrWrite,
                    message: "the archive of \(name), \(list.path), is not there yet; `tidings sync` fetches it")
            }
            return try await fetched(list)
        }
        let known = try await store.archives().filter { $0.name == name }
        if known.count > 1 {
            let paths = known.map { "\n  \($0.path)" }.joined()
            throw Failure(
                status: .wrongUsage,
                message: "the index has \(known.count) archives called \(name); name one by its path:", list: paths)
        }
        return try await Archive(at: known.first?.path ?? name)
    }

    /// The archive of a list; one that has a url and no mail yet has to be fetched first.
    private static func fetched(_ list: Configuration.List) async throws -> Archive {
        let hasRepository = ["/git", "/.git", "/HEAD", "/cur"].contains {
            FileManager.default.fileExists(atPath: list.path + $0)
        }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: list.path, isDirectory: &isFolder)
        if list.url != nil, exists, isFolder.boolValue, !hasRepository {
            throw Failure(
                status: .cannotReadOrWrite,
                message: "the archive of \(list.name), \(list.path), is not fetched yet; `tidings sync` fetches it")
        }
        return try await Archive(at: list.path)
    }
}
