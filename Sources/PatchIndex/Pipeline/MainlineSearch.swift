internal import MailArchive
internal import MailFormat
internal import PatchFormat
public import PatchTracking

/// Finds patches in a tree of source code.
public struct MainlineSearch: Sendable {
    private let tree: SourceTree

    /// A search in the repository at `path`.
    ///
    /// - Throws: `ArchiveError` when it is no git repository.
    public init(tree path: String) async throws {
        tree = try await SourceTree(at: path)
    }

    /// Which patches of `series` the tree has: by patch-id, by a link to the mail, by title and author.
    ///
    /// Commits are looked for from a week before the first mail on, since clocks and time zones differ.
    public func evidence(for series: [Series]) async throws -> MainlineEvidence {
        let parts = series.flatMap { $0.parts.map(\.message) }
        let files = Set(parts.flatMap(\.files)).sorted()
        guard let first = parts.map(\.receivedAt).min() else { return MainlineEvidence() }
        let commits = try await tree.commits(changing: files, since: first - 7 * 86_400)
        var found: [TrackedMessage.ID: MainlineEvidence.Entry] = [:]
        // Newest first: of two commits of one patch, as after a revert, the newest stays.
        for commit in commits {
            let patchID = PatchID(stableOf: commit.diff)
            let linked = Set(PatchMail.linkedMessageIDs(in: commit.message))
            for part in parts where found[part.id] == nil {
                guard let means = Self.means(part, commit, patchID, linked) else { continue }
                found[part.id] = MainlineEvidence.Entry(commit: commit.id, means: means)
            }
        }
        return MainlineEvidence(commits: found)
    }

    private static func means(
        _ part: TrackedMessage, _ commit: SourceTree.Commit, _ patchID: PatchID?, _ linked: Set<String>
    ) -> MainlineEvidence.Means? {
        if let patchID, part.patchID == patchID { return .patchID }
        if linked.contains(part.id) { return .link }
        guard commit.title == part.title, let author = part.author else { return nil }
        let isSame =
            commit.authorAddress.lowercased() == author.address.lowercased()
            || (!author.name.isEmpty && commit.authorName == author.name)
        return isSame ? .titleAndAuthor : nil
    }
}
