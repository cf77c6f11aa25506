internal import MailArchive

/// Whether an index holds what its archives say.
public struct IndexCheck: Sendable, Equatable {
    /// What is wrong with the file; empty when nothing is.
    public var damage: [String]
    /// Lines that the index has and a new one has not, and the other way round, marked `+` and `-`; empty when they agree.
    public var differences: [String]

    /// Whether nothing was found.
    public var isSound: Bool { damage.isEmpty && differences.isEmpty }

    /// What is wrong with the file of `store`, a line each, without a look at its archives: pages that are not as they were
    /// written, and what SQLite finds.
    ///
    /// - Throws: ``IndexError``.
    public static func damage(of store: SQLiteStore) async throws -> [String] { try await store.damage() }

    /// Reads all archives of `store` again into an index at `scratch` and compares row by row; `scratch` is left behind.
    ///
    /// A damaged file is not compared.
    ///
    /// - Throws: `ArchiveError`, ``IndexError``.
    public init(
        _ store: SQLiteStore, scratch: String, progress: (@Sendable (IndexProgress) -> Void)? = nil
    ) async throws {
        damage = try await store.damage()
        differences = []
        guard damage.isEmpty else { return }
        let fresh = try SQLiteStore(path: scratch)
        if try await store.keepsText() { try await fresh.keepText() }
        var checked = store
        var archives: [Archive] = []
        // Of mails that differ, the one counts that is in the archive which was known first.
        for known in try await store.archives().sorted(by: { $0.id < $1.id }) {
            if let archive = try? await Archive(at: known.path) {
                archives.append(archive)
                continue
            }
            // What is missing cannot be compared, so the rest is, as it would be without it; `tidings index` says so.
            if checked === store { checked = try store.copy(to: scratch + ".copy") }
            try await checked.forget(known)
        }
        for archive in archives {
            try await Indexer(store: checked).update(archive, progress: progress)
            try await Indexer(store: fresh).update(archive, progress: progress)
        }
        differences = Self.differences(try await checked.contents(), from: try await fresh.contents())
    }

    /// What two sorted lists of lines do not share, in one walk over both.
    static func differences(_ lines: [String], from others: [String]) -> [String] {
        var found: [String] = []
        var (index, other) = (0, 0)
        while index < lines.count || other < others.count {
            if index < lines.count, other < others.count, lines[index] == others[other] {
                (index, other) = (index + 1, other + 1)
            } else if other == others.count || index < lines.count && lines[index] < others[other] {
                found.append("+\(lines[index])")
                index += 1
            } else {
                found.append("-\(others[other])")
                other += 1
            }
        }
        return found
    }
}
