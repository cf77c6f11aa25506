internal import Foundation
internal import MailArchive
internal import PatchIndex

/// An archive as a person names it: a path, a list of the configuration, or one that the index knows.
enum ArchiveName {
    /// The archive called `name`; a path comes first.
    static func archive(_ name: String, in store: SQLiteStore) async throws -> Archive {
        if FileManager.default.fileExists(atPath: name) { return try await Archive(at: name) }
        if let list = try Configuration().lists.first(where: { $0.name == name }) {
            guard FileManager.default.fileExists(atPath: list.path) else {
                throw Failure(
                    status: .cannotReadOrWrite,
                    message: "the archive of \(name), \(list.path), is not there yet; `tidings sync` fetches it")
            }
            return try await Archive(at: list.path)
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
}
